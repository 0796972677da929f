import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { OrderEvent } from '../timeline.ts';

const FIND_APPLIED: Statement = {
  name: 'orders.find_applied',
  text: `select command_id as id, encode(content, 'hex') as content, version
    from orders.events where company_id = $1 and command_id = any ($2)`,
};

/** Which of these commands were applied before, whichever order they were about, with the version each made. */
export async function findApplied(
  tx: Tx,
  commandIds: readonly string[],
): Promise<Map<string, { content: string | null; version: number }>> {
  const rows = await run<{ id: string; content: string | null; version: number }>(tx, FIND_APPLIED, [
    tx.companyId,
    commandIds,
  ]);
  return new Map(rows.map(({ id, ...applied }) => [id, applied]));
}

const FIND_EVENTS: Statement = {
  name: 'orders.find_events',
  text: `select version, type, command_id as "commandId", encode(content, 'hex') as content, at, device_at as "deviceAt",
      json_build_object('id', actor_id, 'name', actor_name) as actor, device_id as "deviceId", from_state as "from",
      to_state as "to", reason, data,
      case when approver_id is not null then json_build_object('id', approver_id, 'name', approver_name) end as approver
    from orders.events where company_id = $1 and order_id = $2 and version > $3 order by version limit $4`,
};

/** What happened to an order behind a version, the first first. */
export function findEvents(
  tx: Tx,
  orderId: string,
  { after, limit }: { after: number; limit: number },
): Promise<OrderEvent[]> {
  return run<OrderEvent>(tx, FIND_EVENTS, [tx.companyId, orderId, after, limit]);
}
