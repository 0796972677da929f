import type { Context } from '../../kernel/context.ts';
import { recordAudit } from '../identity/index.ts';
import { announceMenuChange } from './announce-menu-change.ts';
import { type PriceListShape, refusePriceList } from './price-list-shape.ts';
import { insertPriceList } from './queries/price-lists.ts';

/** A list to be made; its id is its maker's choice. */
export interface CreatePriceListInput {
  id: string;
  shape: PriceListShape;
}

/**
 * Makes a list of prices, empty.
 *
 * @throws Refusal as `refusePriceList` says; `conflict` catalog.list_exists, catalog.list_name_taken; `not_found`
 *   catalog.branch_unknown
 */
export async function createPriceList(ctx: Context, { id, shape }: CreatePriceListInput): Promise<void> {
  refusePriceList(shape);
  await insertPriceList(ctx.tx, id, shape);
  await announceMenuChange(ctx);
  recordAudit(ctx, {
    action: 'catalog.list_created',
    objectType: 'price_list',
    objectId: id,
    after: { ...shape },
  });
}
