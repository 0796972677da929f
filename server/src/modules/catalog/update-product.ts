import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { announceMenuChange } from './announce-menu-change.ts';
import { type ProductShape, refuseShape } from './product-shape.ts';
import { lockProduct, updateProductRow } from './queries/product-store.ts';
import { saveProductParts } from './save-product-parts.ts';

/** A product as it is to be, and the version it was changed from. */
export interface UpdateProductInput {
  productId: string;
  shape: ProductShape;
  version: number;
}

/**
 * Changes a product whole; who began with an older version learns of the fresh one and overwrites nothing.
 *
 * @throws Refusal as `createProduct` says; `not_found` catalog.product_unknown; `conflict` catalog.product_changed with the
 *   fresh version
 */
export async function updateProduct(ctx: Context, input: UpdateProductInput): Promise<void> {
  const { productId, shape } = input;
  const before = await lockProduct(ctx.tx, productId);
  if (!before || before.deleted) throw new Refusal('not_found', 'catalog.product_unknown');
  refuseShape(productId, shape);
  if (before.version !== input.version)
    throw new Refusal('conflict', 'catalog.product_changed', { version: before.version });
  await updateProductRow(ctx.tx, productId, shape);
  const prices = await saveProductParts(ctx, { productId, shape, before });
  await announceMenuChange(ctx);
  recordAudit(ctx, {
    action: prices.length > 0 ? 'catalog.price_changed' : 'catalog.product_changed',
    objectType: 'product',
    objectId: productId,
    before: { name: before.name, priceMinor: before.priceMinor, variants: before.variants },
    after: { name: shape.name, priceMinor: shape.priceMinor, variants: shape.variants.map(nameAndPrice) },
  });
}

const nameAndPrice = ({ id, name, priceMinor }: ProductShape['variants'][number]) => ({
  id,
  name,
  priceMinor,
});
