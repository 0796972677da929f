import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { announceMenuChange } from './announce-menu-change.ts';
import { holdPriceList, setPriceListDeleted } from './queries/price-lists.ts';

/** A list to be taken away, or to be brought back with its prices. */
export interface DeletePriceListInput {
  listId: string;
  /** False brings it back. */
  deleted: boolean;
}

/**
 * Takes a list of prices away, or brings it back. Once more is no change.
 *
 * @throws Refusal `not_found` catalog.list_unknown; `conflict` catalog.list_name_taken when its name was given away meanwhile
 */
export async function deletePriceList(
  ctx: Context,
  { listId, deleted }: DeletePriceListInput,
): Promise<void> {
  const list = await holdPriceList(ctx.tx, listId);
  if (!list) throw new Refusal('not_found', 'catalog.list_unknown');
  if (list.deleted === deleted) return;
  await setPriceListDeleted(ctx.tx, listId, deleted);
  await announceMenuChange(ctx);
  recordAudit(ctx, {
    action: deleted ? 'catalog.list_deleted' : 'catalog.list_restored',
    objectType: 'price_list',
    objectId: listId,
    [deleted ? 'before' : 'after']: { name: list.name, prices: list.prices },
  });
}
