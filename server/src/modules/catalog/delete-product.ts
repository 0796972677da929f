import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { announceMenuChange } from './announce-menu-change.ts';
import { lockProduct, setProductDeleted } from './queries/product-store.ts';

/** A product to be taken off the menu, or to be brought back. */
export interface DeleteProductInput {
  productId: string;
  /** False brings it back. */
  deleted: boolean;
}

/**
 * Takes a product off the menu for good, or brings it back as it was; what was sold of it stays. Once more is no change.
 *
 * @throws Refusal `not_found` catalog.product_unknown; `conflict` catalog.code_taken when its code was given away meanwhile
 */
export async function deleteProduct(ctx: Context, input: DeleteProductInput): Promise<void> {
  const { productId, deleted } = input;
  const product = await lockProduct(ctx.tx, productId);
  if (!product) throw new Refusal('not_found', 'catalog.product_unknown');
  if (product.deleted === deleted) return;
  await setProductDeleted(ctx.tx, productId, deleted);
  await announceMenuChange(ctx);
  recordAudit(ctx, {
    action: deleted ? 'catalog.product_deleted' : 'catalog.product_restored',
    objectType: 'product',
    objectId: productId,
    [deleted ? 'before' : 'after']: { name: product.name, priceMinor: product.priceMinor },
  });
}
