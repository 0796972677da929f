import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Answer,
  buildTestApp,
  orderBody,
  type TestApp,
  type TestSession,
} from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

let app: TestApp;
let owner: Owner;
let waitress: TestSession;
let stranger: TestSession;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  waitress = await app.logIn('fogata-mesera');
  stranger = await app.logIn('esquina-duena');
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

interface Catalog {
  version: number;
  categories: { id: string; name: string }[];
  products: {
    id: string;
    name: string;
    priceMinor: number;
    categoryId: string;
    taxRateBasisPoints: number;
  }[];
}

const read = (session = waitress, etag?: string): Promise<Answer<Catalog>> =>
  app.request<Catalog>('GET', '/v1/catalog', {
    session,
    headers: etag === undefined ? {} : { 'if-none-match': etag },
  });

test('the menu is one document with its version, prices and taxes, in the company’s order', async () => {
  const { status, body, headers } = await read();
  expect(status).toBe(200);
  expect(headers.etag).toBe(`"catalog-${waitress.companyId}-${body.version}"`);
  expect(headers['cache-control']).toBe('private, no-cache');
  expect(body.categories.map((one) => one.name)).toEqual([
    'Entradas',
    'Típicos',
    'Parrilla',
    'Pescados',
    'Bebidas',
    'Café y té',
    'Licores',
    'Postres',
  ]);
  expect(body.products).toHaveLength(36);
  expect(body.products.find((one) => one.name === 'Bandeja paisa')).toMatchObject({
    priceMinor: 3_890_000,
    taxName: 'Impoconsumo',
    taxRateBasisPoints: 800,
    taxIncluded: true,
  });
  const known = new Set(body.categories.map((one) => one.id));
  expect(body.products.every((one) => known.has(one.categoryId))).toBe(true);
});

describe('a device that has the current version', () => {
  test('is answered 304 without a body', async () => {
    const etag = String((await read()).headers.etag);
    const again = await read(waitress, etag);
    expect([again.status, again.body, again.headers.etag]).toEqual([304, '', etag]);
    for (const other of ['"catalog-0"', '"catalog-99999"', etag.slice(1, -1), ''])
      expect((await read(waitress, other)).status, other).toBe(200);
  });

  test('is not answered 304 by another company whose menu has the same number', async () => {
    // One browser, two companies: its cache knows the address and the ETag, not whose token came with it.
    const mine = await read();
    const set = (version: number) =>
      owner.rows('update catalog.versions set version = $1 where company_id = $2', [
        version,
        stranger.companyId,
      ]);
    const theirs = (await read(stranger)).body.version;
    await set(mine.body.version);
    const answer = await read(stranger, String(mine.headers.etag));
    expect([answer.status, answer.body.version]).toEqual([200, mine.body.version]);
    expect(answer.body.products.map((one) => one.name)).toContain('Capuchino');
    await set(theirs);
  });
});

describe('the version', () => {
  const [category, product] = [newId(), newId()];
  test.each([
    [
      'a price',
      `update catalog.products set price_minor = price_minor + 100 where name = 'Tinto' and company_id = $1`,
    ],
    ['a name', `update catalog.products set name = 'Tinto grande' where name = 'Tinto' and company_id = $1`],
    [
      'a product retired',
      `update catalog.products set state = 'retired' where name = 'Mondongo' and company_id = $1`,
    ],
    ['a tax', `update catalog.taxes set rate_basis_points = 900 where company_id = $1`],
    [
      'a category',
      `update catalog.categories set color = '#112233' where name = 'Postres' and company_id = $1`,
    ],
    [
      'a new category',
      `insert into catalog.categories (company_id, id, name, color) values ($1, '${category}', 'Sopas', '#123456')`,
    ],
    [
      'a new product',
      `insert into catalog.products (company_id, id, category_id, tax_id, name, price_minor)
      select $1, '${product}', '${category}', id, 'Changua', 990000 from catalog.taxes where company_id = $1`,
    ],
    ['a product removed', `delete from catalog.products where id = '${product}' and company_id = $1`],
    ['a category removed', `delete from catalog.categories where id = '${category}' and company_id = $1`],
  ])('grows with %s, for this company alone', async (_what, sql) => {
    const [before, other] = [await read(), await read(stranger)];
    await owner.rows(sql, [waitress.companyId]);
    const after = await read(waitress, String(before.headers.etag));
    expect(after.status).toBe(200);
    expect(after.body.version).toBeGreaterThan(before.body.version);
    expect(after.body).not.toEqual({ ...before.body, version: after.body.version });
    expect((await read(stranger, String(other.headers.etag))).status).toBe(304);
  });

  test('does not move with a change that was undone', async () => {
    const before = await read();
    await owner.undone(() =>
      owner.rows(`update catalog.products set price_minor = 1 where company_id = $1`, [waitress.companyId]),
    );
    expect((await read(waitress, String(before.headers.etag))).status).toBe(304);
  });

  test('counts every change when two people change the menu at the same moment', async () => {
    const before = (await read()).body.version;
    const second = await openOwner(app.db.ownerUrl);
    const raise = `update catalog.products set price_minor = price_minor + 1 where company_id = $1 and name = $2`;
    const work = [owner, second].map(async (editor, index) => {
      for (let change = 0; change < 10; change += 1) {
        await editor.rows(raise, [waitress.companyId, index === 0 ? 'Mondongo' : 'Mojarra frita']);
      }
    });
    await Promise.all(work);
    await second.close();
    expect((await read()).body.version).toBe(before + 20);
  });
});

test('what was ordered keeps its name, price and tax when the menu changes', async () => {
  const made = await orderBody(app, waitress, [['Lechona', 2]]);
  const { body: placed } = await app.request('POST', '/v1/orders', { session: waitress, ...made });
  await owner.rows(
    `update catalog.products set name = 'Lechona tolimense', price_minor = 1 where name = 'Lechona' and company_id = $1`,
    [waitress.companyId],
  );
  const { body: kept } = await app.request('GET', `/v1/orders/${made.body.id}`, { session: waitress });
  expect([kept.totalMinor, kept.taxMinor, kept.lines]).toEqual([
    placed.totalMinor,
    placed.taxMinor,
    placed.lines,
  ]);
  const { lines } = placed as unknown as { lines: object[] };
  expect(lines[0]).toMatchObject({ name: 'Lechona', unitPriceMinor: 2_990_000 });
});
