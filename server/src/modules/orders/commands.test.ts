import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OrderDesk, openOrders } from '../../app/testing/order-desk.ts';
import { buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// What is done to an order, one command at a time, over HTTP (domain rules §2, §3, §7; complaints 1, 6, 11, 12, 22).

let app: TestApp;
let owner: Owner;
let boss: TestSession;
let waitress: TestSession;
let desk: OrderDesk;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  boss = await app.logIn('fogata-duena');
  waitress = await app.logIn('fogata-mesera');
  desk = await openOrders(app, waitress);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

describe('a line', () => {
  test('is added, changed by differences, and taken off before anybody was told', async () => {
    const order = await desk.open();
    const [ajiaco, tinto] = [newId(), newId()];
    const added = await order.run(
      ['line.add', { lineId: ajiaco, productId: desk.product('Ajiaco'), quantity: 2, note: 'sin crema' }],
      ['line.add', { lineId: tinto, productId: desk.product('Tinto'), quantity: 1, course: 2, seat: 3 }],
      ['line.quantity', { lineId: ajiaco, delta: 3 }],
      ['line.note', { lineId: ajiaco, note: null }],
      ['line.cancel', { lineId: tinto }],
    );
    expect(added.statuses).toEqual(['applied', 'applied', 'applied', 'applied', 'applied']);
    expect(added.order).toMatchObject({ version: 6, state: 'draft' });
    expect(added.order.lines.map((line) => [line.state, line.quantity, line.note])).toEqual([
      ['new', 5, null],
      ['cancelled', 1, null],
    ]);
    expect(added.order.totalMinor).toBe(added.order.lines[0]?.totalMinor);
    expect(added.order.checks).toMatchObject([{ id: order.id, totalMinor: added.order.totalMinor }]);
  });

  test('that was sent is not edited; more of it is an addition, and fewer are refused', async () => {
    const order = await desk.open();
    const lineId = await order.add('Ajiaco', 2);
    await order.run(['order.send', {}]);
    for (const [type, payload] of [
      ['line.note', { note: 'tarde' }],
      ['line.hold', { held: true }],
      ['line.cancel', {}],
      ['line.course', { course: 2 }],
    ] as const)
      expect((await order.run([type, { lineId, ...payload }])).codes).toEqual(['orders.line_sent']);
    expect((await order.run(['line.quantity', { lineId, delta: -1 }])).codes).toEqual(['orders.below_sent']);
    const more = await order.run(['line.quantity', { lineId, delta: 2 }], ['order.send', {}]);
    expect(more.order.lines[0]).toMatchObject({ quantity: 4, sentQuantity: 4, state: 'sent' });
    expect(more.order.tickets.map(({ kind, batch }) => [batch, kind])).toEqual([
      [1, 'new'],
      [2, 'add'],
    ]);
    const [ticket] = await owner.rows<{ lines: { quantity: number }[] }>(
      'select lines from orders.tickets where order_id = $1 and batch = 2',
      [order.id],
    );
    expect(ticket?.lines.map(({ quantity }) => quantity)).toEqual([2]);
  });

  test('is held, and fired with its course', async () => {
    const order = await desk.open();
    await order.add('Ajiaco', 1, { course: 1 });
    await order.add('Mojarra', 1, { course: 2, release: 'when_fired' });
    const first = await order.run(['order.send', {}]);
    expect(first.order.lines.map(({ state }) => state)).toEqual(['sent', 'held']);
    expect((await order.run(['order.send', {}])).codes).toEqual(['orders.nothing_to_send']);
    const fired = await order.run(['order.fire', { course: 2 }]);
    expect(fired.order.lines.map(({ state }) => state)).toEqual(['sent', 'sent']);
    expect(fired.order.tickets.map(({ kind }) => kind)).toEqual(['new', 'fire']);
  });

  test('is taken back in part: what is left is priced, and the station hears of the pieces', async () => {
    const order = await desk.open();
    const lineId = await order.add('Ajiaco', 3);
    const sent = await order.run(['order.send', {}]);
    const unit = sent.order.totalMinor / 3;
    const voided = await order.as(boss).run(['line.void', { lineId, quantity: 2, reason: 'se cayó' }]);
    expect(voided.order).toMatchObject({ totalMinor: unit });
    expect(voided.order.lines[0]).toMatchObject({ state: 'sent', sentQuantity: 3, voidedQuantity: 2 });
    expect((await order.as(boss).run(['line.void', { lineId, quantity: 2, reason: 'otra' }])).codes).toEqual([
      'orders.void_too_many',
    ]);
    const all = await order.as(boss).run(['line.void', { lineId, reason: 'la última' }]);
    expect(all.order).toMatchObject({ totalMinor: 0 });
    expect(all.order.lines[0]).toMatchObject({ state: 'voided' });
    expect((await order.run(['line.void', { lineId, reason: 'otra vez' }])).codes).toEqual([
      'orders.line_voided',
    ]);
  });

  test('of another order cannot be taken away from it by its id', async () => {
    const [one, other] = [await desk.open(), await desk.open()];
    const lineId = await one.add('Ajiaco', 1);
    const answer = await other.post([
      ['line.add', { lineId, productId: desk.product('Tinto'), quantity: 1 }],
    ]);
    expect(answer.status).toBe(409);
    expect((await one.read()).lines.map(({ id }) => id)).toEqual([lineId]);
    expect((await other.read()).lines).toEqual([]);
  });
});

describe('a command', () => {
  test('is done once, however often it is sent, and its id stands for nothing else', async () => {
    const order = await desk.open();
    const id = newId();
    const lineId = newId();
    const payload = { lineId, productId: desk.product('Ajiaco'), quantity: 1 };
    const send = () => order.post([{ id, type: 'line.add', payload }]);
    const answers = await Promise.all(Array.from({ length: 8 }, send));
    expect(answers.map(({ body }) => body.outcomes[0]?.status).sort()).toEqual(
      ['applied', ...Array(7).fill('duplicate')].sort(),
    );
    expect(await order.read()).toMatchObject({ version: 2, lines: [{ id: lineId, quantity: 1 }] });
    const reused = await order.post([{ id, type: 'line.add', payload: { ...payload, quantity: 2 } }]);
    expect(reused.body.outcomes).toMatchObject([{ status: 'rejected', code: 'orders.command_reused' }]);
  });

  test('that is rejected leaves nothing, and stops what stands behind it', async () => {
    const order = await desk.open();
    const done = await order.run(
      ['line.add', { lineId: newId(), productId: desk.product('Ajiaco'), quantity: 1 }],
      ['line.add', { lineId: newId(), productId: newId(), quantity: 1 }],
      ['order.send', {}],
    );
    expect(done.statuses).toEqual(['applied', 'rejected', 'rejected']);
    expect(done.codes).toEqual(['catalog.product_unavailable', 'orders.after_rejected']);
    expect(done.order).toMatchObject({ version: 2, state: 'draft' });
    expect(done.order.lines).toHaveLength(1);
  });

  test('may hold only for the version that was looked at', async () => {
    const order = await desk.open();
    await order.add('Ajiaco', 1);
    const late = await order.post([{ id: newId(), type: 'order.send', payload: {}, ifVersion: 1 }]);
    expect(late.body.outcomes).toMatchObject([
      { status: 'rejected', code: 'orders.version_conflict', details: { version: 2 } },
    ]);
  });

  test('of a shape that is not declared is refused as a whole, with the place', async () => {
    const order = await desk.open();
    for (const bad of [
      { id: newId(), type: 'line.add', payload: { lineId: newId(), quantity: 1 } },
      { id: newId(), type: 'order.explode', payload: {} },
      { id: newId(), type: 'order.send', payload: { force: true } },
      { id: 'x', type: 'order.send', payload: {} },
    ]) {
      const answer = await order.post([bad]);
      expect(answer.status, JSON.stringify(bad)).toBe(400);
    }
    expect(await order.read()).toMatchObject({ version: 1 });
  });

  test('that nobody may do alone asks for an approval with its amount', async () => {
    const order = await desk.open();
    const lineId = await order.add('Ajiaco', 2);
    const half = { kind: 'percent', basisPoints: 5_000 };
    const { order: before } = await order.run();
    const asked = await order.run(['line.discount', { lineId, rule: half, reason: 'demora' }]);
    expect(asked.outcomes).toMatchObject([
      {
        code: 'identity.approval_required',
        details: { action: 'orders.discount', objectId: lineId, amountMinor: before.totalMinor / 2 },
      },
    ]);
    const given = await order.as(boss).run(['line.discount', { lineId, rule: half, reason: 'demora' }]);
    expect(given.order).toMatchObject({ totalMinor: before.totalMinor / 2 });
  });
});
