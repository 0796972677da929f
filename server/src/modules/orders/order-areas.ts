import type { BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { announceFloorChange } from './announce-floor-change.ts';
import { holdAreas, orderAreaRows } from './queries/areas.ts';

/**
 * Puts the areas of the branch in this order; those that are not named come behind, as they were.
 *
 * @throws Refusal `not_found` orders.area_unknown; `invalid` orders.repeated
 */
export async function orderAreas(ctx: BranchContext, input: { areaIds: readonly string[] }): Promise<void> {
  const areas = await holdAreas(ctx.tx, ctx.branch.id);
  const named = new Set(input.areaIds);
  const others = areas.filter(({ id }) => !named.has(id));
  if (areas.length - others.length < named.size) throw new Refusal('not_found', 'orders.area_unknown');
  if (named.size < input.areaIds.length) throw new Refusal('invalid', 'orders.repeated');
  const behind = others.toSorted((a, b) => a.sortOrder - b.sortOrder).map(({ id }) => id);
  const moved = await orderAreaRows(ctx.tx, [...input.areaIds, ...behind]);
  if (moved.length > 0) announceFloorChange(ctx, []);
}
