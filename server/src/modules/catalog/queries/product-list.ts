import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { Picture } from '../picture.ts';
import type { SlotShape, VariantShape } from '../product-shape.ts';
import type { WindowShape } from '../window-shape.ts';
import { PICTURE } from './pictures.ts';

/** A product in a list. */
export interface ProductLine {
  id: string;
  name: string;
  kind: 'simple' | 'combo';
  categoryId: string;
  code: string | null;
  priceMinor: number;
  /** How many sizes there are. */
  variants: number;
  /** Each has a price of its own, which holds in place of the product's. */
  sizes: { id: string; name: string; priceMinor: number }[];
  /** Of a combo that costs so much less than what it is made of; its own price says nothing. */
  lessBasisPoints: number | null;
  state: 'active' | 'retired';
  deleted: boolean;
  version: number;
  picture: Picture | null;
}

/** Which products, and from where on. */
export interface ProductFilter {
  after: { id: string; name: string } | undefined;
  /** Part of a name, or a whole code. */
  search: string | undefined;
  /** Standing in it, or in one below it. */
  categoryId: string | undefined;
  state: 'active' | 'retired' | 'deleted' | undefined;
}

// Whether deleted or not is written out, so that the index of living products by name serves the list.
const wanted = (gone: boolean) => `p.company_id = $1 and p.deleted_at is ${gone ? 'not null' : 'null'}
      and ($4 = '' or p.state = $4)
      and ($2::text is null or strpos(lower(p.name), lower($2)) > 0 or lower(p.code) = lower($2)
        or lower(p.barcode) = lower($2))
      and ($3::uuid is null or p.category_id in (select id from wanted))`;
const BELOW = `with recursive wanted as (
      select c.id from catalog.categories c where c.company_id = $1 and c.id = $3
      union all
      select c.id from wanted w join catalog.categories c on c.company_id = $1 and c.parent_id = w.id
    )`;

const listOf = (gone: boolean): Statement => ({
  name: gone ? 'catalog.list_deleted_products' : 'catalog.list_products',
  text: `${BELOW}
    select p.id, p.name, p.kind, p.category_id as "categoryId", p.code, p.price_minor as "priceMinor", p.state,
      (select coalesce(json_agg(json_build_object('id', v.id, 'name', v.name, 'priceMinor', v.price_minor)
          order by v.sort_order, v.id), '[]')
        from catalog.variants v where v.company_id = $1 and v.product_id = p.id and v.deleted_at is null) as sizes,
      p.combo_less_basis_points as "lessBasisPoints", (p.deleted_at is not null) as deleted, p.version,
      ${PICTURE} as picture
    from catalog.products p
    where ${wanted(gone)}
      and (lower(p.name), p.id) > (lower(coalesce($5, '')), coalesce($6::uuid, '00000000-0000-0000-0000-000000000000'))
    order by lower(p.name), p.id limit $7`,
});
const LIST = { living: listOf(false), gone: listOf(true) };

const countOf = (gone: boolean): Statement => ({
  name: gone ? 'catalog.count_deleted_products' : 'catalog.count_products',
  text: `${BELOW} select count(*)::int as n from catalog.products p where ${wanted(gone)}`,
});
const COUNT = { living: countOf(false), gone: countOf(true) };

const kindOf = ({ state }: ProductFilter) => (state === 'deleted' ? 'gone' : 'living');

const wantedBy = (tx: Tx, { search, categoryId, state }: ProductFilter) => [
  ...[tx.companyId, search ?? null, categoryId ?? null, state === 'deleted' ? '' : (state ?? '')],
];

/** Products by name. */
export async function findProductLines(tx: Tx, filter: ProductFilter, limit: number): Promise<ProductLine[]> {
  const { after } = filter;
  const values = [...wantedBy(tx, filter), after?.name ?? null, after?.id ?? null, limit];
  const lines = await run<Omit<ProductLine, 'variants'>>(tx, LIST[kindOf(filter)], values);
  return lines.map((line) => ({ ...line, variants: line.sizes.length }));
}

/** How many products a filter wants, wherever one reads on. */
export async function countProducts(tx: Tx, filter: ProductFilter): Promise<number> {
  const [row] = await run<{ n: number }>(tx, COUNT[kindOf(filter)], wantedBy(tx, filter));
  return row?.n ?? 0;
}

/** A product with everything that belongs to it. */
export interface WholeProduct {
  id: string;
  name: string;
  description: string | null;
  categoryId: string;
  taxClassId: string;
  stationId: string | null;
  code: string | null;
  barcode: string | null;
  priceMinor: number;
  prepMinutes: number | null;
  allergens: string[];
  tags: string[];
  state: 'active' | 'retired';
  deleted: boolean;
  version: number;
  picture: Picture | null;
  variants: VariantShape[];
  groupIds: string[];
  comboRule: 'fixed' | 'less' | null;
  comboLess: number | null;
  slots: SlotShape[];
  windows: WindowShape[];
}

const WHOLE: Statement = {
  name: 'catalog.find_whole_product',
  text: `select p.id, p.name, p.description, p.category_id as "categoryId", p.tax_class_id as "taxClassId",
      p.station_id as "stationId", p.code, p.barcode, p.price_minor as "priceMinor", p.prep_minutes as "prepMinutes",
      p.allergens, p.tags, p.state, (p.deleted_at is not null) as deleted, p.version, p.combo_rule as "comboRule",
      p.combo_less_basis_points as "comboLess", ${PICTURE} as picture,
      (select coalesce(json_agg(json_build_object('id', v.id, 'name', v.name, 'priceMinor', v.price_minor, 'code', v.code,
          'barcode', v.barcode) order by v.sort_order, v.id), '[]')
        from catalog.variants v where v.company_id = $1 and v.product_id = p.id and v.deleted_at is null) as variants,
      array(select pg.group_id from catalog.product_groups pg
        join catalog.option_groups g on g.company_id = $1 and g.id = pg.group_id and g.deleted_at is null
        where pg.company_id = $1 and pg.product_id = p.id order by pg.sort_order, pg.group_id) as "groupIds",
      (select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name, 'minChoices', s.min_choices, 'maxChoices',
          s.max_choices, 'choices', (select coalesce(json_agg(json_build_object('id', c.id, 'productId', c.product_id,
              'variantId', c.variant_id, 'extraMinor', c.extra_minor, 'isDefault', c.is_default) order by c.sort_order, c.id),
              '[]')
            from catalog.combo_choices c where c.company_id = $1 and c.slot_id = s.id)) order by s.sort_order, s.id), '[]')
        from catalog.combo_slots s where s.company_id = $1 and s.product_id = p.id) as slots,
      (select coalesce(json_agg(json_build_object('branchId', w.branch_id, 'channel', w.channel, 'weekdays', w.weekdays,
          'fromMinute', w.from_minute, 'toMinute', w.to_minute) order by w.from_minute, w.id), '[]')
        from catalog.windows w where w.company_id = $1 and w.product_id = p.id) as windows
    from catalog.products p where p.company_id = $1 and p.id = $2`,
};

/** One product, deleted or not. */
export async function findWholeProduct(tx: Tx, productId: string): Promise<WholeProduct | undefined> {
  const [row] = await run<WholeProduct>(tx, WHOLE, [tx.companyId, productId]);
  return row;
}

/** A price somebody set. */
export interface PriceLine {
  id: string;
  variantName: string | null;
  listName: string | null;
  oldMinor: number | null;
  newMinor: number | null;
  changedBy: string;
  changedAt: Temporal.Instant;
}

const PRICES: Statement = {
  name: 'catalog.find_price_changes',
  text: `select c.id, v.name as "variantName", l.name as "listName", c.old_minor as "oldMinor", c.new_minor as "newMinor",
      c.changed_by_name as "changedBy", c.changed_at as "changedAt"
    from catalog.price_changes c
    left join catalog.variants v on v.company_id = $1 and v.id = c.variant_id
    left join catalog.price_lists l on l.company_id = $1 and l.id = c.list_id
    where c.company_id = $1 and c.product_id = $2 order by c.changed_at desc, c.id desc limit 200`,
};

/** Who set which price of a product, the newest first. */
export function findPriceChanges(tx: Tx, productId: string): Promise<PriceLine[]> {
  return run<PriceLine>(tx, PRICES, [tx.companyId, productId]);
}
