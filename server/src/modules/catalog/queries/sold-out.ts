import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';

/** Something that can run out, under the id by which devices know it. */
export interface StockedItem {
  productId: string | null;
  variantId: string | null;
  optionId: string | null;
}

const FIND: Statement = {
  name: 'catalog.find_stocked_item',
  text: `select p.id as "productId", null::uuid as "variantId", null::uuid as "optionId" from catalog.products p
      where p.company_id = $1 and p.id = $2 and p.deleted_at is null
    union all
    select v.product_id, v.id, null from catalog.variants v
      where v.company_id = $1 and v.id = $2 and v.deleted_at is null
    union all
    select null, null, o.id from catalog.options o where o.company_id = $1 and o.id = $2 and o.deleted_at is null`,
};

/** The product, size or option of an id. */
export async function findStockedItem(tx: Tx, itemId: string): Promise<StockedItem | undefined> {
  const [row] = await run<StockedItem>(tx, FIND, [tx.companyId, itemId]);
  return row;
}

const SET: Statement = {
  name: 'catalog.set_sold_out',
  text: `insert into catalog.sold_out (company_id, branch_id, product_id, variant_id, option_id, sold_out, until, changed_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8)
    on conflict (company_id, branch_id, item_id) do update
      set sold_out = excluded.sold_out, until = excluded.until, changed_by = excluded.changed_by, changed_at = now()`,
};

/** Writes that something has run out in a branch, or is there again. */
export async function writeSoldOut(
  tx: Tx,
  branchId: string,
  item: StockedItem,
  state: { soldOut: boolean; until: Temporal.Instant | null; changedBy: string },
): Promise<void> {
  await run(tx, SET, [
    tx.companyId,
    branchId,
    item.productId,
    item.variantId,
    item.optionId,
    state.soldOut,
    state.until?.toString() ?? null,
    state.changedBy,
  ]);
}
