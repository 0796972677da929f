import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';

interface Named {
  id: string;
  name: string;
}

const INSERT_TAX: Statement = {
  name: 'catalog.insert_tax',
  text: 'insert into catalog.taxes (company_id, id, name, included) values ($1, $2, $3, $4)',
};

/** Stores a tax without a rate. */
export async function insertTax(tx: Tx, tax: Named & { included: boolean }): Promise<void> {
  await run(tx, INSERT_TAX, [tx.companyId, tax.id, tax.name, tax.included]);
}

const UPDATE_TAX: Statement = {
  name: 'catalog.update_tax',
  text: 'update catalog.taxes set name = $3, included = $4 where company_id = $1 and id = $2',
};

/** Stores what a tax is called, and whether prices contain it. */
export async function updateTaxRow(tx: Tx, tax: Named & { included: boolean }): Promise<void> {
  await run(tx, UPDATE_TAX, [tx.companyId, tax.id, tax.name, tax.included]);
}

const INSERT_CLASS: Statement = {
  name: 'catalog.insert_tax_class',
  text: `insert into catalog.tax_classes (company_id, id, name, sort_order) values ($1, $2, $3,
    (select coalesce(max(sort_order), -1) + 1 from catalog.tax_classes where company_id = $1))`,
};

/** Stores a class behind the others. */
export async function insertTaxClass(tx: Tx, { id, name }: Named): Promise<void> {
  await run(tx, INSERT_CLASS, [tx.companyId, id, name]);
}

const RENAME_CLASS: Statement = {
  name: 'catalog.rename_tax_class',
  text: 'update catalog.tax_classes set name = $3 where company_id = $1 and id = $2',
};

/** Stores what a class is called. */
export async function renameTaxClassRow(tx: Tx, { id, name }: Named): Promise<void> {
  await run(tx, RENAME_CLASS, [tx.companyId, id, name]);
}

const INSERT_REGIME: Statement = {
  name: 'catalog.insert_regime',
  text: `insert into catalog.tax_regimes (company_id, id, name, sort_order) values ($1, $2, $3,
    (select coalesce(max(sort_order), -1) + 1 from catalog.tax_regimes where company_id = $1))`,
};

/** Stores a regime behind the others. */
export async function insertRegime(tx: Tx, { id, name }: Named): Promise<void> {
  await run(tx, INSERT_REGIME, [tx.companyId, id, name]);
}

const RENAME_REGIME: Statement = {
  name: 'catalog.rename_regime',
  text: 'update catalog.tax_regimes set name = $3 where company_id = $1 and id = $2',
};

/** Stores what a regime is called. */
export async function renameRegimeRow(tx: Tx, { id, name }: Named): Promise<void> {
  await run(tx, RENAME_REGIME, [tx.companyId, id, name]);
}
