import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { announceMenuChange } from './announce-menu-change.ts';
import { knownRegime } from './known-regime.ts';
import { holdTaxBook, putClassTaxes } from './queries/tax-book.ts';
import { refuseRepeated } from './refuse-repeated.ts';

/** Which taxes a class of products pays in a regime. */
export interface SetClassTaxesInput {
  taxClassId: string;
  regimeId: string;
  taxIds: readonly string[];
}

/**
 * Says which taxes a class pays in a regime, and no others.
 *
 * @throws Refusal `not_found` catalog.tax_class_unknown, catalog.regime_unknown, catalog.tax_unknown; `invalid` catalog.repeated
 */
export async function setClassTaxes(ctx: Context, input: SetClassTaxesInput): Promise<void> {
  const { taxClassId, regimeId, taxIds } = input;
  refuseRepeated('tax', taxIds);
  const book = await holdTaxBook(ctx.tx);
  const taxClass = book.classes.find(({ id }) => id === taxClassId);
  if (!taxClass) throw new Refusal('not_found', 'catalog.tax_class_unknown');
  const regime = knownRegime(book, regimeId);
  const taxes = book.taxes.filter(({ id }) => taxIds.includes(id));
  if (taxes.length < taxIds.length) throw new Refusal('not_found', 'catalog.tax_unknown');
  await putClassTaxes(ctx.tx, taxClassId, regimeId, taxIds);
  const names = taxes.map(({ name }) => name);
  const after = { name: taxClass.name, regime: regime.name, taxes: names };
  await announceMenuChange(ctx);
  recordAudit(ctx, {
    action: 'catalog.taxes_changed',
    objectType: 'tax_class',
    objectId: taxClassId,
    after,
  });
}
