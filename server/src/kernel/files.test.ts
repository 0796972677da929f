import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Files, openFiles } from './files.ts';
import { FakeObjectStore } from './testing/fake-object-store.ts';
import { quiet } from './testing/probe-events.ts';

const NAME = 'pictures/ab/ab01-160.webp';
const KEYS = { key: 'key-of-the-tests', secret: 'canary-4711' };

let folder: string;
let store: FakeObjectStore;
let port: number;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fastops-files-'));
  store = new FakeObjectStore(KEYS);
  port = await store.listen();
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const onDisk = () => openFiles({ kind: 'folder', folder }, quiet);
const inBucket = (log = quiet, keys = KEYS) =>
  openFiles(
    { kind: 's3', bucket: 'fotos', region: 'auto', endpoint: `http://127.0.0.1:${port}`, ...keys },
    log,
  );

describe.each([
  ['a folder', onDisk],
  ['a bucket', () => inBucket()],
])('%s', (_, open: () => Promise<Files>) => {
  test('gives back exactly the bytes that were put, of any size', async () => {
    const files = await open();
    for (const size of [0, 1, 100, 4_095, 70_000, 1_000_000]) {
      const bytes = randomBytes(size);
      await files.put(NAME, bytes, 'image/webp');
      expect(Buffer.compare((await files.read(NAME)) ?? Buffer.from('nothing'), bytes)).toBe(0);
    }
  });

  test('has nothing where nothing was put, and nothing after it was removed, twice', async () => {
    const files = await open();
    expect(await files.read(NAME)).toBeUndefined();
    await files.put(NAME, Buffer.from('picture'), 'image/webp');
    await files.remove(NAME);
    await files.remove(NAME);
    expect(await files.read(NAME)).toBeUndefined();
  });

  test('takes no name that is not of the server’s making', async () => {
    const files = await open();
    for (const name of [
      '../x.webp',
      'pictures/../../x.webp',
      '/etc/passwd',
      'pictures/.env',
      'pictures/x',
      'pictures\\x.webp',
      'pictures/%2e%2e/x.webp',
      'pictures/a\0b.webp',
      'x.webp',
    ]) {
      await expect(files.put(name, Buffer.from('x'), 'image/webp')).rejects.toMatchObject({
        code: 'kernel.files_unavailable',
      });
      await expect(files.read(name)).rejects.toMatchObject({ kind: 'unavailable' });
    }
    expect(await readdir(folder)).toEqual([]);
    expect(store.heard).toEqual([]);
  });

  test('many at once are each whole', async () => {
    const files = await open();
    const all = Array.from({ length: 20 }, (_, i) => ({
      name: `pictures/x/p${i}.webp`,
      bytes: randomBytes(20_000),
    }));
    await Promise.all(all.map(({ name, bytes }) => files.put(name, bytes, 'image/webp')));
    for (const { name, bytes } of all) expect(await files.read(name)).toEqual(bytes);
  });
});

test('a file of the folder appears whole: nothing half written has its name, and its leftovers go with it', async () => {
  const files = await onDisk();
  await files.put(NAME, Buffer.from('whole'), 'image/webp');
  const inside = join(folder, 'pictures/ab');
  expect(await readdir(inside)).toEqual(['ab01-160.webp']);
  // As a process leaves it that dies while it writes.
  await writeFile(join(inside, 'ab01-160.webp.part'), 'ha');
  expect(await readFile(join(inside, 'ab01-160.webp'), 'utf8')).toBe('whole');
  await files.remove(NAME);
  expect(await readdir(inside)).toEqual([]);
});

test('a folder that cannot be written is a refusal that may pass', async () => {
  await writeFile(join(folder, 'file'), '');
  const files = await openFiles({ kind: 'folder', folder: join(folder, 'file') }, quiet);
  await expect(files.put(NAME, Buffer.from('x'), 'image/webp')).rejects.toMatchObject({
    kind: 'unavailable',
    code: 'kernel.files_unavailable',
  });
});

test('a bucket is told the type, in its own path, with a signature that fits', async () => {
  const files = await inBucket();
  await files.put(NAME, Buffer.from('picture'), 'image/webp');
  expect([...store.objects]).toEqual([
    [`fotos/${NAME}`, { bytes: Buffer.from('picture'), type: 'image/webp' }],
  ]);
  expect(store.heard).toEqual([`PUT /fotos/${NAME}`]);
  const stranger = await inBucket(quiet, { ...KEYS, secret: 'another' });
  await expect(stranger.read(NAME)).rejects.toMatchObject({ code: 'kernel.files_unavailable' });
});

test('a store that fails or takes no key is a refusal, and the log never learns the secret', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const files = await inBucket(log);
  for (const mode of ['fails', 'distrusts'] as const) {
    store.mode = mode;
    await expect(files.put(NAME, Buffer.from('x'), 'image/webp')).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'kernel.files_unavailable',
    });
  }
  expect(lines).toHaveLength(2);
  expect(lines.join('')).toContain('the files cannot be reached');
  expect(lines.join('')).toContain('403');
  for (const secret of [KEYS.secret, KEYS.key]) expect(lines.join('')).not.toContain(secret);
});
