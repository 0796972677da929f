import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { companyDigest } from '../../app/testing/catalogue.ts';
import { CANARY, type HostilePicture, hostilePictures, telling } from '../../app/testing/hostile-pictures.ts';
import { expectProblem } from '../../app/testing/problem.ts';
import { buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// Whatever somebody sends as a picture (threat H17, T46) is refused and leaves nothing behind, or is made anew, with nothing
// of what was sent in it but its pixels.

let app: TestApp;
let owner: Owner;
let boss: TestSession;
let folder: string;
let productId: string;
let corpus: HostilePicture[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fastops-hostile-'));
  app = await buildTestApp({ env: { FILES_DIR: folder } });
  owner = await openOwner(app.db.ownerUrl);
  boss = await app.logIn('fogata-duena');
  const { body } = await app.request<{ products: { id: string }[] }>('GET', '/v1/products', {
    session: boss,
  });
  productId = body.products[0]?.id ?? '';
  corpus = await hostilePictures();
});
afterAll(async () => {
  await owner.close();
  await app.close();
  await rm(folder, { recursive: true });
});

const send = (bytes: Uint8Array, type: string) =>
  app.request('PUT', `/v1/products/${productId}/picture`, {
    session: boss,
    bytes,
    headers: { 'content-type': type },
  });
const stored = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile());
const fileOf = async (id: unknown, size: number): Promise<Buffer> => {
  const url = `/v1/pictures/${String(id)}-${size}.webp`;
  const answer = await app.system.http.inject({ url });
  expect(answer.statusCode).toBe(200);
  return answer.rawPayload;
};

test('more than twelve kinds are refused as a problem, and no row and no file is left', async () => {
  const refused = corpus.filter(({ wanted }) => wanted !== 'made anew');
  expect(refused.length).toBeGreaterThanOrEqual(12);
  const before = await companyDigest(owner, boss.companyId);
  for (const { kind, type, bytes, wanted } of refused) {
    if (wanted === 'made anew') continue;
    expectProblem(await send(bytes, type), wanted.status, wanted.code, kind);
  }
  expect(await companyDigest(owner, boss.companyId)).toEqual(before);
  expect(await stored()).toEqual([]);
});

test('what has something behind it or in it is made anew without it', async () => {
  const taken = corpus.filter(({ wanted }) => wanted === 'made anew');
  expect(taken.length).toBeGreaterThanOrEqual(4);
  for (const { kind, type, bytes } of taken) {
    const { status, body } = await send(bytes, type);
    expect(status, kind).toBe(200);
    for (const size of [160, 480, 1200]) {
      const file = await fileOf(body.picture?.id, size);
      expect(file.includes(CANARY), `${kind} at ${size}`).toBe(false);
      expect(file.includes('<script'), `${kind} at ${size}`).toBe(false);
      // To its last byte: the length a WebP says it has is the length it has.
      expect(file.readUInt32LE(4) + 8, kind).toBe(file.length);
      const { format, exif, icc, xmp, iptc, pages } = await sharp(file).metadata();
      expect({ format, exif, icc, xmp, iptc, pages }, kind).toEqual({
        ...{
          format: 'webp',
          exif: undefined,
          icc: undefined,
          xmp: undefined,
          iptc: undefined,
          pages: undefined,
        },
      });
    }
    expect(JSON.stringify(body)).not.toContain(CANARY);
  }
});

test('where a picture was taken is not told, and what lay on its side stands upright', async () => {
  const sent = await telling();
  const before = await sharp(sent).metadata();
  expect(before.orientation).toBe(6);
  expect(before.exif?.includes(CANARY)).toBe(true);
  expect([before.width, before.height]).toEqual([400, 300]);
  const { body } = await send(sent, 'image/jpeg');
  expect(body.picture).toMatchObject({ width: 300, height: 400 });
  const after = await sharp(await fileOf(body.picture?.id, 1200)).metadata();
  expect([after.width, after.height, after.orientation, after.exif]).toEqual([
    300,
    400,
    undefined,
    undefined,
  ]);
});

test('names that were not given are nowhere, however they are written', async () => {
  await send(await telling(), 'image/jpeg');
  const [file] = await stored();
  const name = file?.name ?? '';
  const known = name.slice(0, 36);
  const names = [
    '..%2fx',
    '..%2f..%2f..%2fetc%2fpasswd',
    '%2e%2e%2f%2e%2e%2fx',
    '....%2f%2fx',
    '..%5c..%5cx',
    '%00',
    `${known}-160.webp%00.png`,
    `${known}-160.webp.part`,
    `${known}-161.webp`,
    `${known}-160.png`,
    `${known}`,
    `${known.toUpperCase()}-160.webp`,
    `..%2f${known.slice(0, 2)}%2f${name}`,
    '00000000-0000-4000-8000-000000000000-160.webp',
    'x'.repeat(3_000),
    '%252e%252e%252fx',
  ];
  for (const one of names) {
    const answer = await app.request('GET', `/v1/pictures/${one}`);
    expect([400, 404], one.slice(0, 80)).toContain(answer.status);
    expect(String(answer.headers['content-type'])).toContain('application/problem+json');
    expect(String(answer.headers['cache-control'] ?? '')).not.toContain('immutable');
  }
  expectProblem(
    await app.request('PUT', '/v1/products/..%2fx/picture', {
      session: boss,
      bytes: await telling(),
      headers: { 'content-type': 'image/jpeg' },
    }),
    400,
    'kernel.invalid_input',
  );
});
