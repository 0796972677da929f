import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type OrderDesk, openOrders, type TestOrder } from '../../app/testing/order-desk.ts';
import { tryPay } from '../../app/testing/payment.ts';
import { expectProblem } from '../../app/testing/problem.ts';
import { buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { openTillPrinter } from '../../app/testing/till-printer.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// What comes out at the till: bills, receipts and the drawer, from a request to the queue. No worker runs: what waits, waits.

let app: TestApp;
let owner: Owner;
let waitress: TestSession;
let boss: TestSession;
let desk: OrderDesk;
let printerId: string;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  waitress = await app.logIn('fogata-mesera');
  boss = await app.logIn('fogata-duena');
  desk = await openOrders(app, waitress);
  const { body } = await app.request('GET', `/v1/branches/${waitress.branchId}/printers`, {
    session: waitress,
  });
  printerId = String(Object.values(body.printers ?? {})[0]?.id);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});
const setTill = (drawer = true) => openTillPrinter(owner, { ...waitress, printerId, drawer });
const removeTill = () =>
  owner.rows(`delete from printing.station_printers sp using printing.stations s
    where s.company_id = sp.company_id and s.id = sp.station_id and s.kind = 'till'`);
beforeEach(async () => {
  await removeTill();
  await owner.rows('delete from printing.jobs');
  await setTill();
});

interface Job {
  kind: string;
  state: string;
  printings: number;
  title: string;
  document: { blocks: unknown[] };
}
const jobs = (): Promise<Job[]> =>
  owner.rows<Job>(`select kind, state, printings, document->>'title' as title, document from printing.jobs
    where kind in ('pre_bill', 'receipt', 'drawer') order by seq`);
const kinds = async () => (await jobs()).map(({ kind }) => kind);
/** As a worker leaves a page that came out. */
const comeOut = () =>
  owner.rows(`update printing.jobs set state = 'printed', printings = 1, attempts = 1, printed_before = true,
    printed_at = now(), ended_at = now(), settled_at = now() where state = 'queued'`);
const post = (url: string, body: object = {}, session = waitress, key = newId()) =>
  app.request('POST', url, { session, body, headers: { 'idempotency-key': key } });
const printBill = (order: { id: string }, body: object = {}, key = newId()) =>
  post(`/v1/orders/${order.id}/print-bill`, body, waitress, key);
const printReceipt = (checkId: string) => post(`/v1/checks/${checkId}/print-receipt`);

async function served(): Promise<TestOrder> {
  const order = await desk.open();
  await order.add('Ajiaco', 2);
  await order.run(['order.send', {}]);
  return order;
}
const pay = (order: TestOrder, tender: { tenderedMinor: number } & Record<string, unknown>) =>
  tryPay(app, waitress, order.id, tender);

describe('the bill', () => {
  test('comes out once for one request however often it is sent, and counts as asked for', async () => {
    const order = await served();
    const key = newId();
    const [first, again] = [await printBill(order, {}, key), await printBill(order, {}, key)];
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body).toEqual(first.body);
    expect((await jobs()).map(({ kind, state }) => [kind, state])).toEqual([['pre_bill', 'queued']]);
    expect(first.body.billAskedAt).not.toBeNull();
    expect(JSON.stringify((await jobs())[0]?.document)).toMatch(/PRECUENTA.*No es factura.*Ajiaco.*TOTAL/);
  });

  test('asked for by a device comes out as well, and not twice for one command', async () => {
    const order = await served();
    const command = { id: newId(), orderId: order.id, type: 'order.print_bill', payload: {} };
    const sync = () =>
      app.request('POST', '/v1/sync', {
        session: waitress,
        body: { branchId: waitress.branchId, commands: [command] },
      });
    const statuses = [await sync(), await sync()].map(({ body }) => String(body.outcomes?.[0]?.status));
    expect(statuses).toEqual(['applied', 'duplicate']);
    expect(await kinds()).toEqual(['pre_bill']);
  });

  test('that waits is not queued again by two who ask; one that came out is a reprint; one that changed is new', async () => {
    const order = await served();
    await Promise.all([printBill(order), printBill(order)]);
    expect(await kinds()).toEqual(['pre_bill']);
    await comeOut();
    await printBill(order);
    // The same page once more: its next printing is the second, which says so.
    expect((await jobs()).map(({ state, printings }) => [state, printings])).toEqual([['queued', 1]]);
    await order.add('Tinto', 1);
    await printBill(order);
    expect((await jobs()).map(({ state, printings }) => [state, printings])).toEqual([
      ['queued', 1],
      ['queued', 0],
    ]);
  });

  test('that was called off or went to a neighbour is printed anew, marked where it may be on paper', async () => {
    const order = await served();
    await printBill(order);
    await owner.rows(
      `update printing.jobs set state = 'rerouted', ended_at = now(), settled_at = now() where kind = 'pre_bill'`,
    );
    await printBill(order);
    expect((await jobs()).map(({ state, printings }) => [state, printings])).toEqual([
      ['rerouted', 0],
      ['queued', 1],
    ]);
  });

  test('of a divided order is one paper for each check, or for those that are named', async () => {
    const order = await served();
    const [b, c] = [newId(), newId()];
    await order.run(['bill.split_equally', { checkIds: [b, c] }]);
    await printBill(order, { checkIds: [c] });
    expect((await jobs()).map(({ title }) => title.slice(-1))).toEqual(['C']);
    await printBill(order);
    expect((await jobs()).map(({ title }) => title.slice(-1)).sort()).toEqual(['A', 'B', 'C']);
  });

  test('is refused without a till printer, without a line, once paid, and of no such check; nothing is queued', async () => {
    const [order, empty, paid] = [await served(), await desk.open(), await served()];
    const { checks } = await paid.read();
    const { version } = await order.read();
    await pay(paid, { tenderedMinor: checks[0]?.totalMinor ?? 0 });
    await owner.rows('delete from printing.jobs');
    expectProblem(await printBill(empty), 409, 'orders.nothing_to_bill');
    expectProblem(await printBill(paid), 409, 'orders.check_paid');
    expectProblem(await printBill(order, { checkIds: [newId()] }), 404, 'orders.check_unknown');
    await removeTill();
    expectProblem(await printBill(order), 409, 'printing.no_till_printer');
    const { outcomes } = await order.run(['order.print_bill', {}]);
    expect(outcomes.map(({ status, code }) => [status, code])).toEqual([
      ['rejected', 'printing.no_till_printer'],
    ]);
    expect(await kinds()).toEqual([]);
    expect((await order.read()).version).toBe(version);
  });

  test('with an amount that the paper cannot hold is refused whole', async () => {
    const order = await served();
    await owner.rows('update printing.printers set columns = 32 where id = $1', [printerId]);
    // What no menu costs: nine thousand billion pesos a piece.
    await owner.rows(
      'update orders.lines set unit_price_minor = 9007199254740900, total_minor = 9007199254740900 where order_id = $1',
      [order.id],
    );
    const answer = await printBill(order);
    expect(answer.status).toBe(422);
    expect(await kinds()).toEqual([]);
    await owner.rows('update printing.printers set columns = 48 where id = $1', [printerId]);
  });
});

describe('a payment', () => {
  test('in cash opens the drawer once, and prints a receipt where it is wanted', async () => {
    const order = await served();
    const total = (await order.read()).totalMinor;
    const key = newId();
    const tender = { tenderedMinor: total + 1_000_000, printReceipt: true, key, id: newId() };
    const [taken, again] = [await pay(order, tender), await pay(order, tender)];
    expect([taken.status, again.status]).toEqual([201, 201]);
    expect(taken.body.printed).toEqual({ receipt: true, drawer: true, problem: null });
    expect(await kinds()).toEqual(['drawer', 'receipt']);
    const [drawer, receipt] = await jobs();
    // Not a letter in it.
    expect(drawer?.document.blocks).toEqual([{ type: 'cut' }]);
    expect(JSON.stringify(receipt?.document)).toMatch(/RECIBO \d+.*Efectivo.*Recibido.*Cambio.*\$ 10\.000/);
  });

  test('by card opens no drawer, and prints nothing unless it is wanted', async () => {
    const order = await served();
    const taken = await pay(order, { method: 'card', reference: newId(), tenderedMinor: 100_000 });
    expect(taken.body.printed).toEqual({ receipt: false, drawer: false, problem: null });
    expect(await kinds()).toEqual([]);
  });

  test('is taken also where nothing can be printed, and says why', async () => {
    const order = await served();
    await removeTill();
    const taken = await pay(order, { tenderedMinor: 100_000, printReceipt: true });
    expect(taken.status).toBe(201);
    expect(taken.body.printed).toEqual({
      receipt: false,
      drawer: false,
      problem: 'printing.no_till_printer',
    });
    await setTill(false);
    expect((await pay(order, { tenderedMinor: 100_000 })).body.printed).toMatchObject({ drawer: false });
    expect(await kinds()).toEqual([]);
  });

  test('that a device took long ago does not open the drawer now; one of this moment does', async () => {
    const order = await served();
    const send = (at: string) =>
      app.request('POST', '/v1/sync', {
        session: waitress,
        body: {
          branchId: waitress.branchId,
          commands: [
            {
              ...{ id: newId(), orderId: order.id, type: 'payment.add', at },
              payload: { id: newId(), checkId: order.id, method: 'cash', tenderedMinor: 100_000 },
            },
          ],
        },
      });
    const now = Temporal.Now.instant();
    expect(String((await send(now.subtract({ minutes: 10 }).toString())).body.outcomes?.[0]?.status)).toBe(
      'applied',
    );
    expect(await kinds()).toEqual([]);
    await send(now.toString());
    expect(await kinds()).toEqual(['drawer']);
  });
});

describe('the receipt of a check', () => {
  test('comes out when asked for, and once more as a reprint', async () => {
    const order = await served();
    expectProblem(await printReceipt(order.id), 409, 'payments.nothing_paid');
    await pay(order, { tenderedMinor: 100_000 });
    await owner.rows('delete from printing.jobs');
    const { status, body } = await printReceipt(order.id);
    expect([status, String(body.printerId)]).toEqual([201, printerId]);
    await comeOut();
    await printReceipt(order.id);
    expect((await jobs()).map(({ kind, state, printings }) => [kind, state, printings])).toEqual([
      ['receipt', 'queued', 1],
    ]);
    expect(JSON.stringify((await jobs())[0]?.document)).not.toContain('COPIA');
    await removeTill();
    expectProblem(await printReceipt(order.id), 409, 'printing.no_till_printer');
  });

  test('of more than a week ago says that it is a copy: nobody remembers what was printed then', async () => {
    const order = await served();
    await pay(order, { tenderedMinor: 100_000 });
    await owner.rows('delete from printing.jobs');
    await owner.rows(
      `update payments.payments set paid_at = paid_at - interval '8 days' where order_id = $1`,
      [order.id],
    );
    await printReceipt(order.id);
    expect(JSON.stringify((await jobs())[0]?.document)).toContain('COPIA');
  });
});

describe('the drawer', () => {
  const open = (body: object, session = boss) =>
    post(`/v1/branches/${waitress.branchId}/open-drawer`, body, session);

  test('is opened without a sale by who may, with a reason that stays in the audit', async () => {
    const { status, body } = await open({ reason: 'Cambio de billetes' });
    expect([status, String(body.printerId)]).toEqual([201, printerId]);
    expect(await kinds()).toEqual(['drawer']);
    const [entry] = await owner.rows(
      `select reason, object_id, actor_id from identity.audit_log where action = 'printing.drawer_opened' order by seq desc limit 1`,
    );
    expect(entry).toEqual({ reason: 'Cambio de billetes', object_id: printerId, actor_id: boss.memberId });
  });

  test('is not opened by who may not, without a reason, nor where there is none', async () => {
    expectProblem(await open({ reason: 'x' }, waitress), 403, 'kernel.forbidden');
    expect((await open({ reason: ' ' })).status).toBe(400);
    await setTill(false);
    expectProblem(await open({ reason: 'x' }), 409, 'printing.no_drawer');
    await removeTill();
    expectProblem(await open({ reason: 'x' }), 409, 'printing.no_till_printer');
    expect(await kinds()).toEqual([]);
  });
});
