import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { GroupShape, OptionShape } from '../group-shape.ts';
import { takeTurn } from './turn.ts';

/** A group of options as who keeps the menu sees it. */
export interface WholeGroup extends GroupShape {
  id: string;
  deleted: boolean;
  version: number;
  options: OptionShape[];
  /** Living products it stands at. */
  products: number;
}

const WHOLE = `select g.id, g.name, g.min_choices as "minChoices", g.max_choices as "maxChoices", g.version,
    (g.deleted_at is not null) as deleted,
    (select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name, 'priceMinor', o.price_minor, 'isDefault',
        o.is_default, 'maxQuantity', o.max_quantity) order by o.sort_order, o.id), '[]')
      from catalog.options o where o.company_id = $1 and o.group_id = g.id and o.deleted_at is null) as options,
    (select count(*)::int from catalog.product_groups pg join catalog.products p
        on p.company_id = $1 and p.id = pg.product_id and p.deleted_at is null
      where pg.company_id = $1 and pg.group_id = g.id) as products
  from catalog.option_groups g`;

const LIST: Statement = {
  name: 'catalog.list_groups',
  text: `${WHOLE} where g.company_id = $1 and g.deleted_at is null order by g.sort_order, g.name, g.id`,
};
const READ: Statement = {
  name: 'catalog.read_group',
  text: `${WHOLE} where g.company_id = $1 and g.id = $2`,
};

/** The living groups in their order. */
export function findGroups(tx: Tx): Promise<WholeGroup[]> {
  return run<WholeGroup>(tx, LIST, [tx.companyId]);
}

/** A group, deleted or not. */
export async function findGroup(tx: Tx, groupId: string): Promise<WholeGroup | undefined> {
  const [row] = await run<WholeGroup>(tx, READ, [tx.companyId, groupId]);
  return row;
}

/** A group, deleted or not; nobody else changes it until the transaction ends. */
export async function holdGroup(tx: Tx, groupId: string): Promise<WholeGroup | undefined> {
  const [, group] = await Promise.all([takeTurn(tx), findGroup(tx, groupId)]);
  return group;
}

const INSERT: Statement = {
  name: 'catalog.insert_group',
  text: `insert into catalog.option_groups (company_id, id, name, min_choices, max_choices, sort_order)
    values ($1, $2, $3, $4, $5,
      (select coalesce(max(sort_order), -1) + 1 from catalog.option_groups where company_id = $1))`,
};
const UPDATE: Statement = {
  name: 'catalog.update_group',
  text: `update catalog.option_groups set name = $3, min_choices = $4, max_choices = $5, version = version + 1
    where company_id = $1 and id = $2`,
};

const valuesOf = (tx: Tx, id: string, shape: GroupShape) => [
  tx.companyId,
  id,
  shape.name,
  shape.minChoices,
  shape.maxChoices,
];

/** Stores a new group behind the others, with its options. Returns how many options were stored. */
export async function insertGroup(tx: Tx, id: string, shape: GroupShape): Promise<number> {
  const [, stored] = await Promise.all([
    run(tx, INSERT, valuesOf(tx, id, shape)),
    putOptions(tx, id, shape.options),
  ]);
  return stored;
}

/** Stores a group as it is now, with its options. Returns how many options were stored: one of another group is none. */
export async function updateGroupRow(tx: Tx, id: string, shape: GroupShape): Promise<number> {
  const [, stored] = await Promise.all([
    run(tx, UPDATE, valuesOf(tx, id, shape)),
    putOptions(tx, id, shape.options),
  ]);
  return stored;
}

const DROP_OPTIONS: Statement = {
  name: 'catalog.drop_options',
  text: `update catalog.options set deleted_at = now()
    where company_id = $1 and group_id = $2 and deleted_at is null and id <> all ($3)`,
};
// Options change names among themselves: all step aside before any takes its place.
const SET_ASIDE: Statement = {
  name: 'catalog.set_options_aside',
  text: `update catalog.options set name = id::text
    where company_id = $1 and group_id = $2 and id = any ($3) and deleted_at is null`,
};
const PUT_OPTIONS: Statement = {
  name: 'catalog.put_options',
  text: `insert into catalog.options (company_id, id, group_id, name, price_minor, is_default, max_quantity, sort_order)
    select $1, x.id, $2, x.name, x."priceMinor", x."isDefault", x."maxQuantity", x.n
    from jsonb_to_recordset($3::jsonb) as x (id uuid, name text, "priceMinor" bigint, "isDefault" boolean,
      "maxQuantity" int, n int)
    on conflict (company_id, id) do update set name = excluded.name, price_minor = excluded.price_minor,
      is_default = excluded.is_default, max_quantity = excluded.max_quantity, sort_order = excluded.sort_order,
      deleted_at = null
      where catalog.options.group_id = $2
    returning id`,
};

async function putOptions(tx: Tx, groupId: string, options: readonly OptionShape[]): Promise<number> {
  const ids = options.map(({ id }) => id);
  const rows = options.map((option, n) => ({ ...option, n }));
  const [, , stored] = await Promise.all([
    run(tx, DROP_OPTIONS, [tx.companyId, groupId, ids]),
    run(tx, SET_ASIDE, [tx.companyId, groupId, ids]),
    run(tx, PUT_OPTIONS, [tx.companyId, groupId, JSON.stringify(rows)]),
  ]);
  return stored.length;
}

const SET_DELETED: Statement = {
  name: 'catalog.set_group_deleted',
  text: `update catalog.option_groups set deleted_at = case when $3 then now() end, version = version + 1
    where company_id = $1 and id = $2`,
};

/** Deletes a group softly, or brings it back. */
export async function setGroupDeleted(tx: Tx, id: string, deleted: boolean): Promise<void> {
  await run(tx, SET_DELETED, [tx.companyId, id, deleted]);
}
