import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { announceMenuChange } from './announce-menu-change.ts';
import type { Picture } from './picture.ts';
import { findShownPicture, showPicture } from './queries/pictures.ts';
import { lockProduct } from './queries/product-store.ts';

/** A picture that a product showed before. */
export interface RestorePictureInput {
  productId: string;
  pictureId: string;
}

/**
 * Lets a product show a picture again that it showed before. What it shows already is no change.
 *
 * @throws Refusal `not_found` catalog.product_unknown, catalog.picture_unknown for one of another product or that has left
 */
export async function restorePicture(ctx: Context, input: RestorePictureInput): Promise<Picture> {
  const { productId, pictureId } = input;
  const product = await lockProduct(ctx.tx, productId);
  const before = await findShownPicture(ctx.tx, productId);
  if (!product || !before) throw new Refusal('not_found', 'catalog.product_unknown');
  if (before.picture?.id === pictureId) return before.picture;
  const shown = await showPicture(ctx.tx, productId, { id: pictureId, state: 'kept' });
  const after = await findShownPicture(ctx.tx, productId);
  if (!shown || !after?.picture) throw new Refusal('not_found', 'catalog.picture_unknown');
  await announceMenuChange(ctx);
  recordAudit(ctx, {
    action: 'catalog.picture_changed',
    objectType: 'product',
    objectId: productId,
    after: { name: product.name, pictureId },
  });
  return after.picture;
}
