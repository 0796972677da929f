import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';

/** All of a pack with its ids, ready to be stored. */
export interface NewTaxes {
  classes: { id: string; name: string; sort_order: number }[];
  regimes: { id: string; name: string; sort_order: number }[];
  taxes: { id: string; name: string; included: boolean }[];
  rates: { tax_id: string; valid_from: string; rate_basis_points: number }[];
  pays: { class_id: string; regime_id: string; tax_id: string }[];
  /** Of the company as a whole, from the first day on. */
  regime: { id: string; regime_id: string };
}

const INSERT: Statement = {
  name: 'catalog.insert_taxes',
  text: `with classes as (
      insert into catalog.tax_classes (company_id, id, name, sort_order)
      select $1, x.id, x.name, x.sort_order
      from jsonb_to_recordset($2::jsonb) as x (id uuid, name text, sort_order int)
    ), regimes as (
      insert into catalog.tax_regimes (company_id, id, name, sort_order)
      select $1, x.id, x.name, x.sort_order
      from jsonb_to_recordset($3::jsonb) as x (id uuid, name text, sort_order int)
    ), taxes as (
      insert into catalog.taxes (company_id, id, name, included)
      select $1, x.id, x.name, x.included from jsonb_to_recordset($4::jsonb) as x (id uuid, name text, included boolean)
    ), rates as (
      insert into catalog.tax_rates (company_id, tax_id, valid_from, rate_basis_points)
      select $1, x.tax_id, x.valid_from, x.rate_basis_points
      from jsonb_to_recordset($5::jsonb) as x (tax_id uuid, valid_from date, rate_basis_points int)
    ), pays as (
      insert into catalog.class_taxes (company_id, class_id, regime_id, tax_id)
      select $1, x.class_id, x.regime_id, x.tax_id
      from jsonb_to_recordset($6::jsonb) as x (class_id uuid, regime_id uuid, tax_id uuid)
    )
    insert into catalog.branch_regimes (company_id, id, branch_id, regime_id, valid_from)
    values ($1, $7, null, $8, '2000-01-01')`,
};

/** Stores what a company begins with, in one statement. */
export async function insertTaxes(tx: Tx, all: NewTaxes): Promise<void> {
  await run(tx, INSERT, [
    tx.companyId,
    ...[all.classes, all.regimes, all.taxes, all.rates, all.pays].map((rows) => JSON.stringify(rows)),
    all.regime.id,
    all.regime.regime_id,
  ]);
}

/** Whether the company has begun with taxes. */
export async function hasTaxes(tx: Tx): Promise<boolean> {
  const [row] = await run<{ there: boolean }>(
    tx,
    {
      name: 'catalog.has_taxes',
      text: 'select exists (select 1 from catalog.tax_classes where company_id = $1) as there',
    },
    [tx.companyId],
  );
  return row?.there === true;
}
