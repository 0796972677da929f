import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { SlotShape, VariantShape } from '../product-shape.ts';
import type { WindowShape } from '../window-shape.ts';

/** A product in a list. */
export interface ProductLine {
  id: string;
  name: string;
  kind: 'simple' | 'combo';
  categoryId: string;
  code: string | null;
  priceMinor: number;
  /** Sizes. */
  variants: number;
  state: 'active' | 'retired';
  deleted: boolean;
  version: number;
}

/** Which products, and from where on. */
export interface ProductFilter {
  after: { id: string; name: string } | undefined;
  /** Part of a name, or a whole code. */
  search: string | undefined;
  categoryId: string | undefined;
  state: 'active' | 'retired' | 'deleted' | undefined;
}

const LIST: Statement = {
  name: 'catalog.list_products',
  text: `select p.id, p.name, p.kind, p.category_id as "categoryId", p.code, p.price_minor as "priceMinor", p.state,
      (select count(*)::int from catalog.variants v where v.company_id = $1 and v.product_id = p.id and v.deleted_at is null)
        as variants, (p.deleted_at is not null) as deleted, p.version
    from catalog.products p
    where p.company_id = $1 and (p.deleted_at is not null) = ($6 = 'deleted') and ($6 in ('', 'deleted') or p.state = $6)
      and ($2::text is null or (lower(p.name), p.id) > (lower($2), $3::uuid))
      and ($4::text is null or strpos(lower(p.name), lower($4)) > 0 or lower(p.code) = lower($4)
        or lower(p.barcode) = lower($4))
      and ($5::uuid is null or p.category_id = $5)
    order by lower(p.name), p.id limit $7`,
};

/** Products by name. */
export function findProductLines(tx: Tx, filter: ProductFilter, limit: number): Promise<ProductLine[]> {
  const { after, search, categoryId, state } = filter;
  return run<ProductLine>(tx, LIST, [
    tx.companyId,
    after?.name ?? null,
    after?.id ?? null,
    search ?? null,
    categoryId ?? null,
    state ?? '',
    limit,
  ]);
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
      p.combo_less_basis_points as "comboLess",
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
