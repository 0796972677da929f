import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import { isOpen, type Sale, type SaleWindow } from '../availability.ts';
import type { PriceChange } from '../earlier-menu.ts';
import type { Channel, ComboRule, MenuGroup, MenuItem, MenuSlot, MenuTax, MenuVariant } from '../menu.ts';

// What holds in a branch ($2), for a channel ($3), on a business day ($4): each product names it the same way, in one
// statement, because an order waits for it.

/** The regime of a branch on a day: its own, else the company's. */
export const REGIME = `(select coalesce(
    (select b.regime_id from catalog.branch_regimes b where b.company_id = $1 and b.branch_id = $2 and b.valid_from <= $4
      order by b.valid_from desc limit 1),
    (select b.regime_id from catalog.branch_regimes b where b.company_id = $1 and b.branch_id is null
      and b.valid_from <= $4 order by b.valid_from desc limit 1)))`;

/** Whether a list of prices (`l`) fits. */
export const LIST_FITS = `l.deleted_at is null and l.state = 'active' and (l.branch_id is null or l.branch_id = $2)
      and (l.channels = '{}' or $3 = any (l.channels)) and (l.valid_from is null or l.valid_from <= $4)
      and (l.valid_to is null or l.valid_to >= $4)`;

/** The price of an item by the lists that fit, the highest rank first, then what is meant for less. */
export const listPrice = (item: string): string => `(select lp.price_minor from catalog.list_prices lp
    join catalog.price_lists l on l.company_id = lp.company_id and l.id = lp.list_id
    where lp.company_id = $1 and lp.item_id = ${item} and ${LIST_FITS}
    order by l.rank desc, l.branch_id nulls last, (l.channels = '{}'), l.id limit 1)`;

const soldOut = (item: string): string => `exists (select 1 from catalog.sold_out s
    where s.company_id = $1 and s.branch_id = $2 and s.item_id = ${item} and s.sold_out
      and (s.until is null or s.until > now()))`;

/** A window as data. */
export const WINDOW = `json_build_object('branchId', w.branch_id, 'channel', w.channel, 'weekdays', w.weekdays,
    'fromMinute', w.from_minute, 'toMinute', w.to_minute)`;

const FIND_MENU: Statement = {
  name: 'catalog.find_menu',
  text: `with recursive wanted as (
      select p.* from catalog.products p
      where p.company_id = $1 and p.id = any ($5) and p.state = 'active' and p.deleted_at is null
    ), tree as (
      select w.id as product_id, c.id, c.parent_id, c.station_id, 0 as depth
      from wanted w join catalog.categories c on c.company_id = $1 and c.id = w.category_id
      union all
      select t.product_id, c.id, c.parent_id, c.station_id, t.depth + 1
      from tree t join catalog.categories c on c.company_id = $1 and c.id = t.parent_id where t.depth < 10
    ), regime as (select ${REGIME} as id)
    select p.id, p.name, coalesce(${listPrice('p.id')}, p.price_minor) as "priceMinor",
      coalesce(p.station_id, (select t.station_id from tree t where t.product_id = p.id and t.station_id is not null
        order by t.depth limit 1)) as "stationId",
      ${soldOut('p.id')} as "soldOut",
      (select coalesce(json_agg(json_build_object('id', x.id, 'name', x.name, 'included', x.included, 'rateBasisPoints',
          (select r.rate_basis_points from catalog.tax_rates r where r.company_id = $1 and r.tax_id = x.id
            and r.valid_from <= $4 order by r.valid_from desc limit 1)) order by x.name, x.id), '[]')
        from catalog.class_taxes ct join regime on regime.id = ct.regime_id
        join catalog.taxes x on x.company_id = $1 and x.id = ct.tax_id
        where ct.company_id = $1 and ct.class_id = p.tax_class_id
          and exists (select 1 from catalog.tax_rates r where r.company_id = $1 and r.tax_id = x.id and r.valid_from <= $4)
      ) as taxes,
      (select coalesce(json_agg(json_build_object('id', v.id, 'name', v.name, 'priceMinor',
          coalesce(${listPrice('v.id')}, v.price_minor), 'soldOut', ${soldOut('v.id')}) order by v.sort_order, v.id), '[]')
        from catalog.variants v where v.company_id = $1 and v.product_id = p.id and v.deleted_at is null) as variants,
      (select coalesce(json_agg(json_build_object('id', g.id, 'name', g.name, 'minChoices', g.min_choices, 'maxChoices',
          g.max_choices, 'options', (select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name, 'priceMinor',
              o.price_minor, 'maxQuantity', o.max_quantity, 'soldOut', ${soldOut('o.id')}) order by o.sort_order, o.id), '[]')
            from catalog.options o where o.company_id = $1 and o.group_id = g.id and o.deleted_at is null)
        ) order by pg.sort_order, g.id), '[]')
        from catalog.product_groups pg join catalog.option_groups g on g.company_id = $1 and g.id = pg.group_id
        where pg.company_id = $1 and pg.product_id = p.id and g.deleted_at is null) as groups,
      p.combo_rule as "comboRule", p.combo_less_basis_points as "comboLess",
      (select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name, 'minChoices', s.min_choices, 'maxChoices',
          s.max_choices, 'choices', (select coalesce(json_agg(json_build_object('productId', cc.product_id, 'variantId',
              cc.variant_id, 'extraMinor', cc.extra_minor) order by cc.sort_order, cc.id), '[]')
            from catalog.combo_choices cc where cc.company_id = $1 and cc.slot_id = s.id)) order by s.sort_order, s.id), '[]')
        from catalog.combo_slots s where s.company_id = $1 and s.product_id = p.id and p.kind = 'combo') as slots,
      coalesce(
        (select json_agg(${WINDOW}) from catalog.windows w where w.company_id = $1 and w.product_id = p.id),
        (select json_agg(${WINDOW}) from catalog.windows w where w.company_id = $1 and w.category_id = (
          select t.id from tree t where t.product_id = p.id and exists (
            select 1 from catalog.windows cw where cw.company_id = $1 and cw.category_id = t.id) order by t.depth limit 1)),
        '[]') as windows
    from wanted p`,
};

const READ_PRICE_CHANGES: Statement = {
  name: 'catalog.read_price_changes',
  text: `select coalesce(variant_id, product_id) as "itemId", list_id as "listId", old_minor as "oldMinor",
      new_minor as "newMinor", changed_at as at
    from catalog.price_changes where company_id = $1 and product_id = any ($2) and changed_at > $3 order by changed_at, id`,
};

/** Changes of prices of products since a moment, the earliest first. */
export function readPriceChanges(
  tx: Tx,
  productIds: readonly string[],
  since: Temporal.Instant,
): Promise<PriceChange[]> {
  return run<PriceChange>(tx, READ_PRICE_CHANGES, [tx.companyId, productIds, since.toString()]);
}

const READ_CLASS_TAXES: Statement = {
  name: 'catalog.read_class_taxes',
  text: `with regime as (select ${REGIME} as id)
    select c.id, (select coalesce(json_agg(json_build_object('id', x.id, 'name', x.name, 'included', x.included,
        'rateBasisPoints', (select r.rate_basis_points from catalog.tax_rates r where r.company_id = $1 and r.tax_id = x.id
          and r.valid_from <= $4 order by r.valid_from desc limit 1)) order by x.name, x.id), '[]')
      from catalog.class_taxes ct join regime on regime.id = ct.regime_id
      join catalog.taxes x on x.company_id = $1 and x.id = ct.tax_id
      where ct.company_id = $1 and ct.class_id = c.id
        and exists (select 1 from catalog.tax_rates r where r.company_id = $1 and r.tax_id = x.id and r.valid_from <= $4)
    ) as taxes
    from catalog.tax_classes c where c.company_id = $1 and c.id = any ($3::uuid[])`,
};

/** The taxes of these classes in a branch on a business day, by class. */
export async function readClassTaxes(
  tx: Tx,
  branchId: string,
  day: string,
  classIds: readonly string[],
): Promise<Map<string, MenuTax[]>> {
  const rows = await run<{ id: string; taxes: MenuTax[] }>(tx, READ_CLASS_TAXES, [
    tx.companyId,
    branchId,
    classIds,
    day,
  ]);
  return new Map(rows.map(({ id, taxes }) => [id, taxes]));
}

interface MenuRow {
  id: string;
  name: string;
  priceMinor: number;
  stationId: string | null;
  soldOut: boolean;
  taxes: MenuTax[];
  variants: MenuVariant[];
  groups: MenuGroup[];
  comboRule: 'fixed' | 'less' | null;
  comboLess: number | null;
  slots: MenuSlot[];
  windows: SaleWindow[];
}

/** A moment at which somebody buys; `businessDate` decides prices and taxes, the clock what is open. */
export interface MenuMoment extends Sale {
  channel: Channel;
  businessDate: string;
}

/** Those of the products that are on the menu, as they hold at a moment. */
export async function findMenu(
  tx: Tx,
  moment: MenuMoment,
  productIds: readonly string[],
): Promise<Map<string, MenuItem>> {
  const { branchId, channel, businessDate } = moment;
  const rows = await run<MenuRow>(tx, FIND_MENU, [tx.companyId, branchId, channel, businessDate, productIds]);
  return new Map(
    rows.map(({ comboRule, comboLess, slots, windows, ...row }) => [
      row.id,
      {
        ...row,
        combo: comboRule && { rule: ruleOf(comboRule, comboLess), slots },
        open: isOpen(windows, moment),
      },
    ]),
  );
}

const ruleOf = (kind: 'fixed' | 'less', less: number | null): ComboRule =>
  kind === 'fixed' ? { kind } : { kind, basisPoints: less ?? 0 };
