import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FloorDesk, openFloor, type Plan } from '../../app/testing/floor.ts';
import { buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';
import { overlap } from './floor-plan.ts';

// The plan of a branch over HTTP, and its areas.

let app: TestApp;
let owner: Owner;
let boss: TestSession;
let stranger: TestSession;
let waitress: TestSession;
let floor: FloorDesk;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  boss = await app.logIn('fogata-duena');
  stranger = await app.logIn('esquina-duena');
  waitress = await app.logIn('fogata-mesera');
  floor = openFloor(app, boss);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

const areaOf = (plan: Plan, areaId: string) => plan.areas.find(({ id }) => id === areaId);
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

describe('the plan', () => {
  test('of the demo looks like a restaurant: everything stands somewhere and nothing in the way', async () => {
    for (const desk of [floor, openFloor(app, stranger)]) {
      const { areas } = await desk.plan();
      expect(areas.length).toBeGreaterThan(0);
      for (const { tables } of areas) {
        const places = tables.map(({ place }) => place).filter((place) => place !== null);
        expect(places).toHaveLength(tables.length);
        expect(new Set(tables.map(({ shape }) => shape)).size).toBeGreaterThan(tables.length > 4 ? 2 : 0);
        for (const [index, one] of places.entries())
          expect(places.slice(0, index).some((other) => overlap(one, other))).toBe(false);
      }
    }
  });

  test('is not sent again while it is the same', async () => {
    const url = `/v1/branches/${boss.branchId}/floor`;
    const first = await app.request('GET', url, { session: waitress });
    const headers = { 'if-none-match': String(first.headers.etag) };
    expect((await app.request('GET', url, { session: waitress, headers })).status).toBe(304);
    await floor.area();
    const second = await app.request('GET', url, { session: waitress, headers });
    expect(second.status).toBe(200);
    expect(Number(second.body.version)).toBeGreaterThan(Number(first.body.version));
    expect(second.headers.etag).not.toBe(first.headers.etag);
  });

  test('is seen by who serves, and changed by who may', async () => {
    const [areaId, tableId] = [await floor.area(), await floor.table()];
    const body = { id: newId(), areaId, name: 'X', seats: 4, shape: 'round', place: null };
    floor.refused(await floor.ask('POST', '/v1/tables', body, waitress), 403, 'kernel.forbidden');
    floor.refused(
      await floor.ask('DELETE', `/v1/areas/${areaId}`, undefined, waitress),
      403,
      'kernel.forbidden',
    );
    const other = [
      await floor.ask('POST', '/v1/tables', body, stranger),
      await floor.ask('DELETE', `/v1/areas/${areaId}`, undefined, stranger),
      await floor.ask('POST', `/v1/tables/${tableId}/restore`, {}, stranger),
      await floor.ask('GET', `/v1/branches/${boss.branchId}/floor`, undefined, stranger),
    ];
    for (const answer of other) floor.refused(answer, 404, 'kernel.not_found');
  });
});

describe('areas', () => {
  test('are made behind the others, put in order, named and written down', async () => {
    const [one, two] = [await floor.area('Patio'), await floor.area('Balcón')];
    const ids = async () => (await floor.plan()).areas.map(({ id }) => id);
    expect((await ids()).slice(-2)).toEqual([one, two]);
    const order = (...areaIds: string[]) =>
      floor.ask('PUT', `/v1/branches/${boss.branchId}/areas/order`, { areaIds });
    const before = await ids();
    const { body } = await order(two, one);
    const rest = before.filter((id) => id !== one && id !== two);
    expect(body.areas.map(({ id }) => id)).toEqual([two, one, ...rest]);
    expect((await order(two, one)).body).toEqual(body);
    floor.refused(await order(one, one), 422, 'orders.repeated');
    floor.refused(await order(one, newId()), 404, 'orders.area_unknown');
    const version = areaOf(body, one)?.version ?? 0;
    const named = await floor.ask('PUT', `/v1/areas/${one}`, { name: 'Patio grande', version });
    expect(areaOf(named.body, one)).toMatchObject({ name: 'Patio grande', version: version + 1 });
    expect(await announced()).toEqual([]);
    const late = await floor.ask('PUT', `/v1/areas/${one}`, { name: 'Tarde', version });
    floor.refused(late, 409, 'orders.area_changed');
    expect(late.body).toMatchObject({ details: { version: version + 1 } });
    expect(await auditOf(one)).toEqual(['orders.area_created', 'orders.area_changed']);
  });

  test('have names of their own in their branch, and may be called as elsewhere', async () => {
    await floor.area('Única');
    const again = (name: string) =>
      floor.ask('POST', '/v1/areas', { id: newId(), branchId: boss.branchId, name });
    floor.refused(await again('ÚNICA'), 409, 'orders.area_name_taken');
    const elsewhere = openFloor(app, stranger);
    await elsewhere.area('Única');
    const both = await Promise.all([again('A la vez'), again('a la vez')]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
  });

  test('go when they are empty, and come back unless their name was given away', async () => {
    const areaId = await floor.area('Pasajera');
    const tableId = await floor.table({ areaId });
    const remove = () => floor.ask('DELETE', `/v1/areas/${areaId}`);
    const full = await remove();
    floor.refused(full, 409, 'orders.area_in_use');
    expect(full.body).toMatchObject({ details: { tables: 1 } });
    await floor.ask('DELETE', `/v1/tables/${tableId}`);
    expect(areaOf((await remove()).body, areaId)).toBeUndefined();
    floor.refused(await remove(), 404, 'orders.area_unknown');
    const back = () => floor.ask('POST', `/v1/areas/${areaId}/restore`, {});
    floor.refused(await floor.ask('POST', `/v1/tables/${tableId}/restore`, {}), 404, 'orders.area_unknown');
    const thief = await floor.area('pasajera');
    floor.refused(await back(), 409, 'orders.area_name_taken');
    await floor.ask('DELETE', `/v1/areas/${thief}`);
    const { body } = await back();
    expect(areaOf(body, areaId)).toMatchObject({ name: 'Pasajera', tables: [] });
    expect((await back()).body).toEqual(body);
    expect(await auditOf(areaId)).toEqual([
      'orders.area_created',
      'orders.area_deleted',
      'orders.area_restored',
    ]);
  });

  test('never go while somebody puts a table into them', async () => {
    for (let round = 0; round < 8; round += 1) {
      const areaId = await floor.area();
      const body = { id: newId(), areaId, name: `R${round}`, seats: 2, shape: 'round', place: null };
      const [gone, made] = await Promise.all([
        floor.ask('DELETE', `/v1/areas/${areaId}`),
        floor.ask('POST', '/v1/tables', body),
      ]);
      expect(['200 404', '409 201']).toContain(`${gone.status} ${made.status}`);
    }
  });
});
