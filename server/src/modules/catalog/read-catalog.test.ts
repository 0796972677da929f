import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectProblem } from '../../app/testing/problem.ts';
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
  businessDate: string;
  taxClasses: { id: string; taxes: { name: string; rateBasisPoints: number; included: boolean }[] }[];
  categories: { id: string; name: string }[];
  products: {
    id: string;
    name: string;
    priceMinor: number;
    categoryId: string;
    taxClassId: string;
    stationId: string | null;
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
  expect(headers.etag).toBe(
    `"menu-${waitress.companyId}-${waitress.branchId}-dine_in-${body.businessDate}-${body.version}"`,
  );
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
  expect(body.products).toHaveLength(39);
  const bandeja = body.products.find((one) => one.name === 'Bandeja paisa');
  expect(bandeja).toMatchObject({ priceMinor: 3_890_000, windows: null, variants: [], groupIds: [] });
  // Made where its category is made, taxed as its class is in the regime of the branch.
  expect(bandeja?.stationId).toMatch(/^[0-9a-f-]{36}$/);
  expect(body.taxClasses.find(({ id }) => id === bandeja?.taxClassId)?.taxes).toMatchObject([
    { name: 'Impoconsumo', rateBasisPoints: 800, included: true },
  ]);
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
    ['a tax', `update catalog.tax_rates set rate_basis_points = 900 where company_id = $1`],
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
      `insert into catalog.products (company_id, id, category_id, tax_class_id, name, price_minor)
      select $1, '${product}', '${category}', id, 'Changua', 990000 from catalog.tax_classes where company_id = $1 limit 1`,
    ],
    [
      'a size',
      `insert into catalog.variants (company_id, id, product_id, name, price_minor) values ($1, gen_random_uuid(), '${product}', 'Grande', 1)`,
    ],
    ['a size removed', `delete from catalog.variants where product_id = '${product}' and company_id = $1`],
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

describe('what changed since a version', () => {
  interface Changes {
    version: number;
    whole: boolean;
    changes: null | {
      products: { name: string; priceMinor: number }[];
      categories: { name: string }[];
      soldOut: { itemId: string }[];
      removed: { productIds: string[]; soldOutItemIds: string[] };
    };
  }
  const since = async (version: number, day: string, session = waitress): Promise<Changes> => {
    const url = `/v1/catalog/changes?since=${version}&day=${day}`;
    const { status, body } = await app.request<Changes>('GET', url, { session });
    expect(status).toBe(200);
    return body;
  };
  const named = (name: string) =>
    owner.rows<{ id: string }>('select id from catalog.products where company_id = $1 and name = $2', [
      waitress.companyId,
      name,
    ]);

  test('is nothing for who is up to date, and everything for who is from another day, or ahead', async () => {
    const { version, businessDate } = (await read()).body;
    expect(await since(version, businessDate)).toMatchObject({ whole: false, changes: null });
    for (const [at, day] of [
      [version, '2001-01-01'],
      [version + 1, businessDate],
      [0, businessDate],
    ] as const)
      expect(await since(at, day), `${at} ${day}`).toMatchObject({ version, whole: true, changes: null });
  });

  test('is the products that changed and those that are gone, and moves by one with a transaction', async () => {
    const { version, businessDate } = (await read()).body;
    await owner.rows('begin');
    await owner.rows(
      `update catalog.products set price_minor = 1234500 where company_id = $1 and name = 'Lomo al trapo'`,
      [waitress.companyId],
    );
    await owner.rows(
      `update catalog.products set state = 'retired' where company_id = $1 and name = 'Pechuga a la plancha'`,
      [waitress.companyId],
    );
    await owner.rows('commit');
    const found = await since(version, businessDate);
    expect(found.version).toBe(version + 1);
    expect(found.changes?.products.map(({ name, priceMinor }) => [name, priceMinor])).toEqual([
      ['Lomo al trapo', 1_234_500],
    ]);
    expect(found.changes?.removed.productIds).toEqual([(await named('Pechuga a la plancha'))[0]?.id]);
    expect(found.changes?.categories).toEqual([]);
    expect((await since(version, businessDate, stranger)).changes).not.toMatchObject({ products: [{}] });
  });

  test('says what has run out, and what is there again', async () => {
    const [product] = await named('Sancocho de gallina');
    const { version, businessDate } = (await read()).body;
    const set = (soldOut: boolean) =>
      owner.rows(
        `insert into catalog.sold_out (company_id, branch_id, product_id, sold_out, changed_by) values ($1, $2, $3, $4, $5)
          on conflict (company_id, branch_id, item_id) do update set sold_out = excluded.sold_out`,
        [waitress.companyId, waitress.branchId, product?.id, soldOut, waitress.memberId],
      );
    await set(true);
    const out = await since(version, businessDate);
    expect(out.changes?.soldOut).toMatchObject([{ itemId: product?.id }]);
    const made = await orderBody(app, waitress, [['Sancocho de gallina', 1]]);
    const refused = await app.request('POST', '/v1/orders', { session: waitress, ...made });
    expectProblem(refused, 409, 'catalog.sold_out');
    await set(false);
    expect((await since(out.version, businessDate)).changes?.removed.soldOutItemIds).toEqual([product?.id]);
    expect((await app.request('POST', '/v1/orders', { session: waitress, ...made })).status).toBe(201);
  });

  test('is everything where taxes, lists of prices or the place of a category changed', async () => {
    for (const sql of [
      `update catalog.tax_rates set rate_basis_points = rate_basis_points where company_id = $1`,
      `insert into catalog.price_lists (company_id, id, name) values ($1, gen_random_uuid(), 'Domicilios')`,
      `update catalog.categories set station_id = null where company_id = $1 and name = 'Licores'`,
    ]) {
      const { version, businessDate } = (await read()).body;
      await owner.rows(sql, [waitress.companyId]);
      expect(await since(version, businessDate), sql).toMatchObject({ whole: true });
    }
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
