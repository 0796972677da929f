import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildTestApp, orderBody, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type FakeClock, fakeClock } from '../../kernel/testing/fake-clock.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// The consecutive of a branch and the turn of its business day (domain rules §4; hazards C03 and C14).

let app: TestApp;
let owner: Owner;
let clock: FakeClock;
let waitress: TestSession;
let elsewhere: TestSession;

beforeAll(async () => {
  clock = fakeClock('2026-11-20T17:00:00Z');
  app = await buildTestApp({ clock });
  owner = await openOwner(app.db.ownerUrl);
  waitress = await app.logIn('fogata-mesera');
  elsewhere = await app.logIn('esquina-duena');
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

interface Numbered {
  number: number;
  turn: number;
  businessDate: string;
}

async function order(session = waitress, change: Record<string, unknown> = {}) {
  const made = await orderBody(app, session, [[session === waitress ? 'Ajiaco' : 'Capuchino', 1]], change);
  return app.request<Numbered>('POST', '/v1/orders', { session, ...made });
}

async function numbered(session = waitress): Promise<Numbered> {
  const { status, body } = await order(session);
  expect(status).toBe(201);
  return { number: body.number, turn: body.turn, businessDate: body.businessDate };
}

test('sixteen writers, a third of them rolled back: no number is lost and none comes twice', async () => {
  const taken = await orderBody(app, waitress, [['Ajiaco', 1]]);
  await app.request('POST', '/v1/orders', { session: waitress, ...taken });
  const [line] = taken.body.lines;
  // Refused before a number is taken; and after it was, by a key that exists: then the rollback must give it back.
  const spoiled = [
    { lines: [{ id: newId(), productId: newId(), quantity: 1 }] },
    { id: taken.body.id },
    { lines: [{ ...line, id: line?.id }] },
  ];
  let next = 0;
  const statuses: number[] = [];
  const writer = async () => {
    while (next < 120) {
      const mine = next++;
      const { status } = await order(waitress, mine % 3 === 0 ? spoiled[(mine / 3) % 3] : {});
      statuses.push(status);
    }
  };
  await Promise.all(Array.from({ length: 16 }, writer));
  const count = (status: number) => statuses.filter((one) => one === status).length;
  expect({ 201: count(201), 422: count(422), 409: count(409) }).toEqual({ 201: 80, 422: 14, 409: 26 });

  const rows = await owner.rows<Numbered>(
    'select number, turn from orders.orders where company_id = $1 order by number',
    [waitress.companyId],
  );
  const dense = Array.from({ length: 81 }, (_, index) => index + 1);
  expect(rows.map((row) => row.number)).toEqual(dense);
  expect(rows.map((row) => row.turn)).toEqual(dense);
  const [counter] = await owner.rows<Numbered>(
    'select number, turn from orders.counters where company_id = $1',
    [waitress.companyId],
  );
  expect(counter).toEqual({ number: 81, turn: 81 });
});

test('another branch counts on its own', async () => {
  expect(await numbered(elsewhere)).toMatchObject({ number: 1, turn: 1 });
});

describe('the business day', () => {
  test('ends at four in the morning of the branch: 03:59 is yesterday’s turn, 04:00 is turn 1', async () => {
    clock.set('2026-11-21T23:30:00Z');
    const evening = await numbered();
    expect(evening).toMatchObject({ businessDate: '2026-11-21', turn: 1 });
    clock.set('2026-11-22T05:30:00Z');
    expect(await numbered()).toEqual({ number: evening.number + 1, turn: 2, businessDate: '2026-11-21' });
    clock.set('2026-11-22T08:59:59.999Z');
    expect(await numbered()).toEqual({ number: evening.number + 2, turn: 3, businessDate: '2026-11-21' });
    clock.set('2026-11-22T09:00:00Z');
    expect(await numbered()).toEqual({ number: evening.number + 3, turn: 1, businessDate: '2026-11-22' });
  });

  test('ends at the hour of each branch: another company closes its day at three', async () => {
    clock.set('2026-11-23T07:59:59Z');
    expect((await numbered(elsewhere)).businessDate).toBe('2026-11-22');
    clock.set('2026-11-23T08:00:00Z');
    expect(await numbered(elsewhere)).toMatchObject({ businessDate: '2026-11-23', turn: 1 });
  });

  test('never goes back when the clock does: the turn goes on, no number comes twice', async () => {
    clock.set('2026-11-24T17:00:00Z');
    const today = await numbered();
    clock.set('2026-11-23T17:00:00Z');
    expect(await numbered()).toEqual({ number: today.number + 1, turn: 2, businessDate: '2026-11-24' });
    clock.set('2026-11-24T17:00:01Z');
    expect(await numbered()).toEqual({ number: today.number + 2, turn: 3, businessDate: '2026-11-24' });
  });

  test('opens once when two orders come in its first moment', async () => {
    clock.set('2026-11-25T09:00:00Z');
    const first = await Promise.all(Array.from({ length: 8 }, () => numbered()));
    expect(first.map((one) => one.turn).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(new Set(first.map((one) => one.businessDate))).toEqual(new Set(['2026-11-25']));
  });
});
