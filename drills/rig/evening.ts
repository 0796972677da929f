import { randomUUIDv7 } from 'node:crypto';
import { type OrderDesk, openOrders, type TestOrder } from '../../server/src/app/testing/order-desk.ts';
import { pay } from '../../server/src/app/testing/payment.ts';
import type { TestApp, TestSession } from '../../server/src/app/testing/test-app.ts';

/** Orders under the names by which they are spoken of. */
export type Evening = Readonly<Record<string, string>>;

type Command = readonly [type: string, payload: Record<string, unknown>];

interface House {
  app: TestApp;
  boss: TestSession;
  desk: OrderDesk;
}

/** Orders of every kind that an evening leaves behind, taken over HTTP in the branch of one waitress. */
export async function spendEvening(app: TestApp): Promise<Evening> {
  const boss = await app.logIn('fogata-duena');
  const desk = await openOrders(app, await app.logIn('fogata-mesera'));
  const house = { app, boss, desk };
  return {
    ...(await takeOrders(house)),
    ...(await divideBills(house)),
    ...(await moveLines(house)),
    ...(await takeMoney(house)),
  };
}

/** Does commands, all of which must be applied. */
async function act(order: TestOrder, ...commands: Command[]): Promise<void> {
  const { codes } = await order.run(...commands);
  if (codes.length > 0) throw new Error(`refused: ${codes.join(', ')}`);
}

async function sent(
  { desk }: House,
  names: readonly string[],
): Promise<{ order: TestOrder; lines: string[] }> {
  const order = await desk.openAt();
  const lines: string[] = [];
  for (const name of names) lines.push(await order.add(name, 2));
  await act(order, ['order.send', {}]);
  return { order, lines };
}

async function finish({ app, boss }: House, order: TestOrder): Promise<void> {
  for (const { id } of (await order.read()).tickets)
    await app.request('POST', `/v1/tickets/${id}/done`, { session: boss, body: {} });
}

async function takeOrders(house: House): Promise<Evening> {
  const { boss, desk } = house;
  const draft = await desk.open();
  await draft.add('Ajiaco', 1);
  await draft.add('Tinto', 1, { release: 'when_fired' });
  const single = await desk.open();

  // More of a line was added, one was fired, and a piece of one taken back.
  const { order: voided, lines } = await sent(house, ['Ajiaco', 'Tinto']);
  await act(voided, ['line.quantity', { lineId: lines[0], delta: 3 }], ['order.send', {}]);
  await voided.add('Mojarra', 1, { course: 2, release: 'when_fired' });
  await act(voided, ['order.fire', { course: 2 }]);
  await act(voided.as(boss), ['line.void', { lineId: lines[0], quantity: 2, reason: 'se cayó' }]);

  const { order: served } = await sent(house, ['Ajiaco']);
  await act(served, ['line.cancel', { lineId: await served.add('Tinto', 1) }]);
  await finish(house, served);
  await act(served, ['order.copy', {}]);

  // Nobody had to be told of what was finished already.
  const { order: cancelled } = await sent(house, ['Ajiaco', 'Tinto']);
  await finish(house, cancelled);
  await cancelled.add('Mojarra', 1);
  await act(cancelled, ['order.send', {}]);
  await cancelled.add('Tinto', 1);
  await act(cancelled.as(boss), ['order.cancel', { reason: 'se fueron' }]);

  const online = await desk.open({ type: 'online' });
  await online.add('Ajiaco', 1);
  await act(online, ['order.reject', { reason: 'ya cerramos' }]);

  const { order: courtesy, lines: given } = await sent(house, ['Tinto']);
  await act(
    courtesy.as(boss),
    ['line.comp', { lineId: given[0], reason: 'cumpleaños' }],
    ['order.close', {}],
  );

  return {
    draft: draft.id,
    single: single.id,
    voided: voided.id,
    served: served.id,
    cancelled: cancelled.id,
    rejected: online.id,
    completed: courtesy.id,
  };
}

async function divideBills(house: House): Promise<Evening> {
  const { order: split, lines } = await sent(house, ['Ajiaco', 'Tinto', 'Mojarra']);
  const [one, other] = [randomUUIDv7(), randomUUIDv7()];
  await act(split, ['bill.split_equally', { checkIds: [one, other] }]);
  await act(split, ['bill.move', { fromCheckId: one, toCheckId: other, lines: [{ lineId: lines[0] }] }]);
  await act(split, [
    'tip.answer',
    { checkId: other, answer: { kind: 'accepted_suggested', basisPoints: 1_000 } },
  ]);

  const { order: joined } = await sent(house, ['Ajiaco']);
  const apart = randomUUIDv7();
  await act(joined, ['bill.split_amount', { checks: [{ id: apart, amountMinor: 1_000 }] }]);
  await act(joined, ['bill.merge', { fromCheckId: apart, toCheckId: joined.id }]);
  return { split: split.id, joined: joined.id };
}

async function moveLines(house: House): Promise<Evening> {
  const { desk } = house;
  const { order: left, lines } = await sent(house, ['Ajiaco', 'Tinto']);
  const [stays, travels] = lines;
  const guest = await desk.openAt();
  // There and back again, and something happens to it everywhere.
  await act(left, ['line.move', { lineIds: [travels], toOrderId: guest.id }]);
  await act(guest, ['line.serve', { lineIds: [travels], served: true }]);
  await act(guest, ['line.move', { lineIds: [travels], toOrderId: left.id }]);
  await act(left, ['line.serve', { lineIds: [travels], served: false }]);
  await act(left, ['line.move', { lineIds: [travels, stays], toOrderId: guest.id }]);
  await act(guest, ['line.move', { lineIds: [stays], toOrderId: left.id }]);

  const { order: merged } = await sent(house, ['Ajiaco']);
  await merged.add('Tinto', 3);
  const { order: into } = await sent(house, ['Mojarra']);
  await act(merged, ['order.merge', { intoOrderId: into.id }]);
  await act(into, ['order.send', {}]);
  return { left: left.id, guest: guest.id, merged: merged.id, into: into.id };
}

async function takeMoney(house: House): Promise<Evening> {
  const { app, boss } = house;
  const { order: paid } = await sent(house, ['Ajiaco', 'Tinto']);
  const answer = { kind: 'accepted_suggested', basisPoints: 1_000 };
  await act(paid, ['tip.answer', { checkId: paid.id, answer }]);
  await pay(app, boss, paid.id, { tenderedMinor: 1_000_000 });
  await pay(app, boss, paid.id, { tenderedMinor: 90_000_000 });
  const { order: begun } = await sent(house, ['Mojarra']);
  await pay(app, boss, begun.id, { method: 'card', reference: 'V-1', tenderedMinor: 500_000 });
  return { paid: paid.id, begun: begun.id };
}
