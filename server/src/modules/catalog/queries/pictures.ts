import { run, type Statement } from '../../../kernel/sql.ts';
import type { OutsideTx, Tx } from '../../../kernel/tx.ts';
import type { Picture } from '../picture.ts';

/** A product's picture as an answer shows it; to be selected where `p` is the product. */
export const PICTURE = `(select json_build_object('id', x.id, 'width', x.width, 'height', x.height, 'placeholder',
    x.placeholder) from catalog.pictures x where x.company_id = $1 and x.id = p.picture_id)`;

/** What a product shows, and of what it was made. */
export interface ShownPicture {
  picture: Picture | null;
  sourceHash: Uint8Array | null;
}

const FIND: Statement = {
  name: 'catalog.find_picture',
  text: `select ${PICTURE} as picture,
      (select x.source_hash from catalog.pictures x where x.company_id = $1 and x.id = p.picture_id) as "sourceHash"
    from catalog.products p where p.company_id = $1 and p.id = $2 and p.deleted_at is null`,
};

/** What a product shows; undefined where there is no such product, or no more. */
export async function findShownPicture(tx: Tx, productId: string): Promise<ShownPicture | undefined> {
  const [row] = await run<ShownPicture>(tx, FIND, [tx.companyId, productId]);
  return row;
}

/** A picture whose files are about to be stored. */
export interface NewPicture extends Picture {
  productId: string;
  sourceHash: Uint8Array;
}

const INSERT: Statement = {
  name: 'catalog.insert_picture',
  text: `insert into catalog.pictures (company_id, id, product_id, source_hash, width, height, placeholder)
    values ($1, $2, $3, $4, $5, $6, $7)`,
};

/** Writes a picture down that no product shows yet. */
export async function insertPicture(tx: Tx, picture: NewPicture): Promise<void> {
  const { id, productId, sourceHash, width, height, placeholder } = picture;
  await run(tx, INSERT, [tx.companyId, id, productId, sourceHash, width, height, placeholder]);
}

const TAKE_UP: Statement = {
  name: 'catalog.take_up_picture',
  text: `update catalog.pictures set state = 'kept', unused_since = null
    where company_id = $1 and product_id = $2 and id = $3 and state = $4 returning id`,
};
const PUT_ASIDE: Statement = {
  name: 'catalog.put_pictures_aside',
  text: `update catalog.pictures set unused_since = now()
    where company_id = $1 and product_id = $2 and unused_since is null and id is distinct from $3`,
};
// No new version of the product: whoever has it open changes other things of it, and loses nothing.
const SHOW: Statement = {
  name: 'catalog.show_picture',
  text: 'update catalog.products set picture_id = $3, updated_at = now() where company_id = $1 and id = $2',
};

/**
 * Lets a product show a picture of its own that stands in this state, and puts aside what it showed before; whoever asks
 * holds the product. False where there is no such picture any more.
 */
export async function showPicture(
  tx: Tx,
  productId: string,
  picture: { id: string; state: 'storing' | 'kept' },
): Promise<boolean> {
  const [taken] = await run(tx, TAKE_UP, [tx.companyId, productId, picture.id, picture.state]);
  if (!taken) return false;
  await Promise.all([
    run(tx, SHOW, [tx.companyId, productId, picture.id]),
    run(tx, PUT_ASIDE, [tx.companyId, productId, picture.id]),
  ]);
  return true;
}

/** Lets a product show no picture. */
export async function hidePicture(tx: Tx, productId: string): Promise<void> {
  await Promise.all([
    run(tx, SHOW, [tx.companyId, productId, null]),
    run(tx, PUT_ASIDE, [tx.companyId, productId, null]),
  ]);
}

/** A picture whose files may go. */
export interface LeavingPicture {
  companyId: string;
  pictureId: string;
}

const TAKE_UNUSED: Statement = {
  name: 'catalog.take_unused_pictures',
  text: 'select company_id as "companyId", picture_id as "pictureId" from catalog.take_unused_pictures($1)',
};

/** Pictures of any company that no product has shown for a week; they cannot be brought back from now on. */
export function takeUnusedPictures(tx: OutsideTx, limit: number): Promise<LeavingPicture[]> {
  return run<LeavingPicture>(tx, TAKE_UNUSED, [limit]);
}

const FORGET: Statement = {
  name: 'catalog.forget_picture',
  text: `delete from catalog.pictures where company_id = $1 and id = $2 and state = 'leaving'`,
};

/** Forgets a picture whose files are gone. */
export async function forgetPicture(tx: Tx, pictureId: string): Promise<void> {
  await run(tx, FORGET, [tx.companyId, pictureId]);
}
