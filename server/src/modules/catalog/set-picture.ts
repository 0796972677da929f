import { createHash } from 'node:crypto';
import type { Context, SteppedContext } from '../../kernel/context.ts';
import type { Files } from '../../kernel/files.ts';
import { unguessableId } from '../../kernel/ids.ts';
import { letGo } from '../../kernel/let-go.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { announceMenuChange } from './announce-menu-change.ts';
import { encodePicture, type SentPicture } from './encode-picture.ts';
import { fileOf, PICTURE_TYPE, type Picture } from './picture.ts';
import { findShownPicture, insertPicture, showPicture } from './queries/pictures.ts';
import { lockProduct } from './queries/product-store.ts';

/** What somebody sent as the picture of a product. */
export interface SetPictureInput {
  productId: string;
  /** Undefined where nothing was sent. */
  sent: SentPicture | undefined;
}

/**
 * Gives a product a picture made of what was sent. Decoding and storing happen between the transactions; the picture is
 * written down before its files are stored, and shown when they are. The same once more is no change.
 *
 * @throws Refusal `not_found` catalog.product_unknown; as `encodePicture` says; `unavailable` kernel.files_unavailable
 */
export async function setPicture(
  ctx: SteppedContext & { files: Files },
  input: SetPictureInput,
): Promise<Picture> {
  const { productId, sent } = input;
  const shown = await ctx.step(({ tx }) => findShownPicture(tx, productId));
  if (!shown) throw new Refusal('not_found', 'catalog.product_unknown');
  if (!sent?.bytes.byteLength) throw new Refusal('invalid', 'catalog.picture_broken');
  const sourceHash = createHash('sha256').update(sent.bytes).digest();
  if (shown.picture && shown.sourceHash && sourceHash.equals(shown.sourceHash)) return shown.picture;
  const { files, ...made } = await encodePicture(sent);
  letGo(sent.bytes);
  // Not an id that tells its time: whoever knows it may see the picture.
  const picture = { id: unguessableId(), ...made };
  await ctx.step(({ tx }) => insertPicture(tx, { ...picture, productId, sourceHash }));
  await Promise.all(
    files.map(({ size, bytes }) => ctx.files.put(fileOf(picture.id, size), bytes, PICTURE_TYPE)),
  );
  await ctx.step((inside) => show(inside, productId, picture.id));
  return picture;
}

async function show(ctx: Context, productId: string, pictureId: string): Promise<void> {
  const product = await lockProduct(ctx.tx, productId);
  if (!product || product.deleted) throw new Refusal('not_found', 'catalog.product_unknown');
  if (!(await showPicture(ctx.tx, productId, { id: pictureId, state: 'storing' })))
    throw new Refusal('not_found', 'catalog.picture_unknown');
  await announceMenuChange(ctx);
  recordAudit(ctx, {
    action: 'catalog.picture_changed',
    objectType: 'product',
    objectId: productId,
    after: { name: product.name, pictureId },
  });
}
