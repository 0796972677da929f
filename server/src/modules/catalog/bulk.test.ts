import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectProblem } from '../../app/testing/problem.ts';
import { type Answer, buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// Many products changed at once: all or none, and what was done can be taken back.

interface Line {
  id: string;
  name: string;
  categoryId: string;
  priceMinor: number;
  variants: number;
  state: string;
  deleted: boolean;
  version: number;
}

let app: TestApp;
let owner: Owner;
let boss: TestSession;
let stranger: TestSession;
let lines: Line[];

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  boss = await app.logIn('fogata-duena');
  stranger = await app.logIn('esquina-duena');
});
afterAll(async () => {
  await owner.close();
  await app.close();
});
beforeEach(async () => {
  lines = (await all()).slice(0, 5);
});

async function all(query = ''): Promise<Line[]> {
  const { body } = await app.request<{ products: Line[] }>('GET', `/v1/products${query}`, { session: boss });
  return body.products;
}
const now = async () => {
  const [kept, gone] = await Promise.all([all(), all('?state=deleted')]);
  return lines.map((line) => [...kept, ...gone].find(({ id }) => id === line.id));
};
const setPrices = (prices: object[], session = boss) =>
  app.request<{ changed: number }>('PUT', '/v1/products/prices', { session, body: { prices } });
const change = (body: object, session = boss) =>
  app.request<{ changed: number }>('POST', '/v1/products/change', { session, body });
const refused = (answer: Answer<unknown>, status: number, code: string) =>
  expectProblem(answer as Answer, status, code);
const ids = () => lines.map(({ id }) => id);
const dearer = (by: number) =>
  lines.map(({ id, priceMinor }) => ({ itemId: id, fromMinor: priceMinor, toMinor: priceMinor + by }));

describe('prices of many products', () => {
  test('change as they were looked at, are written down, and are taken back by turning them round', async () => {
    const wanted = dearer(50_000);
    expect((await setPrices(wanted)).body).toEqual({ changed: 5 });
    expect((await now()).map((line) => line?.priceMinor)).toEqual(wanted.map(({ toMinor }) => toMinor));
    expect((await now()).map((line) => line?.version)).toEqual(lines.map(({ version }) => version + 1));
    const back = wanted.map(({ itemId, fromMinor, toMinor }) => ({
      ...{ itemId, fromMinor: toMinor, toMinor: fromMinor },
    }));
    expect((await setPrices(back)).body).toEqual({ changed: 5 });
    expect((await now()).map((line) => line?.priceMinor)).toEqual(lines.map(({ priceMinor }) => priceMinor));
    const rows = await owner.rows('select 1 from catalog.price_changes where product_id = any ($1)', [ids()]);
    expect(rows).toHaveLength(10);
  });

  test('of two who looked at the same price one is told, and nothing of that one holds', async () => {
    const answers = await Promise.all([setPrices(dearer(100)), setPrices(dearer(200))]);
    const [won, lost] = answers.toSorted((a, b) => a.status - b.status);
    expect(won?.body).toEqual({ changed: 5 });
    refused(lost as Answer<unknown>, 409, 'catalog.price_moved');
    const [by, ...others] = new Set(
      (await now()).map((line, at) => (line?.priceMinor ?? 0) - (lines[at]?.priceMinor ?? 0)),
    );
    expect(others).toEqual([]);
    expect([100, 200]).toContain(by);
  });

  test('of sizes are changes of their product, which an older copy does not overwrite', async () => {
    const sized = (await all()).find(({ variants }) => variants > 0);
    if (!sized) throw new Error('the demo has no product with sizes');
    interface Whole {
      id: string;
      deleted: boolean;
      picture: unknown;
      version: number;
      variants: { id: string; priceMinor: number }[];
    }
    const url = `/v1/products/${sized.id}`;
    const { body } = await app.request<Whole>('GET', url, { session: boss });
    const [size] = body.variants;
    const price = { itemId: size?.id, fromMinor: size?.priceMinor, toMinor: 123_400 };
    expect((await setPrices([price])).body).toEqual({ changed: 1 });
    const { id: _id, deleted: _deleted, picture: _picture, ...old } = body;
    refused(await app.request('PUT', url, { session: boss, body: old }), 409, 'catalog.product_changed');
    const { body: fresh } = await app.request<Whole>('GET', url, { session: boss });
    expect(fresh.variants[0]?.priceMinor).toBe(123_400);
  });

  test('with one that is not there, or twice the same, are refused whole', async () => {
    const strange = { itemId: newId(), fromMinor: 1, toMinor: 2 };
    refused(await setPrices([...dearer(1), strange]), 404, 'catalog.item_unknown');
    const [first] = dearer(1);
    refused(await setPrices([first ?? {}, first ?? {}]), 422, 'catalog.repeated');
    refused(await setPrices(dearer(1), stranger), 404, 'catalog.item_unknown');
    expect(await now()).toEqual(lines);
  });
});

describe('many products', () => {
  test('are deleted, and brought back', async () => {
    expect((await change({ productIds: ids(), state: 'deleted' })).body).toEqual({ changed: 5 });
    expect((await now()).every((line) => line?.deleted === true)).toBe(true);
    const { body } = await app.request<{ products: { id: string }[] }>('GET', '/v1/catalog', {
      session: boss,
    });
    expect(body.products.some(({ id }) => ids().includes(id))).toBe(false);
    expect((await change({ productIds: ids(), state: 'deleted' })).body).toEqual({ changed: 0 });
    expect((await change({ productIds: ids(), state: 'active' })).body).toEqual({ changed: 5 });
    expect((await now()).every((line) => line?.deleted === false && line.state === 'active')).toBe(true);
  });

  test('are moved and retired; what is there already does not count', async () => {
    const other = (await all()).find(({ categoryId }) => categoryId !== lines[0]?.categoryId);
    const categoryId = other?.categoryId ?? '';
    const before = lines.filter((line) => line.categoryId !== categoryId).length;
    expect((await change({ productIds: ids(), categoryId })).body).toEqual({ changed: before });
    expect((await now()).every((line) => line?.categoryId === categoryId)).toBe(true);
    expect((await change({ productIds: ids(), state: 'retired' })).body).toEqual({ changed: 5 });
    expect((await now()).every((line) => line?.state === 'retired')).toBe(true);
    expect((await change({ productIds: ids(), state: 'active' })).body).toEqual({ changed: 5 });
  });

  test('with one that is not there, or into a category that is not, are refused whole', async () => {
    refused(
      await change({ productIds: [...ids(), newId()], state: 'deleted' }),
      404,
      'catalog.product_unknown',
    );
    refused(await change({ productIds: ids(), categoryId: newId() }), 404, 'catalog.category_unknown');
    refused(await change({ productIds: ids(), state: 'deleted' }, stranger), 404, 'catalog.product_unknown');
    expect(await now()).toEqual(lines);
  });

  test('come back only while nobody else has their code', async () => {
    const [one, two] = lines;
    if (!one || !two) throw new Error('the demo has too few products');
    const give = (id: string, code: string | null) =>
      owner.rows('update catalog.products set code = $2 where id = $1', [id, code]);
    await give(one.id, 'UNICO');
    await change({ productIds: [one.id], state: 'deleted' });
    await give(two.id, 'UNICO');
    refused(await change({ productIds: ids(), state: 'active' }), 409, 'catalog.code_taken');
    await give(two.id, null);
    expect((await change({ productIds: ids(), state: 'active' })).body).toEqual({ changed: 1 });
  });
});
