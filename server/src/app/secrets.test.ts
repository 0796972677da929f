import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { until } from '../kernel/testing/kernel-database.ts';
import { quiet } from '../kernel/testing/probe-events.ts';
import { accessTokens, type SigningKey, signingKey } from '../modules/identity/index.ts';
import { BadSecrets, dataFolderSecrets, rotateTokenKey, signingKeys, watchSigningKeys } from './secrets.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function folder(content?: string): Promise<{ dir: string; path: string }> {
  const dir = await mkdtemp(join(tmpdir(), 'fastops-secrets-'));
  ends.push(() => rm(dir, { recursive: true, force: true }));
  const path = join(dir, 'secrets.json');
  if (content !== undefined) await writeFile(path, content);
  return { dir, path };
}

const read = async (path: string) => JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
const OLD = 'a'.repeat(64);
const FIRST_SHAPE = JSON.stringify({ tokenSecret: OLD, databasePassword: 'password' });

test('the first start makes secrets that only their owner can read; the next ones find the same', async () => {
  const { dir, path } = await folder();
  const made = await dataFolderSecrets(dir);
  expect(made.tokenKeys).toHaveLength(1);
  expect(made.tokenKeys[0].secret).toMatch(/^[0-9a-f]{64}$/);
  expect(made.databasePassword).toMatch(/^[0-9a-f]{48}$/);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await dataFolderSecrets(dir)).toEqual(made);
  expect(await read(path)).toEqual(made);
  expect(await readdir(dir)).toEqual(['secrets.json']);
});

test('the file of the first versions is read, and written anew', async () => {
  const { dir, path } = await folder(FIRST_SHAPE);
  const secrets = await dataFolderSecrets(dir);
  expect(signingKeys(secrets)).toEqual([signingKey(OLD)]);
  expect(secrets.databasePassword).toBe('password');
  expect(await read(path)).toEqual(secrets);
  expect(secrets).not.toHaveProperty('tokenSecret');
  expect(await dataFolderSecrets(dir)).toEqual(secrets);
});

test('a rotation makes a key that signs, retires the one before it and keeps no third', async () => {
  const { dir, path } = await folder();
  const [first] = signingKeys(await dataFolderSecrets(dir));
  expect(await rotateTokenKey(dir)).toMatchObject({ retired: first?.id, dropped: undefined });
  const [second, retired, ...more] = signingKeys(await dataFolderSecrets(dir));
  expect(more).toEqual([]);
  expect(retired).toMatchObject({ id: first?.id, secret: first?.secret });
  expect(retired?.retiredAt).toBeDefined();
  expect(second?.retiredAt).toBeUndefined();
  expect(await rotateTokenKey(dir)).toMatchObject({ retired: second?.id, dropped: first?.id });
  const after = signingKeys(await dataFolderSecrets(dir));
  expect(after.map(({ id }) => id)).toEqual([expect.any(String), second?.id]);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readdir(dir)).toEqual(['secrets.json']);
});

test('a rotation on the file of the first versions retires its secret', async () => {
  const { dir } = await folder(FIRST_SHAPE);
  expect(await rotateTokenKey(dir)).toMatchObject({ retired: signingKey(OLD).id, dropped: undefined });
  const secrets = await dataFolderSecrets(dir);
  expect(secrets.databasePassword).toBe('password');
  expect(signingKeys(secrets)[1]).toMatchObject(signingKey(OLD));
});

test('without secrets there is nothing to rotate, and none are made', async () => {
  const { dir } = await folder();
  await expect(rotateTokenKey(dir)).rejects.toThrow(BadSecrets);
  expect(await readdir(dir)).toEqual([]);
});

const key = (more: object) => ({ secret: OLD, createdAt: '2026-11-22T17:00:00Z', ...more });
const RETIRED = { retiredAt: '2026-11-22T18:00:00Z' };
const damaged: [string, unknown][] = [
  ['nothing', ''],
  ['half a file', FIRST_SHAPE.slice(0, 90)],
  ['a list', []],
  ['null', null],
  ['no keys', { databasePassword: 'p' }],
  ['an empty list of keys', { tokenKeys: [], databasePassword: 'p' }],
  ['keys that are a text', { tokenKeys: OLD, databasePassword: 'p' }],
  ['a key that is a text', { tokenKeys: [OLD], databasePassword: 'p' }],
  ['a short secret', { tokenKeys: [key({ secret: 'short' })], databasePassword: 'p' }],
  ['no date', { tokenKeys: [{ secret: OLD }], databasePassword: 'p' }],
  ['a date that is none', { tokenKeys: [key({ createdAt: 'yesterday' })], databasePassword: 'p' }],
  ['only a retired key', { tokenKeys: [key(RETIRED)], databasePassword: 'p' }],
  ['two keys that sign', { tokenKeys: [key({}), key({})], databasePassword: 'p' }],
  ['a retirement that is none', { tokenKeys: [key({}), key({ retiredAt: 7 })], databasePassword: 'p' }],
  ['no password', { tokenKeys: [key({})] }],
];

test.each(damaged)(
  '%s is told as damage, without what stands in it, and left alone',
  async (_name, content) => {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    const { dir, path } = await folder(text);
    for (const act of [dataFolderSecrets, rotateTokenKey]) {
      const error: unknown = await act(dir).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(BadSecrets);
      expect(String(error)).toContain(dir);
      expect(String(error)).not.toContain(OLD.slice(0, 8));
      expect(error).not.toHaveProperty('cause');
    }
    expect(await readFile(path, 'utf8')).toBe(text);
  },
);

test('a running process takes over the keys of a changed file, and keeps its own over a damaged one', async () => {
  const { dir, path } = await folder();
  const secrets = await dataFolderSecrets(dir);
  const tokens = accessTokens(signingKeys(secrets));
  const claims = { companyId: OLD, memberId: OLD, sessionId: OLD, version: 1, branches: 'all' } as const;
  const kid = () => {
    const [head = ''] = tokens.issue(claims).token.split('.');
    return (JSON.parse(Buffer.from(head, 'base64url').toString()) as { kid: string }).kid;
  };
  let taken = 0;
  ends.push(
    watchSigningKeys(
      dir,
      (keys) => {
        taken += 1;
        tokens.use(keys);
      },
      quiet,
    ),
  );
  await until(() => (taken > 0 ? true : undefined));
  expect(kid()).toBe(signingKeys(secrets)[0]?.id);
  const { created } = await rotateTokenKey(dir);
  await until(() => (kid() === created ? true : undefined));
  const whole = await readFile(path, 'utf8');
  await writeFile(path, whole.slice(0, 40));
  await rm(path);
  await writeFile(path, '{}');
  expect(kid()).toBe(created);
  await writeFile(path, whole);
  const again = await rotateTokenKey(dir);
  await until(() => (kid() === again.created ? true : undefined));
});

test('what changed before the watch began is taken over, and after its end nothing is', async () => {
  const { dir } = await folder();
  await dataFolderSecrets(dir);
  const { created } = await rotateTokenKey(dir);
  const taken: SigningKey[][] = [];
  const stop = watchSigningKeys(dir, (keys) => taken.push([...keys]), quiet);
  await until(() => taken[0]);
  expect(taken[0]?.[0]?.id).toBe(created);
  stop();
  await rotateTokenKey(dir);
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  expect(taken).toHaveLength(1);
});

test('a file that cannot be read is an error of its own, not a reason to make new secrets', async () => {
  const { dir, path } = await folder();
  // A folder where the file should be: nobody can read it, an administrator neither.
  await mkdir(path);
  await expect(dataFolderSecrets(dir)).rejects.toMatchObject({ code: 'EISDIR' });
  expect((await stat(path)).isDirectory()).toBe(true);
});
