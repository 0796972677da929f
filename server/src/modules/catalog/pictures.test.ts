// size: one story of a picture, from the upload to the end of its files.
import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { photograph } from '../../app/testing/hostile-pictures.ts';
import { expectProblem } from '../../app/testing/problem.ts';
import {
  type Answer,
  buildTestApp,
  type Loose,
  type TestApp,
  type TestSession,
} from '../../app/testing/test-app.ts';
import { runDueJobs } from '../../kernel/jobs.ts';
import { FakeObjectStore } from '../../kernel/testing/fake-object-store.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';
import { quiet } from '../../kernel/testing/probe-events.ts';

// A product's picture from the upload to the till: set, replaced, taken off, brought back, and its files gone in the end.

let app: TestApp;
let owner: Owner;
let boss: TestSession;
let stranger: TestSession;
let folder: string;
let productId: string;
let red: Buffer;
let blue: Buffer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fastops-pictures-'));
  app = await buildTestApp({ env: { FILES_DIR: join(folder, 'files') } });
  owner = await openOwner(app.db.ownerUrl);
  boss = await app.logIn('fogata-duena');
  stranger = await app.logIn('esquina-duena');
  red = await (await photograph(1_600, 1_200)).jpeg().toBuffer();
  blue = await sharp({ create: { width: 300, height: 300, channels: 4, background: '#2244cc80' } })
    .png()
    .toBuffer();
});
afterAll(async () => {
  await owner.close();
  await app.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  const { body } = await app.request<{ products: { id: string }[] }>('GET', '/v1/products', {
    session: boss,
  });
  productId = body.products[0]?.id ?? '';
  await remove();
});

const at = (id = productId) => `/v1/products/${id}/picture`;
const send = (bytes: Uint8Array, type: string, session = boss, id = productId): Promise<Answer> =>
  app.request('PUT', at(id), { session, bytes, headers: { 'content-type': type } });
const set = async (bytes: Uint8Array, type: string): Promise<Loose> => {
  const { status, body } = await send(bytes, type);
  expect(status).toBe(200);
  return body.picture as Loose;
};
const remove = (session = boss, id = productId) => app.request('DELETE', at(id), { session });
const restore = (pictureId: unknown, session = boss, id = productId) =>
  app.request('POST', `${at(id)}/restore`, { session, body: { pictureId } });
const read = (id: unknown, size = 160, headers = {}) =>
  app.system.http.inject({ url: `/v1/pictures/${String(id)}-${size}.webp`, headers });
const product = async () => (await app.request('GET', `/v1/products/${productId}`, { session: boss })).body;
const onTill = async () => {
  const { body } = await app.request<{
    version: number;
    products: { id: string; pictureId: string | null }[];
  }>('GET', '/v1/catalog', { session: boss });
  return { version: body.version, pictureId: body.products.find(({ id }) => id === productId)?.pictureId };
};
const rows = () =>
  owner.rows<{ id: string; state: string; unused: boolean }>(
    `select id, state, unused_since is not null as unused from catalog.pictures where company_id = $1`,
    [boss.companyId],
  );
const files = async (): Promise<string[]> => {
  const all = await readdir(join(folder, 'files'), { recursive: true, withFileTypes: true });
  return all.filter((one) => one.isFile()).map(({ name }) => name);
};

describe('a picture', () => {
  test('shows in the list, on the page and on the till, in three sizes and as a few pixels', async () => {
    const before = await onTill();
    const picture = await set(red, 'image/jpeg');
    expect(picture).toMatchObject({ sizes: [160, 480, 1200], width: 1200, height: 900 });
    expect(picture.address).toBe(`/v1/pictures/${String(picture.id)}`);
    expect(String(picture.placeholder)).toMatch(/^data:image\/webp;base64,/);
    expect(String(picture.placeholder).length).toBeLessThanOrEqual(600);
    expect((await product()).picture).toEqual(picture);
    const { body } = await app.request('GET', '/v1/products', { session: boss });
    expect(Object.values(body.products ?? {}).find(({ id }) => String(id) === productId)?.picture).toEqual(
      picture,
    );
    const after = await onTill();
    expect(after.pictureId).toBe(picture.id);
    expect(after.version).toBeGreaterThan(before.version);
    const { body: changed } = await app.request(
      'GET',
      `/v1/catalog/changes?since=${before.version}&day=${await day()}`,
      { session: boss },
    );
    const [only, ...more] = Object.values(changed.changes?.products ?? {});
    expect(more).toEqual([]);
    expect(only).toMatchObject({ id: productId, pictureId: picture.id });
  });

  test('is served to anybody who knows its name, for ever, as nothing but a picture', async () => {
    const picture = await set(red, 'image/jpeg');
    for (const [size, width, height] of [
      [160, 160, 120],
      [480, 480, 360],
      [1200, 1200, 900],
    ] as const) {
      const { statusCode, headers, rawPayload } = await read(picture.id, size);
      expect(statusCode).toBe(200);
      expect(headers).toMatchObject({
        'content-type': 'image/webp',
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'same-site',
      });
      expect(await sharp(rawPayload).metadata()).toMatchObject({ format: 'webp', width, height });
      const again = await read(picture.id, size, { 'if-none-match': String(headers.etag) });
      expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0]);
    }
    expect(
      (await app.system.http.inject({ method: 'HEAD', url: `${String(picture.address)}-160.webp` }))
        .statusCode,
    ).toBe(200);
  });

  test('is not enlarged, and keeps what can be seen through', async () => {
    const picture = await set(blue, 'image/png');
    expect(picture).toMatchObject({ width: 300, height: 300 });
    const { width, hasAlpha } = await sharp((await read(picture.id, 1200)).rawPayload).metadata();
    expect([width, hasAlpha]).toEqual([300, true]);
  });

  test('sent once more is the same one, and the menu does not change', async () => {
    const first = await set(red, 'image/jpeg');
    const [before, stored] = [await onTill(), await files()];
    expect(await set(red, 'image/jpeg')).toEqual(first);
    expect([await onTill(), await files()]).toEqual([before, stored]);
  });

  test('is taken off and brought back; both once more are no change', async () => {
    const picture = await set(red, 'image/jpeg');
    expect((await remove()).body).toEqual({ picture: null });
    expect((await onTill()).pictureId).toBeNull();
    expect((await remove()).body).toEqual({ picture: null });
    expect((await restore(picture.id)).body).toEqual({ picture });
    expect((await onTill()).pictureId).toBe(picture.id);
    expect((await restore(picture.id)).body).toEqual({ picture });
    const { body } = await app.request('GET', '/v1/audit?limit=3', { session: boss });
    expect(Object.values(body.entries ?? {}).map(({ action }) => action)).toEqual([
      'catalog.picture_changed',
      'catalog.picture_removed',
      'catalog.picture_changed',
    ]);
  });

  test('that was replaced can be brought back too', async () => {
    const first = await set(red, 'image/jpeg');
    const second = await set(blue, 'image/png');
    expect((await read(first.id)).statusCode).toBe(200);
    await restore(first.id);
    expect((await product()).picture).toEqual(first);
    expect((await rows()).find(({ id }) => id === String(second.id))?.unused).toBe(true);
  });

  test('leaves the version of the product alone: whoever has it open loses nothing', async () => {
    const { version } = await product();
    await set(red, 'image/jpeg');
    expect((await product()).version).toBe(version);
  });

  test('of many sent at once one is shown, and none of the others is forgotten', async () => {
    const colours = ['#100000', '#200000', '#300000', '#400000'];
    const sent = await Promise.all(
      colours.map((background) =>
        sharp({ create: { width: 50, height: 50, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const answers = await Promise.all(sent.map((bytes) => send(bytes, 'image/png')));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const shown = (await onTill()).pictureId;
    const mine = (await rows()).filter(({ id }) =>
      answers.some(({ body }) => String(body.picture?.id) === id),
    );
    expect(mine.filter(({ unused }) => !unused).map(({ id }) => id)).toEqual([shown]);
    expect(mine).toHaveLength(4);
  });
});

async function day(): Promise<string> {
  const { body } = await app.request<{ businessDate: string }>('GET', '/v1/catalog', { session: boss });
  return body.businessDate;
}

describe('who and what', () => {
  test('another company finds neither the product nor the picture', async () => {
    const picture = await set(red, 'image/jpeg');
    expectProblem(await send(red, 'image/jpeg', stranger), 404, 'catalog.product_unknown');
    expectProblem(await remove(stranger), 404, 'catalog.product_unknown');
    const { body } = await app.request<{ products: { id: string }[] }>('GET', '/v1/products', {
      session: stranger,
    });
    const theirs = body.products[0]?.id ?? '';
    expectProblem(await restore(picture.id, stranger, theirs), 404, 'catalog.picture_unknown');
    expectProblem(await restore(picture.id, stranger), 404, 'catalog.product_unknown');
  });

  test('a picture stays with its product, and a waiter changes none', async () => {
    const picture = await set(red, 'image/jpeg');
    const { body } = await app.request<{ products: { id: string }[] }>('GET', '/v1/products', {
      session: boss,
    });
    expectProblem(await restore(picture.id, boss, body.products[1]?.id), 404, 'catalog.picture_unknown');
    const waiter = await app.logIn('fogata-mesera');
    for (const answer of [await send(red, 'image/jpeg', waiter), await remove(waiter)])
      expectProblem(answer, 403, 'kernel.forbidden');
  });

  test('a product that was taken off the menu takes no picture', async () => {
    await app.request('POST', `/v1/products/${productId}/delete`, { session: boss, body: {} });
    try {
      expectProblem(await send(blue, 'image/png'), 404, 'catalog.product_unknown');
      expectProblem(await remove(), 404, 'catalog.product_unknown');
    } finally {
      await app.request('POST', `/v1/products/${productId}/restore`, { session: boss, body: {} });
    }
  });

  test('what was done is written down', async () => {
    const picture = await set(red, 'image/jpeg');
    await remove();
    const { body } = await app.request('GET', '/v1/audit?limit=2', { session: boss });
    expect(Object.values(body.entries ?? {}).map(({ action }) => action)).toEqual([
      'catalog.picture_removed',
      'catalog.picture_changed',
    ]);
    expect(JSON.stringify(body)).toContain(String(picture.id));
  });

  test('the export of the company has the pictures, by which each file has its address', async () => {
    const picture = await set(red, 'image/jpeg');
    const { status, body } = await app.request('GET', '/v1/company/exports/catalog.pictures', {
      session: boss,
    });
    expect(status).toBe(200);
    expect(JSON.stringify(body)).toContain(String(picture.id));
  });
});

describe('files', () => {
  test('a store that cannot be reached: nothing is shown, and what was written down is found later', async () => {
    await set(blue, 'image/png');
    const before = await product();
    await rename(join(folder, 'files'), join(folder, 'aside'));
    await writeFile(join(folder, 'files'), '');
    try {
      expectProblem(await send(red, 'image/jpeg'), 503, 'kernel.files_unavailable');
      expect(await product()).toEqual(before);
      expect((await rows()).filter(({ state }) => state === 'storing')).toHaveLength(1);
    } finally {
      await rm(join(folder, 'files'));
      await rename(join(folder, 'aside'), join(folder, 'files'));
    }
    const [left] = (await rows()).filter(({ state }) => state === 'storing');
    // Its files were never whole: it is not to be shown.
    expectProblem(await restore(left?.id), 404, 'catalog.picture_unknown');
    expect((await send(red, 'image/jpeg')).status).toBe(200);
  });

  test('leave when no product has shown them for a week, and never while one does', async () => {
    const old = await set(red, 'image/jpeg');
    const shown = await set(blue, 'image/png');
    await sweep();
    expect((await read(old.id)).statusCode).toBe(200);
    await owner.rows(
      `update catalog.pictures set unused_since = now() - interval '8 days' where unused_since is not null`,
    );
    await sweep();
    expect((await read(old.id)).statusCode).toBe(404);
    expectProblem(await restore(old.id), 404, 'catalog.picture_unknown');
    expect((await rows()).map(({ id }) => id)).toEqual([shown.id]);
    expect((await files()).sort()).toEqual(
      [160, 480, 1200].map((size) => `${String(shown.id)}-${size}.webp`).sort(),
    );
    expect((await read(shown.id)).statusCode).toBe(200);
  });

  test('one that has begun to leave is not brought back, and leaves in the end', async () => {
    const picture = await set(red, 'image/jpeg');
    await remove();
    await owner.rows(
      `update catalog.pictures set unused_since = now() - interval '8 days', state = 'leaving' where id = $1`,
      [picture.id],
    );
    expectProblem(await restore(picture.id), 404, 'catalog.picture_unknown');
    await sweep();
    expect((await rows()).some(({ id }) => id === String(picture.id))).toBe(false);
  });
});

/** Runs the job that removes what nobody needs any more, as the worker does. */
async function sweep(): Promise<void> {
  const jobs = app.system.modules.flatMap(({ jobs: all = [] }) =>
    all.filter(({ name }) => name === 'catalog.forget_pictures'),
  );
  await owner.rows(
    `insert into kernel.clock_jobs (name) values ('catalog.forget_pictures') on conflict do nothing`,
  );
  await owner.rows(`update kernel.clock_jobs set next_run_at = now() - interval '1 second'`);
  expect(await runDueJobs(app.system.database, jobs, quiet)).toEqual(['catalog.forget_pictures']);
  expect(await owner.rows('select last_error from kernel.clock_jobs where last_error is not null')).toEqual(
    [],
  );
}

test('the same with a bucket in place of the folder', async () => {
  const keys = { key: 'key-of-the-tests', secret: 'secret-of-the-tests' };
  const store = new FakeObjectStore(keys);
  const port = await store.listen();
  const env = {
    S3_BUCKET: 'fotos',
    S3_ENDPOINT: `http://127.0.0.1:${port}`,
    S3_KEY: keys.key,
    S3_SECRET: keys.secret,
  };
  const there = await buildTestApp({ beside: app, env });
  try {
    const { status, body } = await there.request('PUT', at(), {
      session: boss,
      bytes: red,
      headers: { 'content-type': 'image/jpeg' },
    });
    expect(status).toBe(200);
    expect(store.objects.size).toBe(3);
    const url = `/v1/pictures/${String(body.picture?.id)}-480.webp`;
    const answer = await there.system.http.inject({ url });
    expect(answer.statusCode).toBe(200);
    expect(await sharp(answer.rawPayload).metadata()).toMatchObject({ format: 'webp', width: 480 });
    store.mode = 'fails';
    expectProblem(await there.request('GET', url), 503, 'kernel.files_unavailable');
  } finally {
    await there.close();
    await store.close();
  }
});
