import type { BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { announceFloorChange } from './announce-floor-change.ts';
import { holdMainTable, setAttentionRow } from './queries/table-states.ts';

/**
 * Notes that somebody at a table wants attention, or had it. Of a table that was pushed together with another, the other
 * is meant. Doing it twice changes nothing.
 *
 * @throws Refusal `not_found` orders.table_unknown
 */
export async function setAttention(
  ctx: BranchContext,
  input: { tableId: string; wanted: boolean },
): Promise<void> {
  const table = await holdMainTable(ctx.tx, ctx.branch.id, input.tableId);
  if (!table) throw new Refusal('not_found', 'orders.table_unknown');
  if ((table.attentionAt !== null) === input.wanted) return;
  const by = ctx.actor.memberId;
  await setAttentionRow(ctx.tx, table.id, input.wanted ? { at: ctx.now, by } : null);
  announceFloorChange(ctx, [table.id]);
}
