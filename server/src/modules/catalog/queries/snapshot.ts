import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { SaleWindow } from '../availability.ts';
import type { Channel, MenuTax } from '../menu.ts';
import { LIST_FITS, listPrice, REGIME, WINDOW } from './menu.ts';

// The menu as devices keep it: whole, or what changed after a version. A few statements over whole tables instead of one per
// product, all in one trip.

/** Where the menu of a company stands: its version, and the one since which devices read everything again. */
export interface MenuVersion {
  version: number;
  whole: number;
}

const FIND_VERSION: Statement = {
  name: 'catalog.find_version',
  text: 'select version, whole from catalog.versions where company_id = $1',
};

/** The menu's version; 0 for a company that has none. */
export async function findVersion(tx: Tx): Promise<MenuVersion> {
  const [row] = await run<MenuVersion>(tx, FIND_VERSION, [tx.companyId]);
  return row ?? { version: 0, whole: 0 };
}

/** For whom the menu is read, and after which version something must have changed; 0 for all that is alive. */
export interface MenuPlace {
  branchId: string;
  channel: Channel;
  businessDate: string;
  since: number;
}

/** A category; `windows` null where it has none of its own. */
export interface CategoryRow {
  id: string;
  parentId: string | null;
  name: string;
  color: string;
  stationId: string | null;
  sortOrder: number;
  windows: SaleWindow[] | null;
  deleted: boolean;
}

const CATEGORIES: Statement = {
  name: 'catalog.snapshot_categories',
  text: `select c.id, c.parent_id as "parentId", c.name, c.color, c.station_id as "stationId", c.sort_order as "sortOrder",
      (c.deleted_at is not null) as deleted,
      (select json_agg(${WINDOW}) from catalog.windows w where w.company_id = $1 and w.category_id = c.id) as windows
    from catalog.categories c where c.company_id = $1 and c.menu_version > $2 and ($2 > 0 or c.deleted_at is null)
    order by c.sort_order, c.name, c.id`,
};

/** The categories. */
export function findCategoryRows(tx: Tx, since: number): Promise<CategoryRow[]> {
  return run<CategoryRow>(tx, CATEGORIES, [tx.companyId, since]);
}

/** A product; `gone` when it is on sale no more. */
export interface ProductRow {
  id: string;
  categoryId: string;
  taxClassId: string;
  name: string;
  description: string | null;
  code: string | null;
  barcode: string | null;
  priceMinor: number;
  stationId: string | null;
  prepMinutes: number | null;
  allergens: string[];
  tags: string[];
  comboRule: 'fixed' | 'less' | null;
  comboLess: number | null;
  sortOrder: number;
  pictureId: string | null;
  gone: boolean;
}

// Without a list that fits, no product is looked up in any.
const LISTED = `exists (select 1 from catalog.price_lists l where l.company_id = $1 and ${LIST_FITS})`;

const PRODUCTS: Statement = {
  name: 'catalog.snapshot_products',
  text: `with recursive listed as materialized (select ${LISTED} as fits), led as (
      select c.id, c.station_id from catalog.categories c where c.company_id = $1 and c.parent_id is null
      union all
      select c.id, coalesce(c.station_id, led.station_id) from led
      join catalog.categories c on c.company_id = $1 and c.parent_id = led.id
    )
    select p.id, p.category_id as "categoryId", p.tax_class_id as "taxClassId", p.name, p.description, p.code, p.barcode,
      coalesce(case when (select fits from listed) then ${listPrice('p.id')} end, p.price_minor) as "priceMinor",
      coalesce(p.station_id, led.station_id) as "stationId", p.prep_minutes as "prepMinutes", p.allergens, p.tags, p.combo_rule as "comboRule",
      p.combo_less_basis_points as "comboLess", p.sort_order as "sortOrder",
      p.picture_id as "pictureId", (p.deleted_at is not null or p.state <> 'active') as gone
    from catalog.products p left join led on led.id = p.category_id
    where p.company_id = $1 and p.menu_version > $5 and ($5 > 0 or (p.deleted_at is null and p.state = 'active'))
    order by p.sort_order, p.name, p.id`,
};

/** The products, with the prices that hold. */
export function findProductRows(tx: Tx, place: MenuPlace): Promise<ProductRow[]> {
  const { branchId, channel, businessDate, since } = place;
  return run<ProductRow>(tx, PRODUCTS, [tx.companyId, branchId, channel, businessDate, since]);
}

/** A size, with the price that holds. */
export interface VariantRow {
  id: string;
  productId: string;
  name: string;
  priceMinor: number;
  code: string | null;
  barcode: string | null;
}

const OF_CHANGED = `join catalog.products p on p.company_id = $1 and p.id = x.product_id and p.deleted_at is null
      and p.state = 'active'`;
const VARIANTS: Statement = {
  name: 'catalog.snapshot_variants',
  text: `with listed as materialized (select ${LISTED} as fits)
    select x.id, x.product_id as "productId", x.name, x.code, x.barcode,
      coalesce(case when (select fits from listed) then ${listPrice('x.id')} end, x.price_minor) as "priceMinor"
    from catalog.variants x ${OF_CHANGED} and p.menu_version > $5
    where x.company_id = $1 and x.deleted_at is null order by x.product_id, x.sort_order, x.id`,
};

/** The sizes of the products. */
export function findVariantRows(tx: Tx, place: MenuPlace): Promise<VariantRow[]> {
  const { branchId, channel, businessDate, since } = place;
  return run<VariantRow>(tx, VARIANTS, [tx.companyId, branchId, channel, businessDate, since]);
}

const PRODUCT_GROUPS: Statement = {
  name: 'catalog.snapshot_product_groups',
  text: `select x.product_id as "productId", x.group_id as "groupId" from catalog.product_groups x ${OF_CHANGED}
      and p.menu_version > $2
    where x.company_id = $1 order by x.product_id, x.sort_order, x.group_id`,
};

/** Which groups stand at which product. */
export function findProductGroupRows(
  tx: Tx,
  since: number,
): Promise<{ productId: string; groupId: string }[]> {
  return run(tx, PRODUCT_GROUPS, [tx.companyId, since]);
}

/** A slot of a combo. */
export interface SlotRow {
  id: string;
  productId: string;
  name: string;
  minChoices: number;
  maxChoices: number;
  choices: { productId: string; variantId: string | null; extraMinor: number; isDefault: boolean }[];
}

const SLOTS: Statement = {
  name: 'catalog.snapshot_slots',
  text: `select x.id, x.product_id as "productId", x.name, x.min_choices as "minChoices", x.max_choices as "maxChoices",
      (select coalesce(json_agg(json_build_object('productId', c.product_id, 'variantId', c.variant_id, 'extraMinor',
          c.extra_minor, 'isDefault', c.is_default) order by c.sort_order, c.id), '[]')
        from catalog.combo_choices c where c.company_id = $1 and c.slot_id = x.id) as choices
    from catalog.combo_slots x ${OF_CHANGED} and p.menu_version > $2
    where x.company_id = $1 order by x.product_id, x.sort_order, x.id`,
};

/** The slots of the combos. */
export function findSlotRows(tx: Tx, since: number): Promise<SlotRow[]> {
  return run<SlotRow>(tx, SLOTS, [tx.companyId, since]);
}

const PRODUCT_WINDOWS: Statement = {
  name: 'catalog.snapshot_windows',
  text: `select w.product_id as "productId", json_agg(${WINDOW}) as windows
    from catalog.windows w join catalog.products p on p.company_id = $1 and p.id = w.product_id and p.menu_version > $2
    where w.company_id = $1 group by w.product_id`,
};

/** The windows of products that have some of their own. */
export function findProductWindows(
  tx: Tx,
  since: number,
): Promise<{ productId: string; windows: SaleWindow[] }[]> {
  return run(tx, PRODUCT_WINDOWS, [tx.companyId, since]);
}

/** A group of options. */
export interface GroupRow {
  id: string;
  name: string;
  minChoices: number;
  maxChoices: number | null;
  options: { id: string; name: string; priceMinor: number; isDefault: boolean; maxQuantity: number }[];
  deleted: boolean;
}

const GROUPS: Statement = {
  name: 'catalog.snapshot_groups',
  text: `select g.id, g.name, g.min_choices as "minChoices", g.max_choices as "maxChoices",
      (g.deleted_at is not null) as deleted,
      (select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name, 'priceMinor', o.price_minor, 'isDefault',
          o.is_default, 'maxQuantity', o.max_quantity) order by o.sort_order, o.id), '[]')
        from catalog.options o where o.company_id = $1 and o.group_id = g.id and o.deleted_at is null) as options
    from catalog.option_groups g where g.company_id = $1 and g.menu_version > $2 and ($2 > 0 or g.deleted_at is null)
    order by g.sort_order, g.name, g.id`,
};

/** The groups of options. */
export function findGroupRows(tx: Tx, since: number): Promise<GroupRow[]> {
  return run<GroupRow>(tx, GROUPS, [tx.companyId, since]);
}

/** What has run out, or is there again; `until` when it is there again by itself. */
export interface SoldOutRow {
  itemId: string;
  soldOut: boolean;
  until: string | null;
}

const SOLD_OUT: Statement = {
  name: 'catalog.snapshot_sold_out',
  text: `select s.item_id as "itemId", (s.sold_out and (s.until is null or s.until > now())) as "soldOut",
      to_char(s.until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as until
    from catalog.sold_out s where s.company_id = $1 and s.branch_id = $2 and s.menu_version > $3
      and ($3 > 0 or (s.sold_out and (s.until is null or s.until > now())))`,
};

/** What has run out in a branch. */
export function findSoldOutRows(tx: Tx, place: Pick<MenuPlace, 'branchId' | 'since'>): Promise<SoldOutRow[]> {
  return run<SoldOutRow>(tx, SOLD_OUT, [tx.companyId, place.branchId, place.since]);
}

const CLASS_TAXES: Statement = {
  name: 'catalog.snapshot_taxes',
  text: `select ct.class_id as "classId", json_agg(json_build_object('id', x.id, 'name', x.name, 'included', x.included,
        'rateBasisPoints', r.rate_basis_points) order by x.name, x.id) as taxes
    from catalog.class_taxes ct
    join catalog.taxes x on x.company_id = $1 and x.id = ct.tax_id
    join lateral (select t.rate_basis_points from catalog.tax_rates t where t.company_id = $1 and t.tax_id = x.id
      and t.valid_from <= $4 order by t.valid_from desc limit 1) r on true
    where ct.company_id = $1 and ct.regime_id = ${REGIME} and $3::text is not null
    group by ct.class_id`,
};

/** Which taxes each class pays here and now. */
export function findClassTaxes(tx: Tx, place: MenuPlace): Promise<{ classId: string; taxes: MenuTax[] }[]> {
  const { branchId, channel, businessDate } = place;
  return run(tx, CLASS_TAXES, [tx.companyId, branchId, channel, businessDate]);
}
