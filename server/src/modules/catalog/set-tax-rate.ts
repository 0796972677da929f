import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { announceMenuChange } from './announce-menu-change.ts';
import { holdTaxBook, putTaxRate } from './queries/tax-book.ts';

// What was sold keeps the taxes it was sold with; this holds for what is sold from now on.

/** The rate of a tax from a day on, in basis points; null takes back what was said of that day. */
export interface SetTaxRateInput {
  taxId: string;
  validFrom: string;
  rateBasisPoints: number | null;
}

/**
 * Says what rate a tax has from a day on.
 *
 * @throws Refusal `not_found` catalog.tax_unknown; `conflict` catalog.rate_required for the first one taken back
 */
export async function setTaxRate(ctx: Context, input: SetTaxRateInput): Promise<void> {
  const { taxId, validFrom, rateBasisPoints } = input;
  const before = await holdTaxBook(ctx.tx);
  const tax = before.taxes.find(({ id }) => id === taxId);
  if (!tax) throw new Refusal('not_found', 'catalog.tax_unknown');
  // Without the first one nothing would be charged in the days before the next.
  if (rateBasisPoints === null && !tax.rates.some((rate) => rate.validFrom < validFrom))
    throw new Refusal('conflict', 'catalog.rate_required');
  await putTaxRate(ctx.tx, taxId, validFrom, rateBasisPoints);
  await announceMenuChange(ctx);
  recordAudit(ctx, {
    action: 'catalog.taxes_changed',
    objectType: 'tax',
    objectId: taxId,
    after: { name: tax.name, validFrom, rateBasisPoints },
  });
}
