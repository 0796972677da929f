import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { announceMenuChange } from './announce-menu-change.ts';
import { type BulkChange, changeProductRows, findBulkProducts } from './queries/bulk.ts';
import { findReferred } from './queries/product-store.ts';
import { takeTurn } from './queries/turn.ts';

/** Many products, and what they are to be. */
export interface ChangeProductsInput {
  productIds: readonly string[];
  change: BulkChange;
}

/**
 * Moves, retires, deletes or brings back many products, all or none.
 *
 * @returns how many were not so already
 * @throws Refusal `not_found` catalog.product_unknown for one that is not there, or is deleted and not brought back,
 *   catalog.category_unknown; `conflict` catalog.code_taken when a code was given away meanwhile
 */
export async function changeProducts(
  ctx: Context,
  { productIds, change }: ChangeProductsInput,
): Promise<number> {
  const { tx } = ctx;
  const ids = [...new Set(productIds)];
  const [, products] = await Promise.all([takeTurn(tx), findBulkProducts(tx, ids)]);
  const dead = change.state === undefined && products.some(({ deleted }) => deleted);
  if (products.length < ids.length || dead) throw new Refusal('not_found', 'catalog.product_unknown');
  const { categoryId } = change;
  if (categoryId !== undefined) {
    const { category } = await findReferred(tx, { categoryId, groupIds: [], productIds: [] });
    if (!category) throw new Refusal('not_found', 'catalog.category_unknown');
  }
  const changed = new Set(await changeProductRows(tx, ids, change));
  if (changed.size === 0) return 0;
  await announceMenuChange(ctx);
  const names = products.filter(({ id }) => changed.has(id)).map(({ name }) => name);
  recordAudit(ctx, {
    action: 'catalog.products_changed',
    objectType: 'product',
    objectId: null,
    after: { ...change, names },
  });
  return changed.size;
}
