import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FloorDesk, openFloor, type Standing } from '../../app/testing/floor.ts';
import { buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type FakeClock, fakeClock } from '../../kernel/testing/fake-clock.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// What goes on at tables, over HTTP: orders, attention, reservations, tables pushed together.

let app: TestApp;
let owner: Owner;
let clock: FakeClock;
let floor: FloorDesk;
let waitress: FloorDesk;
let boss: TestSession;

beforeAll(async () => {
  clock = fakeClock('2026-11-20T17:00:00Z');
  app = await buildTestApp({ clock });
  owner = await openOwner(app.db.ownerUrl);
  boss = await app.logIn('fogata-duena');
  floor = openFloor(app, boss);
  waitress = openFloor(app, await app.logIn('fogata-mesera'));
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

const at = async (tableId: string): Promise<Standing> => {
  const found = (await waitress.tables()).find(({ id }) => id === tableId);
  if (!found) throw new Error('the table is not there');
  return found;
};
const act = (method: 'POST' | 'PUT' | 'DELETE', tableId: string, what: string, body?: object) =>
  waitress.ask<Standing>(method, `/v1/tables/${tableId}/${what}`, body);
const attention = (tableId: string, wanted: boolean) => act('POST', tableId, 'attention', { wanted });
const join = (tableId: string, toTableId: string) => act('POST', tableId, 'join', { toTableId });
const unjoin = (tableId: string) => act('POST', tableId, 'unjoin', {});
const rowOf = async (tableId: string) => {
  const [row] = await owner.rows<{ version: number; attention_by: string | null }>(
    'select version, attention_by from orders.tables where id = $1',
    [tableId],
  );
  return row;
};
const announced = async () => {
  const rows = await owner.rows("select 1 from kernel.deliveries where event = 'orders.floor_changed'");
  return rows.length;
};

describe('a table', () => {
  test('shows the order that stands open on it, which whoever opens it again joins, and that the bill was asked for', async () => {
    const id = await floor.table();
    expect(await at(id)).toMatchObject({ state: 'free', openOrders: 0, order: null, shape: 'square' });
    const first = await waitress.order(id, { guests: 3 });
    clock.advance({ minutes: 5 });
    await waitress.order(id);
    expect(await at(id)).toMatchObject({
      ...{ state: 'occupied', openOrders: 1 },
      order: { id: first, guests: 3, totalMinor: 700_000, version: 3, openedAt: '2026-11-20T17:00:00Z' },
    });
    await owner.rows('update orders.orders set bill_asked_at = now() where id = $1', [first]);
    expect((await at(id)).state).toBe('bill_asked');
  });

  test('is read by its number within its area', async () => {
    const areaId = await floor.area();
    for (const name of ['L10', 'L9', 'L1']) await floor.table({ areaId, name });
    const names = (await waitress.tables()).map(({ name }) => name);
    expect(names.slice(names.indexOf('L1'), names.indexOf('L1') + 3)).toEqual(['L1', 'L9', 'L10']);
  });

  test('where somebody wants attention says so until they had it; saying it twice is no change', async () => {
    const id = await floor.table();
    expect((await attention(id, true)).body).toMatchObject({ id, state: 'attention' });
    const [row, events] = [await rowOf(id), await announced()];
    expect(row?.version).toBe(2);
    expect((await attention(id, true)).status).toBe(200);
    expect([await rowOf(id), await announced()]).toEqual([row, events]);
    expect((await attention(id, false)).body.state).toBe('free');
    expect(await rowOf(id)).toEqual({ version: 3, attention_by: null });
    expect((await attention(id, false)).status).toBe(200);
    expect((await rowOf(id))?.version).toBe(3);
  });

  test('is kept for somebody from two hours before until one hour after', async () => {
    const id = await floor.table();
    const reservation = { name: 'Familia Rojas', at: '2026-11-21T01:00:00Z', guests: 6 };
    const reserve = (fields: object = {}) => act('PUT', id, 'reservation', { ...reservation, ...fields });
    expect((await reserve()).body).toMatchObject({ reservation, state: 'free' });
    expect((await reserve()).status).toBe(200);
    expect((await rowOf(id))?.version).toBe(2);
    clock.set('2026-11-20T23:00:00Z');
    expect((await at(id)).state).toBe('reserved');
    expect((await reserve({ guests: null })).body.reservation).toEqual({ ...reservation, guests: null });
    clock.set('2026-11-21T02:00:01Z');
    expect((await at(id)).state).toBe('free');
    expect((await act('DELETE', id, 'reservation')).body.reservation).toBeNull();
    expect((await act('DELETE', id, 'reservation')).status).toBe(200);
    expect((await rowOf(id))?.version).toBe(4);
    const bad = [{ at: 'mañana' }, { at: '1999-01-01T00:00:00Z' }, { at: '2030-02-30T00:00:00Z' }];
    for (const fields of [...bad, { guests: 0 }, { name: '' }, { name: 'x'.repeat(61) }])
      waitress.refused(await reserve(fields), 400, 'kernel.invalid_input');
    const audit = await owner.rows<{ action: string; before: object | null; after: object | null }>(
      'select action, before, after from identity.audit_log where object_id = $1 order by seq offset 1',
      [id],
    );
    const told = { at: reservation.at, guests: 6 };
    expect(audit).toEqual([
      { action: 'orders.table_reserved', before: null, after: told },
      { action: 'orders.table_reserved', before: told, after: { ...told, guests: null } },
      { action: 'orders.reservation_removed', before: { ...told, guests: null }, after: null },
    ]);
  });

  test('of another branch or company, or one that is gone, is not there', async () => {
    const id = await floor.table();
    await floor.ask('DELETE', `/v1/tables/${id}`);
    waitress.refused(await attention(id, true), 404, 'orders.table_unknown');
    waitress.refused(await unjoin(id), 404, 'orders.table_unknown');
    waitress.refused(await act('DELETE', id, 'reservation'), 404, 'orders.table_unknown');
    const living = await floor.table();
    for (const key of ['esquina-duena', 'fogata-mesero-usaquen']) {
      const session = await app.logIn(key);
      const url = `/v1/tables/${living}/attention`;
      const answer = await app.request('POST', url, { session, body: { wanted: true } });
      waitress.refused(answer, 404, 'kernel.not_found');
      const own = (await openFloor(app, session).tables())[0]?.id ?? '';
      const joined = await app.request('POST', `/v1/tables/${own}/join`, {
        session,
        body: { toTableId: living },
      });
      waitress.refused(joined, 404, 'orders.table_unknown');
    }
    expect((await at(living)).state).toBe('free');
  });
});

describe('tables pushed together', () => {
  const some = async (count: number) => {
    const areaId = await floor.area();
    return Promise.all(Array.from({ length: count }, () => floor.table({ areaId })));
  };

  test('are one: what is ordered or wanted at one of them is so at the main one', async () => {
    const [main = '', side = ''] = await some(2);
    await attention(side, true);
    expect((await join(side, main)).body).toMatchObject({ id: side, joinedTo: main, state: 'attention' });
    expect((await at(main)).state).toBe('attention');
    await attention(side, false);
    const order = await waitress.order(side);
    expect(await at(main)).toMatchObject({ state: 'occupied', openOrders: 1, order: { id: order } });
    expect(await at(side)).toMatchObject({ state: 'occupied', openOrders: 0, order: null });
    expect((await unjoin(side)).body).toMatchObject({ joinedTo: null, state: 'free' });
    const version = (await rowOf(side))?.version;
    expect((await unjoin(side)).status).toBe(200);
    expect((await rowOf(side))?.version).toBe(version);
    expect((await at(main)).order?.id).toBe(order);
  });

  test('make no chains and no circles, and nobody sits at one of their own', async () => {
    const [a = '', b = '', c = ''] = await some(3);
    waitress.refused(await join(a, a), 422, 'orders.table_joins_itself');
    waitress.refused(await join(a, newId()), 404, 'orders.table_unknown');
    expect((await join(a, b)).status).toBe(200);
    const version = (await rowOf(b))?.version;
    expect((await join(a, b)).status).toBe(200);
    expect((await rowOf(b))?.version).toBe(version);
    waitress.refused(await join(b, a), 409, 'orders.table_joined');
    waitress.refused(await join(c, a), 409, 'orders.table_joined');
    waitress.refused(await join(b, c), 409, 'orders.table_joined');
    waitress.refused(await join(a, c), 409, 'orders.table_joined');
    waitress.refused(await floor.ask('DELETE', `/v1/tables/${b}`), 409, 'orders.table_joined');
    expect((await join(c, b)).status).toBe(200);
    await unjoin(a);
    await waitress.order(a);
    const busy = await join(a, b);
    waitress.refused(busy, 409, 'orders.table_occupied');
    expect(busy.body).toMatchObject({ details: { orders: 1 } });
    expect((await floor.ask('DELETE', `/v1/tables/${c}`)).status).toBe(200);
    await floor.ask('POST', `/v1/tables/${c}/restore`, {});
    expect((await at(c)).joinedTo).toBeNull();
  });

  test('two that are pushed to each other at the same moment: one of them moves', async () => {
    for (let round = 0; round < 10; round += 1) {
      const [a = '', b = ''] = await some(2);
      const both = await Promise.all([join(a, b), join(b, a)]);
      expect(both.map(({ status }) => status).toSorted((x, y) => x - y)).toEqual([200, 409]);
      const joined = await Promise.all([a, b].map(async (id) => (await at(id)).joinedTo));
      expect(joined.filter((id) => id !== null)).toHaveLength(1);
    }
  });

  test('three in a ring at the same moment end in a group without a chain', async () => {
    for (let round = 0; round < 6; round += 1) {
      const [a = '', b = '', c = ''] = await some(3);
      const all = await Promise.all([join(a, b), join(b, c), join(c, a)]);
      expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200, 409]));
      const views = await Promise.all([a, b, c].map(at));
      const mains = new Set(views.flatMap(({ joinedTo }) => joinedTo ?? []));
      expect(mains.size).toBe(1);
      for (const view of views) if (mains.has(view.id)) expect(view.joinedTo).toBeNull();
    }
  });

  test('an order at the same moment stands on the main one, or keeps its table from moving', async () => {
    for (let round = 0; round < 8; round += 1) {
      const [main = '', side = ''] = await some(2);
      const [order, moved] = await Promise.all([waitress.order(side), join(side, main)]);
      const stands = moved.status === 200 ? main : side;
      expect([200, 409]).toContain(moved.status);
      expect((await at(stands)).order?.id).toBe(order);
    }
  });

  test('a table is never taken away from under an order that comes at the same moment', async () => {
    for (let round = 0; round < 8; round += 1) {
      const id = await floor.table();
      const [gone, ordered] = await Promise.allSettled([
        floor.ask('DELETE', `/v1/tables/${id}`),
        waitress.order(id),
      ]);
      const status = gone.status === 'fulfilled' ? gone.value.status : 0;
      expect(`${status} ${ordered.status}`).toMatch(/^(200 rejected|409 fulfilled)$/);
    }
  });
});
