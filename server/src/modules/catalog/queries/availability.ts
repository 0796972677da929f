import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { WindowShape } from '../window-shape.ts';
import { WINDOW } from './menu.ts';

/** A product on sale with hours of its own. */
export interface WindowedProduct {
  id: string;
  name: string;
  categoryId: string;
  windows: (WindowShape & { weekdays: number[] })[];
}

const WINDOWED: Statement = {
  name: 'catalog.find_windowed_products',
  text: `select p.id, p.name, p.category_id as "categoryId", json_agg(${WINDOW} order by w.from_minute, w.id) as windows
    from catalog.products p join catalog.windows w on w.company_id = $1 and w.product_id = p.id
    where p.company_id = $1 and p.deleted_at is null and p.state = 'active'
    group by p.id, p.name, p.category_id order by lower(p.name), p.id`,
};

/** The products on sale that have hours of their own. */
export function findWindowedProducts(tx: Tx): Promise<WindowedProduct[]> {
  return run<WindowedProduct>(tx, WINDOWED, [tx.companyId]);
}

/** Something that has run out in a branch. */
export interface SoldOutNow {
  branchId: string;
  itemId: string;
  kind: 'product' | 'variant' | 'option';
  name: string;
  /** Of which product, or of which group. */
  of: string | null;
  /** When it is there again by itself; null: when somebody says so. */
  until: string | null;
  changedAt: string;
}

const SOLD_OUT: Statement = {
  name: 'catalog.find_sold_out_now',
  text: `select s.branch_id as "branchId", s.item_id as "itemId",
      case when s.option_id is not null then 'option' when s.variant_id is not null then 'variant' else 'product' end as kind,
      coalesce(o.name, v.name, p.name) as name, coalesce(g.name, case when v.id is not null then p.name end) as of,
      to_char(s.until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as until,
      to_char(s.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "changedAt"
    from catalog.sold_out s
    left join catalog.products p on p.company_id = $1 and p.id = s.product_id and p.deleted_at is null
    left join catalog.variants v on v.company_id = $1 and v.id = s.variant_id and v.deleted_at is null
    left join catalog.options o on o.company_id = $1 and o.id = s.option_id and o.deleted_at is null
    left join catalog.option_groups g on g.company_id = $1 and g.id = o.group_id and g.deleted_at is null
    where s.company_id = $1 and s.sold_out and (s.until is null or s.until > now())
      and (g.id is not null or p.id is not null) and (s.variant_id is null or v.id is not null)
    order by s.changed_at desc, s.item_id`,
};

/** What has run out, the newest first. */
export function findSoldOutNow(tx: Tx): Promise<SoldOutNow[]> {
  return run<SoldOutNow>(tx, SOLD_OUT, [tx.companyId]);
}
