import { setTimeout as sleep } from 'node:timers/promises';
import type { StoredOrder } from './oracle.ts';
import { type RunDatabase, rowsOf } from './server.ts';

/** Every order with the mark on its lines. */
export function readStored(database: RunDatabase): Promise<StoredOrder[]> {
  return rowsOf<StoredOrder>(
    database.ownerUrl,
    `select distinct l.note as mark, o.id as "orderId", o.number::float8 as number from orders.orders o
      join orders.lines l on l.company_id = o.company_id and l.order_id = o.id`,
  );
}

/** Waits until every page is printed and every announcement delivered. Returns whether that came about in time. */
export async function drain(database: RunDatabase, patienceMs: number): Promise<boolean> {
  const patience = AbortSignal.timeout(patienceMs);
  while (!patience.aborted) {
    const [left] = await rowsOf<{ count: number }>(
      database.ownerUrl,
      `select ((select count(*) from printing.jobs where ended_at is null)
        + (select count(*) from kernel.deliveries))::int as count`,
    );
    if (left?.count === 0) return true;
    await sleep(200);
  }
  return false;
}
