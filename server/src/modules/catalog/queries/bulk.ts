import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';

/** A product, as far as a change of many looks at it. */
export interface BulkProduct {
  id: string;
  name: string;
  deleted: boolean;
}

const FIND: Statement = {
  name: 'catalog.find_bulk_products',
  text: `select id, name, (deleted_at is not null) as deleted from catalog.products
    where company_id = $1 and id = any ($2)`,
};

/** The products of these ids, deleted or not. */
export function findBulkProducts(tx: Tx, ids: readonly string[]): Promise<BulkProduct[]> {
  return run<BulkProduct>(tx, FIND, [tx.companyId, ids]);
}

/** What many products are to be; what is absent stays as it is. */
export interface BulkChange {
  categoryId?: string | undefined;
  /** Another one than `deleted` brings back what is deleted. */
  state?: 'active' | 'retired' | 'deleted' | undefined;
}

const CHANGE: Statement = {
  name: 'catalog.change_products',
  text: `update catalog.products p set category_id = w.category_id, state = w.state,
      deleted_at = case when w.deleted then coalesce(p.deleted_at, now()) end, version = p.version + 1, updated_at = now()
    from (select q.id, coalesce($3::uuid, q.category_id) as category_id, coalesce(nullif($4::text, 'deleted'), q.state) as state,
        coalesce($4::text = 'deleted', q.deleted_at is not null) as deleted
      from catalog.products q where q.company_id = $1 and q.id = any ($2)) w
    where p.company_id = $1 and p.id = w.id
      and (p.category_id, p.state, p.deleted_at is not null) is distinct from (w.category_id, w.state, w.deleted)
    returning p.id`,
};

/** Changes many products. Returns those that were not so already. */
export async function changeProductRows(
  tx: Tx,
  ids: readonly string[],
  { categoryId, state }: BulkChange,
): Promise<string[]> {
  const values = [tx.companyId, ids, categoryId ?? null, state ?? null];
  return (await run<{ id: string }>(tx, CHANGE, values)).map(({ id }) => id);
}

/** A price of a product or of a size, in minor units. */
export interface NewPrice {
  productId: string;
  variantId: string | null;
  priceMinor: number;
}

const PRICE_VARIANTS: Statement = {
  name: 'catalog.price_variants',
  text: `update catalog.variants v set price_minor = x."priceMinor"
    from jsonb_to_recordset($2::jsonb) as x ("variantId" uuid, "priceMinor" bigint)
    where v.company_id = $1 and v.id = x."variantId"`,
};
// A size's price is a change of its product, too.
const PRICE_PRODUCTS: Statement = {
  name: 'catalog.price_products',
  text: `update catalog.products p set price_minor = coalesce(x.price, p.price_minor), version = p.version + 1,
      updated_at = now()
    from (select r."productId" as id, max(r."priceMinor") filter (where r."variantId" is null) as price
      from jsonb_to_recordset($2::jsonb) as r ("productId" uuid, "variantId" uuid, "priceMinor" bigint)
      group by r."productId") x
    where p.company_id = $1 and p.id = x.id`,
};

/** Writes prices of products and sizes. */
export async function putPrices(tx: Tx, prices: readonly NewPrice[]): Promise<void> {
  const values = [tx.companyId, JSON.stringify(prices)];
  await Promise.all([run(tx, PRICE_VARIANTS, values), run(tx, PRICE_PRODUCTS, values)]);
}
