import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';

/** Who makes a product, and why: the product names the station itself, or a category above it does. */
export interface Maker {
  productId: string;
  name: string;
  stationId: string | null;
  /** The category that names the station; null when the product does, or nobody. */
  categoryName: string | null;
}

// A combo is made by who makes its parts; each of them once, however often it can be chosen.
const FIND_MAKERS: Statement = {
  name: 'catalog.find_makers',
  text: `with recursive wanted as (
      select p.id, p.name, p.station_id, p.category_id, 0 as place from catalog.products p
      where p.company_id = $1 and p.id = $2 and p.deleted_at is null and p.kind <> 'combo'
      union
      select p.id, p.name, p.station_id, p.category_id, 1 from catalog.combo_slots s
      join catalog.combo_choices c on c.company_id = $1 and c.slot_id = s.id
      join catalog.products p on p.company_id = $1 and p.id = c.product_id and p.deleted_at is null
      where s.company_id = $1 and s.product_id = $2
    ), tree as (
      select w.id as product_id, c.id, c.parent_id, c.name, c.station_id, 0 as depth
      from wanted w join catalog.categories c on c.company_id = $1 and c.id = w.category_id
      union all
      select t.product_id, c.id, c.parent_id, c.name, c.station_id, t.depth + 1
      from tree t join catalog.categories c on c.company_id = $1 and c.id = t.parent_id where t.depth < 10
    )
    select w.id as "productId", w.name, coalesce(w.station_id, near.station_id) as "stationId",
      case when w.station_id is null then near.name end as "categoryName"
    from wanted w left join lateral (select t.station_id, t.name from tree t
      where t.product_id = w.id and t.station_id is not null order by t.depth limit 1) near on true
    order by w.place, w.name, w.id limit 100`,
};

/** Who makes a product, or the parts that a combo can have; empty when there is no such product. */
export function findMakers(tx: Tx, productId: string): Promise<Maker[]> {
  return run<Maker>(tx, FIND_MAKERS, [tx.companyId, productId]);
}
