import { run, tables } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { CatalogTables } from '../tables.ts';

/** What a new product needs. */
export interface NewProduct {
  id: string;
  categoryId: string;
  taxClassId: string;
  stationId: string | null;
  name: string;
  description: string | null;
  priceMinor: number;
  sortOrder: number;
}

/** Adds products; the menu's version moves by itself, once per transaction. */
export async function insertProducts(tx: Tx, products: readonly NewProduct[]): Promise<void> {
  if (products.length === 0) return;
  await tables<CatalogTables>(tx)
    .insertInto('catalog.products')
    .values(
      products.map((product) => ({
        company_id: tx.companyId,
        id: product.id,
        category_id: product.categoryId,
        tax_class_id: product.taxClassId,
        station_id: product.stationId,
        name: product.name,
        description: product.description,
        price_minor: product.priceMinor,
        sort_order: product.sortOrder,
      })),
    )
    .execute();
}

/** A size to be stored. */
export interface NewVariant {
  id: string;
  productId: string;
  name: string;
  priceMinor: number;
  sortOrder: number;
}

/** Adds sizes to products. */
export async function insertVariants(tx: Tx, variants: readonly NewVariant[]): Promise<void> {
  await run(
    tx,
    {
      name: 'catalog.insert_variants',
      text: `insert into catalog.variants (company_id, id, product_id, name, price_minor, sort_order)
        select $1, x.id, x."productId", x.name, x."priceMinor", x."sortOrder"
        from jsonb_to_recordset($2::jsonb) as x (id uuid, "productId" uuid, name text, "priceMinor" bigint, "sortOrder" int)`,
    },
    [tx.companyId, JSON.stringify(variants)],
  );
}

/** A combo to be stored; its product is there already. */
export interface NewCombo {
  productId: string;
  /** Null: its own price; else what it is cheaper by than its parts. */
  lessBasisPoints: number | null;
  slots: readonly {
    id: string;
    name: string;
    minChoices: number;
    maxChoices: number;
    choices: readonly {
      id: string;
      productId: string;
      variantId: string | null;
      extraMinor: number;
      isDefault: boolean;
    }[];
  }[];
}

/** Makes a combo of a product. */
export async function insertCombo(tx: Tx, combo: NewCombo): Promise<void> {
  const slots = combo.slots.map((slot, index) => ({ ...slot, sortOrder: index }));
  const choices = combo.slots.flatMap(({ id, choices: all }) =>
    all.map((choice, index) => ({ ...choice, slotId: id, sortOrder: index })),
  );
  await run(
    tx,
    {
      name: 'catalog.insert_combo',
      text: `with made as (
          update catalog.products set kind = 'combo', combo_rule = case when $3::int is null then 'fixed' else 'less' end,
            combo_less_basis_points = $3
          where company_id = $1 and id = $2
        ), slots as (
          insert into catalog.combo_slots (company_id, id, product_id, name, min_choices, max_choices, sort_order)
          select $1, x.id, $2, x.name, x."minChoices", x."maxChoices", x."sortOrder"
          from jsonb_to_recordset($4::jsonb) as x (id uuid, name text, "minChoices" int, "maxChoices" int, "sortOrder" int)
        )
        insert into catalog.combo_choices (company_id, id, slot_id, product_id, variant_id, extra_minor, is_default, sort_order)
        select $1, x.id, x."slotId", x."productId", x."variantId", x."extraMinor", x."isDefault", x."sortOrder"
        from jsonb_to_recordset($5::jsonb) as x (id uuid, "slotId" uuid, "productId" uuid, "variantId" uuid,
          "extraMinor" bigint, "isDefault" boolean, "sortOrder" int)`,
    },
    [tx.companyId, combo.productId, combo.lessBasisPoints, JSON.stringify(slots), JSON.stringify(choices)],
  );
}
