import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectProblem } from '../../app/testing/problem.ts';
import { type Answer, buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// The tree of categories over HTTP.

interface Line {
  id: string;
  parentId: string | null;
  name: string;
  version: number;
  products: number;
}

let app: TestApp;
let owner: Owner;
let boss: TestSession;
let stranger: TestSession;

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

const shape = (name: string, change: object = {}) => ({
  ...{ name, parentId: null, color: '#123456', stationId: null, windows: [] as object[] },
  ...change,
});
const ask = (method: 'GET' | 'POST' | 'PUT', url: string, body?: object, session = boss) =>
  app.request<{ categories: Line[] }>(method, url, {
    session,
    body,
    headers: { 'idempotency-key': newId() },
  });
const all = async (session = boss) =>
  (await ask('GET', '/v1/categories', undefined, session)).body.categories;
const change = (id: string, body: object) => ask('PUT', `/v1/categories/${id}`, body);
const remove = (id: string, body: object = {}, session = boss) =>
  ask('POST', `/v1/categories/${id}/delete`, body, session);
const refused = (answer: Answer<{ categories: Line[] }>, status: number, code: string) =>
  expectProblem(answer as unknown as Answer, status, code);
async function made(name: string, parentId: string | null = null): Promise<string> {
  const id = newId();
  const { status, body } = await ask('POST', '/v1/categories', { id, ...shape(name, { parentId }) });
  expect(status, JSON.stringify(body)).toBe(201);
  return id;
}
async function withProduct(): Promise<Line> {
  const full = (await all()).find(({ products }) => products > 0);
  if (!full) throw new Error('the demo has no products');
  return full;
}

describe('categories', () => {
  test('are made below each other, in the order of their making', async () => {
    const drinks = await made('Bebidas de la casa');
    const [hot, cold] = [await made('Calientes', drinks), await made('Frías', drinks)];
    const lines = (await all()).filter(({ parentId }) => parentId === drinks);
    expect(lines.map(({ id }) => id)).toEqual([hot, cold]);
    const order = { parentId: drinks, categoryIds: [cold, hot] };
    const { status, body } = await ask('PUT', '/v1/categories/order', order);
    expect(status).toBe(200);
    expect(body.categories.filter(({ parentId }) => parentId === drinks).map(({ id }) => id)).toEqual([
      cold,
      hot,
    ]);
  });

  test('are put below another one, in their place among those there, and only where that is possible', async () => {
    const [from, to] = [await made('De aquí'), await made('Para allá')];
    const [moved, there] = [await made('Se muda', from), await made('Ya estaba', to)];
    const place = (parentId: string | null, ...categoryIds: string[]) =>
      ask('PUT', '/v1/categories/order', { parentId, categoryIds });
    const { body } = await place(to, moved, there);
    const below = body.categories.filter(({ parentId }) => parentId === to);
    expect(below.map(({ id }) => id)).toEqual([moved, there]);
    refused(await place(moved, to), 422, 'catalog.category_circle');
    refused(await place(newId(), moved), 404, 'catalog.category_unknown');
    refused(await place(to, moved, moved), 422, 'catalog.repeated');
    await made('Se muda', from);
    refused(await place(from, moved), 409, 'catalog.category_name_taken');
    expect((await all()).find(({ id }) => id === moved)?.parentId).toBe(to);
  });

  test('have names of their own among those beside them', async () => {
    const [one, two] = [await made('Uno'), await made('Dos')];
    await made('Igual', one);
    await made('Igual', two);
    const again = await ask('POST', '/v1/categories', { id: newId(), ...shape('IGUAL', { parentId: one }) });
    refused(again, 409, 'catalog.category_name_taken');
  });

  test('cannot be put below themselves, nor by two at once into a circle', async () => {
    const [left, right] = [await made('Izquierda'), await made('Derecha')];
    refused(
      await change(left, { ...shape('Izquierda', { parentId: left }), version: 1 }),
      422,
      'catalog.category_circle',
    );
    const both = await Promise.all([
      change(left, { ...shape('Izquierda', { parentId: right }), version: 1 }),
      change(right, { ...shape('Derecha', { parentId: left }), version: 1 }),
    ]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 422]);
  });

  test('a change made on an older one is refused, and the fresh version is told', async () => {
    const id = await made('Versión');
    expect((await change(id, { ...shape('Versión dos'), version: 1 })).status).toBe(200);
    const late = await change(id, { ...shape('Versión tres'), version: 1 });
    refused(late, 409, 'catalog.category_changed');
    expect(late.body).toMatchObject({ details: { version: 2 } });
    expect((await all()).find((line) => line.id === id)?.name).toBe('Versión dos');
  });

  test('a station that is not theirs is refused', async () => {
    const answer = await ask('POST', '/v1/categories', {
      id: newId(),
      ...shape('Sin', { stationId: newId() }),
    });
    refused(answer, 404, 'catalog.station_unknown');
  });

  test('are deleted with their products moved, and not before', async () => {
    const full = await withProduct();
    const target = await made('Destino');
    refused(await remove(full.id), 409, 'catalog.category_in_use');
    refused(await remove(full.id, { moveTo: full.id }), 404, 'catalog.category_unknown');
    const { body } = await remove(full.id, { moveTo: target });
    expect(body.categories.find(({ id }) => id === full.id)).toBeUndefined();
    expect(body.categories.find(({ id }) => id === target)?.products).toBe(full.products);
    const [row] = await owner.rows<{ after: object }>(
      "select after from identity.audit_log where object_id = $1 and action = 'catalog.category_deleted'",
      [full.id],
    );
    expect(row?.after).toEqual({ movedProducts: full.products, movedTo: target });
    refused(await remove(full.id), 404, 'catalog.category_unknown');
  });

  test('are brought back with the products that went, but for those that were put elsewhere since', async () => {
    const full = await withProduct();
    const target = await made('Refugio');
    const gone = await remove(full.id, { moveTo: target });
    const { movedProductIds } = gone.body as unknown as { movedProductIds: string[] };
    expect(movedProductIds).toHaveLength(full.products);
    const other = await made('Otra parte');
    const elsewhere = { productIds: movedProductIds.slice(0, 1), categoryId: other };
    await app.request('POST', '/v1/products/change', { session: boss, body: elsewhere });
    const back = (body: object, session = boss) =>
      ask('POST', `/v1/categories/${full.id}/restore`, body, session);
    refused(await back({}, stranger), 404, 'catalog.category_unknown');
    refused(await back({ moveFrom: newId(), productIds: [] }), 404, 'catalog.category_unknown');
    const { status, body } = await back({ moveFrom: target, productIds: movedProductIds });
    expect(status).toBe(200);
    const countOf = (id: string) => body.categories.find((line) => line.id === id)?.products;
    expect([full.id, target, other].map(countOf)).toEqual([full.products - 1, 0, 1]);
    // Once more is no change.
    expect((await back({ moveFrom: other, productIds: movedProductIds })).body).toEqual(body);
    refused(await back({ moveFrom: other, productIds: [newId()] }), 404, 'catalog.product_unknown');
  });

  test('are not brought back under a name that was given away, nor below what is gone', async () => {
    const above = await made('Se va entera');
    const below = await made('Hija', above);
    await remove(below);
    await made('Hija', above);
    const back = () => ask('POST', `/v1/categories/${below}/restore`, {});
    refused(await back(), 409, 'catalog.category_name_taken');
    const alone = await made('Sola');
    const child = await made('Nieta', alone);
    await remove(child);
    await remove(alone);
    refused(await ask('POST', `/v1/categories/${child}/restore`, {}), 404, 'catalog.category_unknown');
  });

  test('have hours, which hold for what is in them, and are replaced whole', async () => {
    const morning = {
      branchId: null,
      channel: null,
      weekdays: [1, 2, 3, 4, 5],
      fromMinute: 360,
      toMinute: 660,
    };
    const id = await made('Desayunos');
    const first = await change(id, { ...shape('Desayunos', { windows: [morning] }), version: 1 });
    expect(first.body.categories.find((line) => line.id === id)).toMatchObject({ windows: [morning] });
    const onMenu = async () => {
      const { body } = await app.request<{ categories: { id: string; windows: object[] | null }[] }>(
        'GET',
        '/v1/catalog',
        { session: boss },
      );
      return body.categories.find((line) => line.id === id)?.windows;
    };
    expect(await onMenu()).toMatchObject([{ fromMinute: 360, toMinute: 660 }]);
    expect((await change(id, { ...shape('Desayunos'), version: 2 })).status).toBe(200);
    expect(await onMenu()).toBeNull();
    const empty = { ...morning, toMinute: 360 };
    const answer = await change(id, { ...shape('Desayunos', { windows: [empty] }), version: 3 });
    refused(answer, 422, 'catalog.window_empty');
    const strange = { ...morning, branchId: newId() };
    const other = await change(id, { ...shape('Desayunos', { windows: [strange] }), version: 3 });
    refused(other, 404, 'catalog.branch_unknown');
  });

  test('with others below them stay', async () => {
    const above = await made('Arriba');
    await made('Abajo', above);
    refused(await remove(above), 409, 'catalog.category_has_children');
  });

  test('a product made at the same moment is never left in a category that is gone', async () => {
    const [product] = await owner.rows<{ taxClassId: string }>(
      'select tax_class_id as "taxClassId" from catalog.products where company_id = $1 limit 1',
      [boss.companyId],
    );
    for (let round = 0; round < 12; round++) {
      const categoryId = await made(`Carrera ${round}`);
      const [gone, placed] = await Promise.all([
        remove(categoryId),
        app.request('POST', '/v1/products', {
          session: boss,
          headers: { 'idempotency-key': newId() },
          body: {
            ...{ id: newId(), name: `Carrera ${round}`, categoryId, taxClassId: product?.taxClassId },
            ...{ description: null, stationId: null, code: null, barcode: null, priceMinor: 100_000 },
            ...{ prepMinutes: null, allergens: [], tags: [], state: 'active', variants: [], groupIds: [] },
            ...{ combo: null, windows: [] },
          },
        }),
      ]);
      expect([`${gone.status} ${placed.status}`]).toContainEqual(gone.status === 200 ? '200 404' : '409 201');
    }
  });

  test('of another company are neither seen nor touched', async () => {
    const own = await made('Propia');
    expect((await all(stranger)).some(({ id }) => id === own)).toBe(false);
    refused(await remove(own, {}, stranger), 404, 'catalog.category_unknown');
    const order = await ask('PUT', '/v1/categories/order', { parentId: null, categoryIds: [own] }, stranger);
    refused(order, 404, 'catalog.category_unknown');
  });
});
