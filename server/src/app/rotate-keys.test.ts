import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../kernel/config.ts';
import { until } from '../kernel/testing/kernel-database.ts';
import { quiet } from '../kernel/testing/probe-events.ts';
import { accessTokens, signingKey } from '../modules/identity/index.ts';
import { dataFolderSecrets, signingKeys, watchSigningKeys } from './secrets.ts';

// The command as an administrator runs it: a process of its own, beside one that serves.

const SECRET = 'the secret of an installation that is long enough';
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'fastops-rotate-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

async function rotate(env: Record<string, string>) {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./rotate-keys.ts', import.meta.url))], {
    env: { FASTOPS_DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = { out: '', err: '' };
  child.stdout.on('data', (bytes: Buffer) => {
    written.out += bytes.toString();
  });
  child.stderr.on('data', (bytes: Buffer) => {
    written.err += bytes.toString();
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...written };
}

test('without secrets it says so, changes nothing and fails', async () => {
  const said = await rotate({});
  expect(said).toMatchObject({ code: 1, out: '' });
  expect(said.err).toContain(`There is no secrets.json in ${dataDir} yet`);
  expect(said.err.trim().split('\n')).toHaveLength(1);
  expect(await readdir(dataDir)).toEqual([]);
});

test('a process that runs signs with the new key, and reads what the old one signed', async () => {
  const secrets = await dataFolderSecrets(dataDir);
  const [first] = signingKeys(secrets);
  const tokens = accessTokens(signingKeys(secrets));
  const stop = watchSigningKeys(dataDir, (keys) => tokens.use(keys), quiet);
  const issue = () => {
    const id = '01890000-0000-7000-8000-000000000000';
    const { token } = tokens.issue({
      companyId: id,
      memberId: id,
      sessionId: id,
      version: 1,
      branches: 'all',
    });
    const [head = ''] = token.split('.');
    return { token, kid: (JSON.parse(Buffer.from(head, 'base64url').toString()) as { kid: string }).kid };
  };
  const before = issue();
  expect(before.kid).toBe(first?.id);
  const said = await rotate({});
  expect(said).toMatchObject({ code: 0, err: '' });
  const [second] = signingKeys(await dataFolderSecrets(dataDir));
  expect(said.out).toContain(`The key ${second?.id} signs access tokens`);
  expect(said.out).toContain(`What ${first?.id} signed stays good`);
  for (const { secret } of [first, second].filter((key) => key !== undefined))
    expect(said.out).not.toContain(secret);
  await until(() => (issue().kid === second?.id ? true : undefined));
  expect(tokens.read(before.token)).toBeDefined();
  const again = await rotate({});
  expect(again.out).toContain(`The key before it, ${first?.id}, is refused`);
  await until(() => (tokens.read(before.token) === undefined ? true : undefined));
  stop();
});

test('where the secret is a setting it tells the new value, which the settings accept', async () => {
  const { tokenKeys } = await dataFolderSecrets(dataDir);
  const said = await rotate({ FASTOPS_SECRET: SECRET, DATABASE_URL: 'postgres://app@127.0.0.1:1/fastops' });
  expect(said).toMatchObject({ code: 0, err: '' });
  const value = /^ +FASTOPS_SECRET=(.*)$/m.exec(said.out)?.[1] ?? '';
  const { secrets } = readConfig({ FASTOPS_SECRET: value });
  expect(secrets).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), SECRET]);
  // A token of the old secret is read with the new value.
  const { token } = accessTokens([signingKey(SECRET)]).issue({
    companyId: '01890000-0000-7000-8000-000000000000',
    memberId: '01890000-0000-7000-8000-000000000000',
    sessionId: '01890000-0000-7000-8000-000000000000',
    version: 1,
    branches: [],
  });
  expect(accessTokens(secrets.map((secret) => signingKey(secret))).read(token)).toBeDefined();
  // The older of two gives way.
  const second = await rotate({ FASTOPS_SECRET: value });
  expect(second.out).toContain(`,${secrets[0]}`);
  expect(second.out).not.toContain(SECRET);
  expect((await dataFolderSecrets(dataDir)).tokenKeys).toEqual(tokenKeys);
});

test('bad settings are told in one sentence each', async () => {
  const said = await rotate({ FASTOPS_SECRET: 'short', PORT: 'x' });
  expect(said).toMatchObject({ code: 1, out: '' });
  expect(said.err).toContain('FASTOPS_SECRET must have at least 32 characters');
  expect(said.err).toContain('PORT must be');
  expect(said.err).not.toContain('at file:');
});
