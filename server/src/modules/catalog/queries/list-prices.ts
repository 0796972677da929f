import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';

/** Something that has a price of its own, and what it costs by a list. Amounts in minor units. */
export interface PricedItem {
  /** Of the product, or of the size. */
  itemId: string;
  productId: string;
  variantId: string | null;
  /** What it costs without a list. */
  baseMinor: number;
  /** Null: the list says nothing of it. */
  priceMinor: number | null;
}

const FIND_ITEMS: Statement = {
  name: 'catalog.find_priced_items',
  text: `select x.id as "itemId", coalesce(p.id, v.product_id) as "productId", v.id as "variantId",
      coalesce(p.price_minor, v.price_minor) as "baseMinor", lp.price_minor as "priceMinor"
    from unnest($3::uuid[]) as x (id)
    left join catalog.products p on p.company_id = $1 and p.id = x.id and p.deleted_at is null
    left join catalog.variants v on v.company_id = $1 and v.id = x.id and v.deleted_at is null
    left join catalog.list_prices lp on lp.company_id = $1 and lp.list_id = $2 and lp.item_id = x.id
    where p.id is not null or v.id is not null`,
};

/** The living products and sizes of these ids, and what a list says of them. */
export function findPricedItems(
  tx: Tx,
  listId: string | null,
  itemIds: readonly string[],
): Promise<PricedItem[]> {
  return run<PricedItem>(tx, FIND_ITEMS, [tx.companyId, listId, itemIds]);
}

const DROP: Statement = {
  name: 'catalog.drop_list_prices',
  text: 'delete from catalog.list_prices where company_id = $1 and list_id = $2 and item_id = any ($3)',
};
const PUT: Statement = {
  name: 'catalog.put_list_prices',
  text: `insert into catalog.list_prices (company_id, list_id, product_id, variant_id, price_minor)
    select $1, $2, x."productId", x."variantId", x."priceMinor"
    from jsonb_to_recordset($3::jsonb) as x ("productId" uuid, "variantId" uuid, "priceMinor" bigint)
    on conflict (company_id, list_id, item_id) do update set price_minor = excluded.price_minor`,
};

/** Writes prices of a list; null takes one out of it. */
export async function putListPrices(tx: Tx, listId: string, items: readonly PricedItem[]): Promise<void> {
  const gone = items.filter(({ priceMinor }) => priceMinor === null).map(({ itemId }) => itemId);
  const kept = items.filter(({ priceMinor }) => priceMinor !== null);
  await Promise.all([
    run(tx, DROP, [tx.companyId, listId, gone]),
    run(tx, PUT, [tx.companyId, listId, JSON.stringify(kept)]),
  ]);
}

/** A row of the grid of prices. */
export interface PriceRow extends PricedItem {
  productName: string;
  variantName: string | null;
}

const ROWS: Statement = {
  name: 'catalog.list_price_rows',
  text: `select x."itemId", x."productId", x."variantId", x."productName", x."variantName", x."baseMinor",
      lp.price_minor as "priceMinor"
    from unnest($3::uuid[]) with ordinality as wanted (id, n),
      lateral (
        select p.id as "itemId", p.id as "productId", null::uuid as "variantId", p.name as "productName",
          null as "variantName", p.price_minor as "baseMinor", -1 as place
        from catalog.products p where p.company_id = $1 and p.id = wanted.id and not exists (
          select 1 from catalog.variants v where v.company_id = $1 and v.product_id = p.id and v.deleted_at is null)
        union all
        select v.id, p.id, v.id, p.name, v.name, v.price_minor, v.sort_order
        from catalog.products p join catalog.variants v
          on v.company_id = $1 and v.product_id = p.id and v.deleted_at is null
        where p.company_id = $1 and p.id = wanted.id
      ) x
    left join catalog.list_prices lp on lp.company_id = $1 and lp.list_id = $2 and lp.item_id = x."itemId"
    order by wanted.n, x.place, x."itemId"`,
};

/** What these products cost, with and without the list: each once, one with sizes once for each size. */
export function findPriceRows(tx: Tx, listId: string, productIds: readonly string[]): Promise<PriceRow[]> {
  return run<PriceRow>(tx, ROWS, [tx.companyId, listId, productIds]);
}
