import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { announceMenuChange } from './announce-menu-change.ts';
import { findShownPicture, hidePicture } from './queries/pictures.ts';
import { lockProduct } from './queries/product-store.ts';

/**
 * Takes the picture off a product; for a week it can be brought back. Without one nothing changes.
 *
 * @throws Refusal `not_found` catalog.product_unknown
 */
export async function removePicture(ctx: Context, input: { productId: string }): Promise<void> {
  const { productId } = input;
  const product = await lockProduct(ctx.tx, productId);
  const shown = await findShownPicture(ctx.tx, productId);
  if (!product || !shown) throw new Refusal('not_found', 'catalog.product_unknown');
  if (!shown.picture) return;
  await hidePicture(ctx.tx, productId);
  await announceMenuChange(ctx);
  recordAudit(ctx, {
    action: 'catalog.picture_removed',
    objectType: 'product',
    objectId: productId,
    before: { name: product.name, pictureId: shown.picture.id },
  });
}
