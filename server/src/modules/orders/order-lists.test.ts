import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OrderDesk, openOrders, type TestOrder } from '../../app/testing/order-desk.ts';
import { buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type FakeClock, fakeClock } from '../../kernel/testing/fake-clock.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// Which orders a list shows, and what of each.

let app: TestApp;
let owner: Owner;
let clock: FakeClock;
let waitress: TestSession;
let desk: OrderDesk;
const made = new Map<string, TestOrder>();
const TABLE = { id: '', name: '' };

interface Row {
  id: string;
  number: number;
  [key: string]: unknown;
}
interface Page {
  orders: Row[];
  next: string | null;
}

const guest = (name: string, phone?: string) => ({ guest: { name, ...(phone ? { phone } : {}) } });
const address = { delivery: { address: 'Cl 85 # 12-10' } };

beforeAll(async () => {
  clock = fakeClock('2026-11-20T17:00:00Z');
  app = await buildTestApp({ clock });
  owner = await openOwner(app.db.ownerUrl);
  waitress = await app.logIn('fogata-mesera');
  desk = await openOrders(app, waitress);
  await open('counter');
  await open('ended');
  await open('maria', { type: 'takeaway', ...guest('María Fernanda Ñáñez', '300 123 4567') });
  await open('jose', { type: 'delivery', ...address, ...guest('José Pérez', '+57 310 999 4567') });
  // Another day, on which turns begin again.
  clock.set('2026-11-21T17:00:00Z');
  await open('rappi', {
    type: 'online',
    ...guest('Mariana Gómez'),
    external: { source: 'rappi', id: 'RX-88/17' },
  });
  Object.assign(TABLE, desk.freeTable());
  await open('before', { type: 'dine_in', tableId: TABLE.id });
  await get('before').run(['order.cancel', { reason: 'se fueron' }]);
  await open('table', { type: 'dine_in', tableId: TABLE.id, guests: 4, ...guest('Ana') });
  await get('ended').add('Tinto', 1);
  await get('ended').run(['order.cancel', { reason: 'se fueron' }]);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

async function open(name: string, extra: Record<string, unknown> = {}) {
  made.set(name, await desk.open(extra));
}

function get(name: string): TestOrder {
  const order = made.get(name);
  if (!order) throw new Error(`no order ${name}`);
  return order;
}

async function page(query: string, session = waitress): Promise<Page> {
  const { status, body } = await app.request<Page>('GET', `/v1/branches/${session.branchId}/orders${query}`, {
    session,
  });
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

/** The orders of a list by the names they have here. */
async function names(query: string, session = waitress): Promise<string[]> {
  const known = new Map([...made].map(([name, { id }]) => [id, name]));
  return (await page(query, session)).orders.map(({ id }) => known.get(id) ?? id);
}

describe('a list', () => {
  test.each<[string, string[]]>([
    ['', ['table', 'before', 'rappi', 'jose', 'maria', 'ended', 'counter']],
    ['?open=true', ['table', 'rappi', 'jose', 'maria', 'counter']],
    ['?open=false', ['before', 'ended']],
    ['?state=cancelled', ['before', 'ended']],
    ['?state=completed', []],
    ['?state=draft', ['table', 'jose', 'maria', 'counter']],
    ['?state=draft&state=cancelled', ['table', 'before', 'jose', 'maria', 'ended', 'counter']],
    ['?state=draft&open=false', []],
    ['?state=pending_accept&state=cancelled&open=true', ['rappi']],
    ['?type=counter', ['ended', 'counter']],
    ['?type=counter&type=dine_in', ['table', 'before', 'ended', 'counter']],
    ['?type=counter&open=false', ['ended']],
    ['?type=staff_meal', []],
    ['?businessDate=2026-11-20', ['jose', 'maria', 'ended', 'counter']],
    ['?businessDate=2026-11-21', ['table', 'before', 'rappi']],
    ['?businessDate=2026-11-22', []],
    ['?businessDate=2026-11-20&open=true&type=counter', ['counter']],
    ['?number=3', ['maria']],
    ['?number=3&open=false', []],
    ['?number=999999999999999', []],
    ['?turn=1', ['rappi']],
    ['?turn=4', []],
    ['?turn=4&businessDate=2026-11-20', ['jose']],
    ['?turn=1&number=1', []],
    ['?turn=1&number=5', ['rappi']],
  ])('%s', async (query, found) => {
    expect(await names(query)).toEqual(found);
  });

  test('of a table holds what stands and what stood there', async () => {
    expect(await names(`?tableId=${TABLE.id}`)).toEqual(['table', 'before']);
    expect(await names(`?tableId=${TABLE.id}&open=true`)).toEqual(['table']);
    expect(await names(`?tableId=${TABLE.id}&state=cancelled`)).toEqual(['before']);
    expect(await names(`?tableId=${TABLE.id}&type=counter`)).toEqual([]);
    expect(await names(`?tableId=${TABLE.id}&type=counter&type=dine_in&limit=1`)).toEqual(['table']);
    expect(await names(`?tableId=${TABLE.id}&search=ana`)).toEqual(['table']);
    expect(await names(`?tableId=${TABLE.id}&search=mar`)).toEqual([]);
    expect(await names(`?tableId=${newId()}`)).toEqual([]);
  });

  test('says of each what a till shows', async () => {
    const order = get('table');
    await order.add('Ajiaco', 2);
    const [shown] = (await page('?number=7')).orders;
    expect(shown).toEqual({
      id: order.id,
      type: 'dine_in',
      state: 'draft',
      version: 2,
      number: 7,
      turn: 3,
      businessDate: '2026-11-21',
      provisional: null,
      tableName: TABLE.name,
      guests: 4,
      guestName: 'Ana',
      waiterName: 'Camila',
      totalMinor: 6_580_000,
      dueMinor: 6_580_000,
      hasUnsent: true,
      promisedAt: null,
      openedAt: '2026-11-21T17:00:00Z',
      billAskedAt: null,
    });
    await order.run(['order.send', {}], ['order.ask_bill', { asked: true }]);
    expect((await page('?number=7')).orders).toMatchObject([
      { state: 'accepted', version: 4, hasUnsent: false, billAskedAt: '2026-11-21T17:00:00Z' },
    ]);
    // What is paid is not due; what is on a check that is void, or waits on purpose, is nothing to do.
    await owner.rows(
      `update orders.checks set paid_minor = 1000000, state = 'partially_paid' where order_id = $1`,
      [order.id],
    );
    await order.add('Tinto', 1, { release: 'when_fired' });
    const held = await order.read();
    expect((await page('?number=7')).orders).toMatchObject([
      { totalMinor: held.totalMinor, dueMinor: held.totalMinor - 1_000_000, hasUnsent: false },
    ]);
    expect((await page('?number=2')).orders).toMatchObject([{ state: 'cancelled', dueMinor: 0 }]);
  });

  test.each([
    '?open=maybe',
    '?state=eaten',
    '?state=draft,accepted',
    '?state=',
    '?type=counter&type=eaten',
    '?businessDate=2026-02-30',
    '?businessDate=yesterday',
    '?number=0',
    '?number=one',
    '?turn=2147483648',
    `?search=${'x'.repeat(81)}`,
    '?search=%00',
    '?tableId=1',
    '?guest=ana',
  ])('%s is refused', async (query) => {
    const { status, body } = await app.request('GET', `/v1/branches/${waitress.branchId}/orders${query}`, {
      session: waitress,
    });
    expect([status, body.code], JSON.stringify(body)).toEqual([400, 'kernel.invalid_input']);
  });
});

describe('a search', () => {
  test.each<[string, string[]]>([
    ['maria', ['rappi', 'maria']],
    ['MARÍA', ['rappi', 'maria']],
    ['mar', ['rappi', 'maria']],
    ['naneZ', ['maria']],
    ['ñañ', ['maria']],
    ['  ñáñez,  maría ', ['maria']],
    ['fer mar', ['maria']],
    ['fer mar jos', []],
    ['mar mar', ['rappi', 'maria']],
    ['aria', []],
    ['pérez', ['jose']],
    ['3001234567', ['maria']],
    ['300 123', ['maria']],
    ['+57 300 123', ['maria']],
    ['0057 300', ['maria']],
    ['310-999', ['jose']],
    ['4567', ['jose', 'maria']],
    ['567', []],
    ['99 45 67', ['jose']],
    ['rx-8817', ['rappi']],
    ['RX88', ['rappi']],
    ['8817', []],
    // A number, and the turn of today.
    ['3', ['table', 'maria']],
    ['#3', ['table', 'maria']],
    ['1', ['rappi', 'counter']],
    ['99999999999', []],
    ['%', []],
    ["' or true --", []],
    ['nadie', []],
    ['()', []],
  ])('for %j finds %j', async (search, found) => {
    const numbered = TABLE.name === search ? ['table', 'before'] : [];
    expect(await names(`?search=${encodeURIComponent(search)}`)).toEqual([
      ...new Set([...numbered, ...found]),
    ]);
  });

  test('finds what stands and stood on a table by its name, however it is written', async () => {
    await owner.rows(`update orders.tables set name = 'Barra Ñ' where id = $1`, [TABLE.id]);
    expect(await names('?search=barra%20%C3%B1')).toEqual(['table', 'before']);
    expect(await names('?search=BARRA%20%C3%91&open=true')).toEqual(['table']);
    expect(await names('?search=barra%20%C3%B1&type=counter')).toEqual([]);
    expect(await names('?search=barra')).toEqual([]);
  });

  test.each<[string, string[]]>([
    ['&open=true', ['rappi', 'maria']],
    ['&open=false', []],
    ['&state=draft', ['maria']],
    ['&state=draft&state=completed', ['maria']],
    ['&type=online', ['rappi']],
    ['&businessDate=2026-11-20', ['maria']],
    ['&number=5', ['rappi']],
    ['&limit=1', ['rappi']],
    ['&after=5', ['maria']],
  ])('with %s holds both', async (also, found) => {
    expect(await names(`?search=mar${also}`)).toEqual(found);
  });

  test('with nothing in it is a list', async () => {
    expect(await names('?search=%20&open=false')).toEqual(['before', 'ended']);
  });

  test('of digits means the turn of the day that is asked for', async () => {
    expect(await names('?search=4&businessDate=2026-11-20')).toEqual(['jose']);
    expect(await names('?search=1&businessDate=2026-11-20')).toEqual(['counter']);
  });

  test('follows the guest of an order, whoever it becomes', async () => {
    const order = await desk.open({ type: 'takeaway', ...guest('Zoraida', '320 111 0000') });
    made.set('zoraida', order);
    await order.run(['order.details', { guest: { name: 'Yamile', phone: '320 111 0001' } }]);
    expect([await names('?search=zor'), await names('?search=3201110000')]).toEqual([[], []]);
    expect([await names('?search=yam'), await names('?search=3201110001')]).toEqual([
      ['zoraida'],
      ['zoraida'],
    ]);
    await order.run(['order.cancel', { reason: 'se fue' }]);
    expect(await names('?search=yam&open=true')).toEqual([]);
    expect(await names('?search=yam&open=false')).toEqual(['zoraida']);
  });

  test('costs an order without a guest nothing', async () => {
    const { id } = await desk.open();
    const rows = await owner.rows(
      `select 1 from orders.search_keys k join orders.orders o using (company_id, branch_id, number) where o.id = $1`,
      [id],
    );
    expect(rows).toEqual([]);
  });
});
