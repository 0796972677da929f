import { run, type Statement, tables } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { ProductShape, SlotShape, VariantShape } from '../product-shape.ts';
import type { CatalogTables } from '../tables.ts';
import { takeTurn } from './turn.ts';

/** What a product refers to, as far as it is alive. */
export interface Referred {
  category: boolean;
  groupIds: string[];
  /** Simple products. */
  productIds: string[];
}

const FIND_REFERRED: Statement = {
  name: 'catalog.find_referred',
  text: `select
      exists (select 1 from catalog.categories where company_id = $1 and id = $4 and deleted_at is null) as category,
      array(select id from catalog.option_groups where company_id = $1 and id = any ($2) and deleted_at is null)
        as "groupIds",
      array(select id from catalog.products where company_id = $1 and id = any ($3) and deleted_at is null
        and kind = 'simple') as "productIds"`,
};

/** Which of the things a product would stand on are alive; whoever asks has the turn, so that they stay so. */
export async function findReferred(
  tx: Tx,
  ids: { categoryId: string; groupIds: readonly string[]; productIds: readonly string[] },
): Promise<Referred> {
  const [row] = await run<Referred>(tx, FIND_REFERRED, [
    tx.companyId,
    ids.groupIds,
    ids.productIds,
    ids.categoryId,
  ]);
  return row ?? { category: false, groupIds: [], productIds: [] };
}

/** A product as it is stored, held for a change. */
export interface StoredProduct {
  id: string;
  name: string;
  priceMinor: number;
  kind: 'simple' | 'combo';
  version: number;
  deleted: boolean;
  variants: { id: string; name: string; priceMinor: number }[];
}

const LOCK: Statement = {
  name: 'catalog.lock_product',
  text: `select p.id, p.name, p.price_minor as "priceMinor", p.kind, p.version, (p.deleted_at is not null) as deleted,
      (select coalesce(json_agg(json_build_object('id', v.id, 'name', v.name, 'priceMinor', v.price_minor)), '[]')
        from catalog.variants v where v.company_id = $1 and v.product_id = p.id and v.deleted_at is null) as variants
    from catalog.products p where p.company_id = $1 and p.id = $2 for no key update of p`,
};

/** A product, deleted or not, held until the transaction ends. */
export async function lockProduct(tx: Tx, productId: string): Promise<StoredProduct | undefined> {
  const [, [row]] = await Promise.all([
    takeTurn(tx),
    run<StoredProduct>(tx, LOCK, [tx.companyId, productId]),
  ]);
  return row;
}

const rowOf = (shape: ProductShape) => ({
  category_id: shape.categoryId,
  tax_class_id: shape.taxClassId,
  station_id: shape.stationId,
  name: shape.name,
  description: shape.description,
  code: shape.code,
  barcode: shape.barcode,
  price_minor: shape.priceMinor,
  prep_minutes: shape.prepMinutes,
  allergens: shape.allergens,
  tags: shape.tags,
  state: shape.state,
  kind: shape.combo ? 'combo' : 'simple',
  combo_rule: shape.combo && (shape.combo.lessBasisPoints === null ? 'fixed' : 'less'),
  combo_less_basis_points: shape.combo?.lessBasisPoints ?? null,
});
const COLUMNS = `category_id, tax_class_id, station_id, name, description, code, barcode, price_minor, prep_minutes,
  allergens, tags, state, kind, combo_rule, combo_less_basis_points`;
const RECORD = `jsonb_to_record($3::jsonb) as x (category_id uuid, tax_class_id uuid, station_id uuid, name text,
  description text, code text, barcode text, price_minor bigint, prep_minutes int, allergens text[], tags text[],
  state text, kind text, combo_rule text, combo_less_basis_points int)`;

const INSERT: Statement = {
  name: 'catalog.insert_product',
  text: `insert into catalog.products (company_id, id, sort_order, ${COLUMNS})
    select $1, $2, (select coalesce(max(sort_order), -1) + 1 from catalog.products
      where company_id = $1 and category_id = x.category_id), x.* from ${RECORD}`,
};
const UPDATE: Statement = {
  name: 'catalog.update_product',
  text: `update catalog.products p set (${COLUMNS}) = (select x.* from ${RECORD}), version = version + 1, updated_at = now()
    where p.company_id = $1 and p.id = $2`,
};

/** Stores a new product, behind the others of its category. */
export async function insertProduct(tx: Tx, id: string, shape: ProductShape): Promise<void> {
  await run(tx, INSERT, [tx.companyId, id, JSON.stringify(rowOf(shape))]);
}

/** Stores a product as it is now. */
export async function updateProductRow(tx: Tx, id: string, shape: ProductShape): Promise<void> {
  await run(tx, UPDATE, [tx.companyId, id, JSON.stringify(rowOf(shape))]);
}

const DROP_VARIANTS: Statement = {
  name: 'catalog.drop_variants',
  text: `update catalog.variants set deleted_at = now()
    where company_id = $1 and product_id = $2 and deleted_at is null and id <> all ($3)`,
};
// Sizes change places and names among themselves: all step aside before any takes its place.
const SET_ASIDE: Statement = {
  name: 'catalog.set_variants_aside',
  text: `update catalog.variants set name = id::text, code = null, barcode = null
    where company_id = $1 and product_id = $2 and id = any ($3) and deleted_at is null`,
};
const PUT_VARIANTS: Statement = {
  name: 'catalog.put_variants',
  text: `insert into catalog.variants (company_id, id, product_id, name, price_minor, code, barcode, sort_order)
    select $1, x.id, $2, x.name, x."priceMinor", x.code, x.barcode, x.n
    from jsonb_to_recordset($3::jsonb) as x (id uuid, name text, "priceMinor" bigint, code text, barcode text, n int)
    on conflict (company_id, id) do update set name = excluded.name, price_minor = excluded.price_minor,
      code = excluded.code, barcode = excluded.barcode, sort_order = excluded.sort_order, deleted_at = null
      where catalog.variants.product_id = $2
    returning id`,
};

/** Stores the sizes of a product, and no others. Returns how many were stored: one of another product is none. */
export async function putVariants(
  tx: Tx,
  productId: string,
  variants: readonly VariantShape[],
): Promise<number> {
  const ids = variants.map(({ id }) => id);
  const rows = variants.map((variant, n) => ({ ...variant, n }));
  const [, , stored] = await Promise.all([
    run(tx, DROP_VARIANTS, [tx.companyId, productId, ids]),
    run(tx, SET_ASIDE, [tx.companyId, productId, ids]),
    run(tx, PUT_VARIANTS, [tx.companyId, productId, JSON.stringify(rows)]),
  ]);
  return stored.length;
}

const PUT_GROUPS: Statement = {
  name: 'catalog.put_product_groups',
  text: `with gone as (
      delete from catalog.product_groups where company_id = $1 and product_id = $2 and group_id <> all ($3)
    )
    insert into catalog.product_groups (company_id, product_id, group_id, sort_order)
    select $1, $2, x.id, x.n from unnest($3::uuid[]) with ordinality as x (id, n)
    on conflict (company_id, product_id, group_id) do update set sort_order = excluded.sort_order`,
};

/** Puts these groups to a product, in this order, and no others. */
export async function putProductGroups(
  tx: Tx,
  productId: string,
  groupIds: readonly string[],
): Promise<void> {
  await run(tx, PUT_GROUPS, [tx.companyId, productId, groupIds]);
}

const DROP_CHOICES: Statement = {
  name: 'catalog.drop_choices',
  text: `delete from catalog.combo_choices c using catalog.combo_slots s
    where s.company_id = $1 and s.product_id = $2 and c.company_id = s.company_id and c.slot_id = s.id`,
};
const DROP_SLOTS: Statement = {
  name: 'catalog.drop_slots',
  text: 'delete from catalog.combo_slots where company_id = $1 and product_id = $2',
};
const PUT_SLOTS: Statement = {
  name: 'catalog.put_slots',
  text: `insert into catalog.combo_slots (company_id, id, product_id, name, min_choices, max_choices, sort_order)
    select $1, x.id, $2, x.name, x."minChoices", x."maxChoices", x.n
    from jsonb_to_recordset($3::jsonb) as x (id uuid, name text, "minChoices" int, "maxChoices" int, n int)`,
};
const PUT_CHOICES: Statement = {
  name: 'catalog.put_choices',
  text: `insert into catalog.combo_choices (company_id, id, slot_id, product_id, variant_id, extra_minor, is_default, sort_order)
    select $1, x.id, x."slotId", x."productId", x."variantId", x."extraMinor", x."isDefault", x.n
    from jsonb_to_recordset($2::jsonb) as x (id uuid, "slotId" uuid, "productId" uuid, "variantId" uuid, "extraMinor" bigint,
      "isDefault" boolean, n int)`,
};

/** Stores the slots of a combo, and no others. */
export async function putSlots(tx: Tx, productId: string, slots: readonly SlotShape[]): Promise<void> {
  const rows = slots.map(({ choices: _choices, ...slot }, n) => ({ ...slot, n }));
  const choices = slots.flatMap(({ id, choices: all }) =>
    all.map((choice, n) => ({ ...choice, slotId: id, n })),
  );
  await Promise.all([
    run(tx, DROP_CHOICES, [tx.companyId, productId]),
    run(tx, DROP_SLOTS, [tx.companyId, productId]),
    run(tx, PUT_SLOTS, [tx.companyId, productId, JSON.stringify(rows)]),
    run(tx, PUT_CHOICES, [tx.companyId, JSON.stringify(choices)]),
  ]);
}

/** Deletes a product softly, or brings it back. */
export async function setProductDeleted(tx: Tx, productId: string, deleted: boolean): Promise<void> {
  await tables<CatalogTables>(tx)
    .updateTable('catalog.products')
    .set(({ eb, fn }) => ({
      deleted_at: deleted ? fn<string>('now') : null,
      version: eb('version', '+', 1),
      updated_at: fn<string>('now'),
    }))
    .where('company_id', '=', tx.companyId)
    .where('id', '=', productId)
    .execute();
}

/** A price that somebody set; null where there was none, or is none any more. */
export interface PriceChange {
  id: string;
  productId: string;
  variantId: string | null;
  listId: string | null;
  oldMinor: number | null;
  newMinor: number | null;
}

const NOTE_PRICES: Statement = {
  name: 'catalog.note_prices',
  text: `insert into catalog.price_changes (company_id, id, product_id, variant_id, list_id, old_minor, new_minor, changed_by,
      changed_by_name)
    select $1, x.id, x."productId", x."variantId", x."listId", x."oldMinor", x."newMinor", $3, $4
    from jsonb_to_recordset($2::jsonb) as x (id uuid, "productId" uuid, "variantId" uuid, "listId" uuid, "oldMinor" bigint,
      "newMinor" bigint)`,
};

/** Writes down who set which prices. */
export async function notePrices(
  tx: Tx,
  changes: readonly PriceChange[],
  by: { memberId: string; memberName: string },
): Promise<void> {
  if (changes.length === 0) return;
  await run(tx, NOTE_PRICES, [tx.companyId, JSON.stringify(changes), by.memberId, by.memberName]);
}
