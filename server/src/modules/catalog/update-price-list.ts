import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { announceMenuChange } from './announce-menu-change.ts';
import { type PriceListShape, refusePriceList } from './price-list-shape.ts';
import { holdPriceList, updatePriceListRow } from './queries/price-lists.ts';

/** A list as it is to be, and the version it was changed from. */
export interface UpdatePriceListInput {
  listId: string;
  shape: PriceListShape;
  version: number;
}

/**
 * Changes where, how and when a list of prices holds.
 *
 * @throws Refusal as `createPriceList` says; `not_found` catalog.list_unknown; `conflict` catalog.list_changed with the fresh
 *   version
 */
export async function updatePriceList(ctx: Context, input: UpdatePriceListInput): Promise<void> {
  const { listId, shape } = input;
  const before = await holdPriceList(ctx.tx, listId);
  if (!before || before.deleted) throw new Refusal('not_found', 'catalog.list_unknown');
  refusePriceList(shape);
  if (before.version !== input.version)
    throw new Refusal('conflict', 'catalog.list_changed', { version: before.version });
  await updatePriceListRow(ctx.tx, listId, shape);
  await announceMenuChange(ctx);
  const { name, branchId, channels, validFrom, validTo, rank, state } = before;
  recordAudit(ctx, {
    action: 'catalog.list_changed',
    objectType: 'price_list',
    objectId: listId,
    before: { name, branchId, channels, validFrom, validTo, rank, state },
    after: { ...shape },
  });
}
