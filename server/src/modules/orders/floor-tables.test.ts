import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FloorDesk, openFloor, type Plan } from '../../app/testing/floor.ts';
import { buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';
import { overlap } from './floor-plan.ts';

// The tables of a branch over HTTP: made, changed, put somewhere, taken away.

let app: TestApp;
let owner: Owner;
let boss: TestSession;
let floor: FloorDesk;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  boss = await app.logIn('fogata-duena');
  floor = openFloor(app, boss);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

const areaOf = (plan: Plan, areaId: string) => plan.areas.find(({ id }) => id === areaId);
const tableOf = (plan: Plan, tableId: string) =>
  plan.areas.flatMap(({ tables }) => tables).find(({ id }) => id === tableId);
const auditOf = (objectId: string) =>
  owner
    .rows<{ action: string }>('select action from identity.audit_log where object_id = $1 order by seq', [
      objectId,
    ])
    .then((rows) => rows.map(({ action }) => action));
const announced = () =>
  owner
    .rows<{ payload: { tableIds: string[] } }>(
      "select payload from kernel.deliveries where event = 'orders.floor_changed' order by seq desc limit 1",
    )
    .then(([row]) => row?.payload.tableIds);
const SPOT = { x: 40, y: 40, width: 80, height: 80, rotation: 0 } as const;

describe('tables', () => {
  test('are made once, whatever the network does', async () => {
    const areaId = await floor.area();
    const body = { id: newId(), areaId, name: 'Una vez', seats: 2, shape: 'round', place: SPOT };
    const sent = { session: boss, body, headers: { 'idempotency-key': newId() } };
    const first = await app.request<Plan>('POST', '/v1/tables', sent);
    expect(first.status).toBe(201);
    const { id, areaId: _, ...shown } = body;
    expect(tableOf(first.body, id)).toEqual({ id, ...shown, version: 1 });
    const again = await app.request<Plan>('POST', '/v1/tables', sent);
    expect([again.status, again.headers['idempotent-replay']]).toEqual([201, 'true']);
    floor.refused(
      await floor.ask('POST', '/v1/tables', { ...body, name: 'Otra' }),
      409,
      'orders.table_exists',
    );
    expect(await announced()).toEqual([id]);
  });

  test('two of one name at the same moment: one is made', async () => {
    const areaId = await floor.area();
    const make = (name: string) =>
      floor.ask('POST', '/v1/tables', { id: newId(), areaId, name, seats: 2, shape: 'round', place: null });
    const both = await Promise.all([make('Gemela'), make('GEMELA')]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    const refused = both.find(({ status }) => status === 409);
    if (refused) floor.refused(refused, 409, 'orders.table_name_taken');
    expect(areaOf(await floor.plan(), areaId)?.tables).toHaveLength(1);
  });

  test('are changed by who saw the last version, and find room in another area', async () => {
    const [from, to] = [await floor.area(), await floor.area('Destino')];
    await floor.table({ areaId: to, place: SPOT });
    const id = await floor.table({ areaId: from, name: 'Viajera', place: SPOT });
    const change = (version: number, fields: object = {}) =>
      floor.ask('PUT', `/v1/tables/${id}`, {
        ...{ areaId: from, name: 'Viajera', seats: 6, shape: 'rectangle', version },
        ...fields,
      });
    const { body } = await change(1);
    expect(tableOf(body, id)).toMatchObject({ seats: 6, shape: 'rectangle', place: SPOT, version: 2 });
    const late = await change(1);
    floor.refused(late, 409, 'orders.table_changed');
    expect(late.body).toMatchObject({ details: { version: 2 } });
    floor.refused(await change(2, { areaId: newId() }), 404, 'orders.area_unknown');
    floor.refused(await change(2, { name: '1' }), 409, 'orders.table_name_taken');
    const moved = await change(2, { areaId: to });
    const [first, second] = areaOf(moved.body, to)?.tables.map(({ place }) => place) ?? [];
    if (!first || !second) throw new Error('the table stands nowhere');
    expect(overlap(first, second)).toBe(false);
    const [row] = await owner.rows<{ before: object; after: object }>(
      "select before, after from identity.audit_log where object_id = $1 and action = 'orders.table_changed' order by seq desc",
      [id],
    );
    expect(row?.after).toEqual({ name: 'Viajera', area: 'Destino', seats: 6, shape: 'rectangle' });
  });

  test('stand where they are put, all or none, and go back when the former places are sent', async () => {
    const areaId = await floor.area();
    const [one, two] = [await floor.table({ areaId, place: SPOT }), await floor.table({ areaId })];
    const put = (...tables: { tableId: string; version: number; place: object | null }[]) =>
      floor.ask('PUT', `/v1/branches/${boss.branchId}/floor/positions`, { tables });
    const there = { ...SPOT, x: 500, rotation: 45 };
    const { body } = await put(
      { tableId: one, version: 1, place: there },
      { tableId: two, version: 1, place: SPOT },
    );
    expect(tableOf(body, one)).toMatchObject({ place: there, version: 2 });
    const late = await put(
      { tableId: one, version: 2, place: SPOT },
      { tableId: two, version: 1, place: there },
    );
    floor.refused(late, 409, 'orders.table_changed');
    expect(late.body).toMatchObject({ details: { tables: [{ id: two, version: 2 }] } });
    const unknown = await put(
      { tableId: one, version: 2, place: SPOT },
      { tableId: newId(), version: 1, place: null },
    );
    floor.refused(unknown, 404, 'orders.table_unknown');
    const twice = { tableId: one, version: 2, place: SPOT };
    floor.refused(await put(twice, twice), 422, 'orders.repeated');
    expect(tableOf(await floor.plan(), one)).toMatchObject({ place: there, version: 2 });
    const undone = await put(
      { tableId: two, version: 2, place: null },
      { tableId: one, version: 2, place: SPOT },
    );
    expect([one, two].map((id) => tableOf(undone.body, id)?.place)).toEqual([SPOT, null]);
    for (const place of [
      { ...SPOT, x: -1 },
      { ...SPOT, y: 2_001 },
      { ...SPOT, width: 0 },
      { ...SPOT, height: 401 },
      { ...SPOT, rotation: 30 },
    ])
      floor.refused(await put({ tableId: one, version: 3, place }), 400, 'kernel.invalid_input');
  });

  test('moved by two at once: one of them, and never half', async () => {
    const ids = [await floor.table(), await floor.table(), await floor.table()];
    const put = (order: readonly string[], x: number) =>
      floor.ask('PUT', `/v1/branches/${boss.branchId}/floor/positions`, {
        tables: order.map((tableId) => ({ tableId, version: 1, place: { ...SPOT, x } })),
      });
    const both = await Promise.all([put(ids, 100), put(ids.toReversed(), 200)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const plan = await floor.plan();
    expect(new Set(ids.map((id) => tableOf(plan, id)?.place?.x)).size).toBe(1);
  });

  test('go when nothing is open on them, and come back unless their name was given away', async () => {
    const id = await floor.table({ name: 'Fugaz', place: SPOT });
    const remove = () => floor.ask('DELETE', `/v1/tables/${id}`);
    const back = () => floor.ask('POST', `/v1/tables/${id}/restore`, {});
    expect(tableOf((await remove()).body, id)).toBeUndefined();
    expect((await floor.tables()).some((table) => table.id === id)).toBe(false);
    floor.refused(await remove(), 404, 'orders.table_unknown');
    const thief = await floor.table({ name: 'FUGAZ' });
    floor.refused(await back(), 409, 'orders.table_name_taken');
    await floor.ask('DELETE', `/v1/tables/${thief}`);
    const { body } = await back();
    expect(tableOf(body, id)).toMatchObject({ name: 'Fugaz', place: SPOT, version: 3 });
    expect((await back()).body).toEqual(body);
    await floor.order(id);
    const busy = await remove();
    floor.refused(busy, 409, 'orders.table_in_use');
    expect(busy.body).toMatchObject({ details: { orders: 1 } });
    expect(await auditOf(id)).toEqual([
      'orders.table_created',
      'orders.table_deleted',
      'orders.table_restored',
    ]);
  });
});

describe('many tables at once', () => {
  const generate = (areaId: string, count: number, fields: object = {}, key = newId()) =>
    app.request<Plan>('POST', `/v1/areas/${areaId}/tables/generate`, {
      session: boss,
      headers: { 'idempotency-key': key },
      body: {
        tables: Array.from({ length: count }, () => ({ id: newId() })),
        ...{ firstNumber: 1, prefix: 'G', seats: 4, shape: 'square', ...fields },
      },
    });

  test('get the next free numbers, each where nothing stands', async () => {
    const areaId = await floor.area();
    await floor.table({ name: 'g3', areaId, place: { ...SPOT, x: 100, rotation: 45 } });
    const { status, body } = await generate(areaId, 5);
    expect(status).toBe(201);
    const tables = areaOf(body, areaId)?.tables ?? [];
    expect(tables.map(({ name }) => name)).toEqual(['G1', 'G2', 'g3', 'G4', 'G5', 'G6']);
    const more = await generate(areaId, 4, { firstNumber: 5, shape: 'rectangle' });
    const all = areaOf(more.body, areaId)?.tables ?? [];
    expect(all.map(({ name }) => name).slice(-4)).toEqual(['G7', 'G8', 'G9', 'G10']);
    const places = all.map(({ place }) => place).filter((place) => place !== null);
    expect(places).toHaveLength(10);
    for (const [index, one] of places.entries())
      expect(places.slice(0, index).some((other) => overlap(one, other))).toBe(false);
    expect(await auditOf(areaId)).toEqual([
      'orders.area_created',
      'orders.tables_generated',
      'orders.tables_generated',
    ]);
  });

  test('are made once under one key, and not at all when one of them cannot be', async () => {
    const areaId = await floor.area();
    const known = { id: await floor.table() };
    const key = newId();
    const tables = [{ id: newId() }, { id: newId() }];
    const fields = { tables, prefix: 'K' };
    const first = await generate(areaId, 0, fields, key);
    const again = await generate(areaId, 0, fields, key);
    expect([first.status, again.status, again.headers['idempotent-replay']]).toEqual([201, 201, 'true']);
    expect(again.body).toEqual(first.body);
    floor.refused(await generate(areaId, 0, fields), 409, 'orders.table_exists');
    const half = await generate(areaId, 0, { tables: [{ id: newId() }, known], prefix: 'K' });
    floor.refused(half, 409, 'orders.table_exists');
    const twin = { id: newId() };
    floor.refused(await generate(areaId, 0, { tables: [twin, twin] }), 422, 'orders.repeated');
    for (const fields of [{ tables: [] }, { firstNumber: 0 }, { prefix: 'x'.repeat(11) }, { shape: 'star' }])
      floor.refused(await generate(areaId, 1, fields), 400, 'kernel.invalid_input');
    floor.refused(await generate(areaId, 61), 400, 'kernel.invalid_input');
    expect(areaOf(await floor.plan(), areaId)?.tables.map(({ name }) => name)).toEqual(['K1', 'K2']);
  });

  test('by several people at once never share a number', async () => {
    const areas = [await floor.area(), await floor.area(), await floor.area()];
    const answers = await Promise.all(areas.map((areaId) => generate(areaId, 20, { prefix: 'V' })));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    const names = (await floor.plan()).areas.flatMap(({ tables }) => tables.map(({ name }) => name));
    expect(names.filter((name) => /^V\d+$/.test(name))).toHaveLength(60);
    expect(names).toContain('V60');
  });
});
