import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import { takeTurn } from './turn.ts';

/** All that a company says about taxes; rates in basis points, days as `YYYY-MM-DD`. */
export interface TaxBook {
  taxes: {
    id: string;
    name: string;
    included: boolean;
    rates: { validFrom: string; rateBasisPoints: number }[];
  }[];
  classes: { id: string; name: string; products: number }[];
  regimes: { id: string; name: string }[];
  /** Which taxes a class pays in a regime; a pair that pays none is not here. */
  pays: { taxClassId: string; regimeId: string; taxIds: string[] }[];
  /** Since when which regime holds; without a branch for the whole company. */
  standing: { branchId: string | null; regimeId: string; validFrom: string }[];
}

const READ: Statement = {
  name: 'catalog.read_tax_book',
  text: `select
    (select coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'included', t.included, 'rates', (
        select coalesce(json_agg(json_build_object('validFrom', r.valid_from, 'rateBasisPoints', r.rate_basis_points)
          order by r.valid_from), '[]') from catalog.tax_rates r where r.company_id = $1 and r.tax_id = t.id))
        order by t.name, t.id), '[]') from catalog.taxes t where t.company_id = $1) as taxes,
    (select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'products', (
        select count(*) from catalog.products p
          where p.company_id = $1 and p.tax_class_id = c.id and p.deleted_at is null)) order by c.sort_order, c.name), '[]')
      from catalog.tax_classes c where c.company_id = $1) as classes,
    (select coalesce(json_agg(json_build_object('id', g.id, 'name', g.name) order by g.sort_order, g.name), '[]')
      from catalog.tax_regimes g where g.company_id = $1) as regimes,
    (select coalesce(json_agg(json_build_object('taxClassId', x.class_id, 'regimeId', x.regime_id, 'taxIds', x.taxes)
        order by x.class_id, x.regime_id), '[]')
      from (select class_id, regime_id, json_agg(tax_id order by tax_id) as taxes from catalog.class_taxes
        where company_id = $1 group by class_id, regime_id) x) as pays,
    (select coalesce(json_agg(json_build_object('branchId', b.branch_id, 'regimeId', b.regime_id, 'validFrom', b.valid_from)
        order by b.branch_id nulls first, b.valid_from), '[]')
      from catalog.branch_regimes b where b.company_id = $1) as standing`,
};

/** All that the company says about taxes. */
export async function readTaxBook(tx: Tx): Promise<TaxBook> {
  const [book] = await run<TaxBook>(tx, READ, [tx.companyId]);
  return book ?? { taxes: [], classes: [], regimes: [], pays: [], standing: [] };
}

/** The same; nobody else changes it until the transaction ends. */
export async function holdTaxBook(tx: Tx): Promise<TaxBook> {
  const [, book] = await Promise.all([takeTurn(tx), readTaxBook(tx)]);
  return book;
}

const DROP_RATE: Statement = {
  name: 'catalog.drop_tax_rate',
  text: 'delete from catalog.tax_rates where company_id = $1 and tax_id = $2 and valid_from = $3',
};
const PUT_RATE: Statement = {
  name: 'catalog.put_tax_rate',
  text: `insert into catalog.tax_rates (company_id, tax_id, valid_from, rate_basis_points) values ($1, $2, $3, $4)
    on conflict (company_id, tax_id, valid_from) do update set rate_basis_points = excluded.rate_basis_points`,
};

/** Writes the rate of a tax from a day on; null takes it back. */
export async function putTaxRate(
  tx: Tx,
  taxId: string,
  validFrom: string,
  rateBasisPoints: number | null,
): Promise<void> {
  if (rateBasisPoints === null) await run(tx, DROP_RATE, [tx.companyId, taxId, validFrom]);
  else await run(tx, PUT_RATE, [tx.companyId, taxId, validFrom, rateBasisPoints]);
}

const DROP_PAYS: Statement = {
  name: 'catalog.drop_class_taxes',
  text: `delete from catalog.class_taxes
    where company_id = $1 and class_id = $2 and regime_id = $3 and tax_id <> all ($4)`,
};
const PUT_PAYS: Statement = {
  name: 'catalog.put_class_taxes',
  text: `insert into catalog.class_taxes (company_id, class_id, regime_id, tax_id)
    select $1, $2, $3, x.id from unnest($4::uuid[]) as x (id) on conflict do nothing`,
};

/** Writes which taxes a class pays in a regime, and no others. */
export async function putClassTaxes(
  tx: Tx,
  taxClassId: string,
  regimeId: string,
  taxIds: readonly string[],
): Promise<void> {
  const values = [tx.companyId, taxClassId, regimeId, taxIds];
  await Promise.all([run(tx, DROP_PAYS, values), run(tx, PUT_PAYS, values)]);
}

const DROP_STANDING: Statement = {
  name: 'catalog.drop_regime',
  text: `delete from catalog.branch_regimes
    where company_id = $1 and branch_id is not distinct from $2 and valid_from = $3`,
};
const PUT_STANDING: Statement = {
  name: 'catalog.put_regime',
  text: `insert into catalog.branch_regimes (company_id, id, branch_id, valid_from, regime_id) values ($1, $4, $2, $3, $5)`,
};

/** Writes which regime holds from a day on, in a branch or, without one, in the company; null takes it back. */
export async function putRegime(
  tx: Tx,
  at: { id: string; branchId: string | null; validFrom: string; regimeId: string | null },
): Promise<void> {
  const { id, branchId, validFrom, regimeId } = at;
  await Promise.all([
    run(tx, DROP_STANDING, [tx.companyId, branchId, validFrom]),
    ...(regimeId === null ? [] : [run(tx, PUT_STANDING, [tx.companyId, branchId, validFrom, id, regimeId])]),
  ]);
}
