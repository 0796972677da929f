/**
 * Places the orders of `npm run bench -- printing`: a process of its own, so that writing them holds up neither the product
 * nor the printers at which it is measured.
 */
import { randomUUIDv7 } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerParent } from './answer-parent.ts';
import { send } from './send.ts';

const BUSY_MS = 20;

/** Where an order is taken so that one page of it comes out of one printer. */
export interface PrintTarget {
  token: string;
  branchId: string;
  /** Of the three lines, all for the printer's station. */
  productIds: readonly string[];
}

/** An order to place, `at` milliseconds after the beginning; its mark stands on each line, so on the page. */
export interface PlannedOrder {
  at: number;
  mark: string;
  target: PrintTarget;
}

/** Orders to place: each at its time, or as fast as so many clients can. */
export interface Placing {
  port: number;
  orders: readonly PlannedOrder[];
  clients?: number;
}

/** Places one order over HTTP, sent to the kitchen at once. Where the product has too much to do it is asked again. */
async function place(port: number, { mark, target }: PlannedOrder): Promise<void> {
  const { token, branchId, productIds } = target;
  const lines = productIds.map((productId, index) => ({
    ...{ id: randomUUIDv7(), productId, quantity: index + 1, note: mark },
  }));
  const order = { id: randomUUIDv7(), branchId, type: 'counter', lines, send: true };
  const key = randomUUIDv7();
  for (;;) {
    const answer = await send(port, 'POST', '/v1/orders', order, { token, key });
    if (answer.status === 201) return;
    if (answer.status !== 503) throw new Error(`an order was refused: ${answer.status} ${answer.body}`);
    await sleep(BUSY_MS);
  }
}

/** Places each order at its time, whatever became of those before it, and waits for their answers. */
async function placeInTime(port: number, orders: readonly PlannedOrder[]): Promise<void> {
  const begun = performance.now();
  await Promise.all(
    orders.map(async (order) => {
      await sleep(Math.max(0, order.at - (performance.now() - begun)));
      await place(port, order);
    }),
  );
}

/** Places orders as fast as so many clients can. */
async function placeAtOnce(port: number, orders: readonly PlannedOrder[], clients: number): Promise<void> {
  const left = [...orders];
  const client = async () => {
    for (let order = left.shift(); order; order = left.shift()) await place(port, order);
  };
  await Promise.all(Array.from({ length: clients }, client));
}

answerParent<Placing>(async ({ port, orders, clients }) => {
  await (clients === undefined ? placeInTime(port, orders) : placeAtOnce(port, orders, clients));
  return 'placed';
});
