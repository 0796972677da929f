import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildTestApp, orderBody, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { type FakeClock, fakeClock } from '../../kernel/testing/fake-clock.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

let app: TestApp;
let owner: Owner;
let clock: FakeClock;
let waitress: TestSession;
let cook: TestSession;

beforeAll(async () => {
  clock = fakeClock('2026-11-20T17:00:00Z');
  app = await buildTestApp({ clock });
  owner = await openOwner(app.db.ownerUrl);
  waitress = await app.logIn('fogata-mesera');
  cook = await app.logIn('fogata-cocina');
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

interface Page {
  orders: { id: string; number: number; turn: number; tableName: string | null; totalMinor: number }[];
  next: string | null;
}

async function order(
  items: Parameters<typeof orderBody>[2] = [['Ajiaco', 1]],
  extra: Record<string, unknown> = {},
) {
  const made = await orderBody(app, waitress, items, extra);
  const { status, body } = await app.request<{ id: string; number: number; tickets: { id: string }[] }>(
    'POST',
    '/v1/orders',
    { session: waitress, ...made },
  );
  expect(status).toBe(201);
  return body;
}

async function page(query: string): Promise<Page> {
  const { status, body } = await app.request<Page>(
    'GET',
    `/v1/branches/${waitress.branchId}/orders${query}`,
    { session: waitress },
  );
  expect(status).toBe(200);
  return body;
}

describe('the list of orders', () => {
  const made: string[] = [];
  beforeAll(async () => {
    for (let count = 0; count < 25; count += 1) made.push((await order()).id);
    // Another branch of the same company has orders too.
    const mate = await app.logIn('fogata-mesero-usaquen');
    const elsewhere = await orderBody(app, mate, [['Ajiaco', 1]]);
    await app.request('POST', '/v1/orders', { session: mate, ...elsewhere });
  });

  test.each([1, 7, 24, 25, 26, 200])(
    'in pages of %i is complete, without repeats, the newest first',
    async (limit) => {
      const seen: string[] = [];
      let pages = 0;
      for (let next: string | null = ''; next !== null; pages += 1) {
        const found: Page = await page(`?limit=${limit}${next === '' ? '' : `&after=${next}`}`);
        expect(found.orders.length).toBeLessThanOrEqual(limit);
        seen.push(...found.orders.map((one) => one.id));
        next = found.next;
      }
      expect(seen).toEqual(made.toReversed());
      expect(pages).toBe(Math.ceil(25 / limit));
    },
  );

  test('shows each order once to somebody who pages on while others come in', async () => {
    const first = await page('?limit=10');
    const during = [(await order()).id, (await order()).id];
    const second = await page(`?limit=10&after=${first.next}`);
    during.push((await order()).id);
    const third = await page(`?limit=10&after=${second.next}`);
    const seen = [first, second, third].flatMap((one) => one.orders.map(({ id }) => id));
    expect(seen).toEqual(made.toReversed());
    made.push(...during);
  });

  test('holds fifty when nobody says how many, and what an order is worth', async () => {
    const found = await page('');
    expect(found.orders).toHaveLength(28);
    expect(found.next).toBeNull();
    expect(found.orders[0]).toMatchObject({
      number: 28,
      turn: 28,
      tableName: null,
      totalMinor: 3_290_000,
      waiterName: 'Camila',
      state: 'accepted',
    });
    expect((await page('?after=0')).orders).toEqual([]);
    expect((await page('?after=1')).orders).toEqual([]);
    expect((await page('?after=999999999999999')).orders).toHaveLength(28);
  });
});

test('tables count the orders that stand open on them, since whatever day, and of their own branch', async () => {
  const tables = async () => {
    const { body } = await app.request<{
      tables: { id: string; area: string; name: string; openOrders: number }[];
    }>('GET', `/v1/branches/${waitress.branchId}/tables`, { session: waitress });
    return body.tables;
  };
  const [first, second] = await tables();
  await order([['Ajiaco', 1]], { type: 'dine_in', tableId: first?.id });
  await order([['Ajiaco', 1]], { type: 'dine_in', tableId: first?.id, guests: 3 });
  const listed = await tables();
  expect(listed.map((table) => table.openOrders).slice(0, 3)).toEqual([1, 0, 0]);
  expect(listed).toHaveLength(14);
  expect([...new Set(listed.map((table) => table.area))]).toEqual(['Salón', 'Terraza']);
  expect(second?.name).toBe('2');
  clock.set('2026-11-21T17:00:00Z');
  expect((await tables()).map((table) => table.openOrders).slice(0, 2)).toEqual([1, 0]);
});

describe('kitchen tickets', () => {
  interface Ticket {
    id: string;
    orderId: string;
    stationId: string;
    stationName: string;
    sentAt: string;
    lines: { name: string; quantity: number; note: string | null }[];
  }
  const board = async (query = ''): Promise<Ticket[]> => {
    const { status, body } = await app.request<{ tickets: Ticket[]; asOf: string }>(
      'GET',
      `/v1/branches/${cook.branchId}/tickets${query}`,
      { session: cook },
    );
    expect(status).toBe(200);
    expect(body.asOf).toBe(clock.now().toString());
    return body.tickets;
  };
  const act = async (id: string, act_: 'done' | 'recall') => {
    const { status, body } = await app.request<{ id: string; doneAt: string | null }>(
      'POST',
      `/v1/tickets/${id}/${act_}`,
      { session: cook, body: {} },
    );
    expect(status).toBe(200);
    return body.doneAt;
  };

  beforeAll(async () => {
    await owner.rows('update orders.tickets set done_at = now()');
    for (const [minute, items] of [
      [
        '01',
        [
          ['Ajiaco', 2, 'sin crema'],
          ['Tinto', 1],
        ],
      ],
      ['02', [['Mojarra', 1]]],
    ] as const) {
      clock.set(`2026-11-22T17:${minute}:00Z`);
      await order(items);
    }
  });

  test('are shown the oldest first, all of a branch or those of one station', async () => {
    const all = await board();
    expect(all.map((one) => [one.stationName, one.sentAt.slice(14, 16)])).toEqual(
      expect.arrayContaining([
        ['Cocina', '01'],
        ['Bar', '01'],
        ['Cocina', '02'],
      ]),
    );
    expect(all.map((one) => one.sentAt)).toEqual(all.map((one) => one.sentAt).toSorted());
    const kitchen = all.find((one) => one.stationName === 'Cocina');
    expect(kitchen?.lines).toEqual([
      { id: expect.any(String), name: 'Ajiaco santafereño', quantity: 2, details: [], note: 'sin crema' },
    ]);
    expect((await board(`?stationId=${kitchen?.stationId}`)).map((one) => one.stationName)).toEqual([
      'Cocina',
      'Cocina',
    ]);
  });

  test('leave the board when finished and come back when called, at their old place', async () => {
    const before = await board();
    const [first] = before;
    const id = first?.id ?? '';
    const doneAt = await act(id, 'done');
    expect(Temporal.Instant.from(doneAt ?? '').epochMilliseconds).toBeGreaterThan(0);
    expect((await board()).map((one) => one.id)).toEqual(before.slice(1).map((one) => one.id));
    expect(await act(id, 'done')).toBe(doneAt);
    expect(await act(id, 'recall')).toBeNull();
    expect(await act(id, 'recall')).toBeNull();
    expect((await board()).map((one) => one.id)).toEqual(before.map((one) => one.id));
  });

  test('finished by ten hands at once have one time', async () => {
    const [first] = await board();
    const times = await Promise.all(Array.from({ length: 10 }, () => act(first?.id ?? '', 'done')));
    expect(new Set(times).size).toBe(1);
    expect(times[0]).not.toBeNull();
  });
});

test('the orders of one table are listed by their table, the newest first, page by page', async () => {
  const { body } = await app.request<{ tables: { id: string }[] }>(
    'GET',
    `/v1/branches/${waitress.branchId}/tables`,
    { session: waitress },
  );
  const [here, there] = body.tables.map(({ id }) => id).slice(-2);
  const dine = (tableId: string | undefined) => order([['Tinto', 1]], { type: 'dine_in', tableId });
  const first = await dine(here);
  await dine(there);
  await owner.rows(`update orders.orders set state = 'completed' where id = $1`, [first.id]);
  const third = await dine(here);
  const at = async (query: string) => {
    const { orders, next } = await page(`?tableId=${here}${query}`);
    return { ids: orders.map(({ id }) => id), next };
  };
  expect(await at('')).toEqual({ ids: [third.id, first.id], next: null });
  const newest = await at('&limit=1');
  expect(newest.ids).toEqual([third.id]);
  expect(await at(`&limit=1&after=${newest.next}`)).toEqual({ ids: [first.id], next: null });
});
