import type { Context } from '../../kernel/context.ts';
import { recordAudit } from '../identity/index.ts';
import { announceMenuChange } from './announce-menu-change.ts';
import { type ProductShape, refuseShape } from './product-shape.ts';
import { insertProduct } from './queries/product-store.ts';
import { saveProductParts } from './save-product-parts.ts';

/** A product to be made; its id is its maker's choice. */
export interface CreateProductInput {
  id: string;
  shape: ProductShape;
}

/**
 * Makes a product, with its sizes, groups, combo and hours.
 *
 * @throws Refusal as `refuseShape` and `saveProductParts` say; `conflict` catalog.code_taken, catalog.product_exists;
 *   `not_found` catalog.tax_class_unknown, catalog.station_unknown
 */
export async function createProduct(ctx: Context, input: CreateProductInput): Promise<void> {
  const { id, shape } = input;
  refuseShape(id, shape);
  await insertProduct(ctx.tx, id, shape);
  await saveProductParts(ctx, { productId: id, shape, before: undefined });
  await announceMenuChange(ctx);
  recordAudit(ctx, {
    action: 'catalog.product_created',
    objectType: 'product',
    objectId: id,
    after: { name: shape.name, priceMinor: shape.priceMinor },
  });
}
