import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { announceMenuChange } from './announce-menu-change.ts';
import { holdTaxBook } from './queries/tax-book.ts';
import { updateTaxRow } from './queries/tax-names.ts';

/** What a tax is called, and whether prices contain it. */
export interface UpdateTaxInput {
  taxId: string;
  name: string;
  included: boolean;
}

/**
 * Changes what a tax is called. Whether prices contain it changes only while nothing pays it: otherwise every price of the
 * menu would mean something else from one moment to the next. What was sold keeps what it was sold with.
 *
 * @throws Refusal `not_found` catalog.tax_unknown; `conflict` catalog.tax_name_taken, catalog.tax_in_use naming the classes
 */
export async function updateTax(ctx: Context, { taxId, name, included }: UpdateTaxInput): Promise<void> {
  const { taxes, classes, pays } = await holdTaxBook(ctx.tx);
  const before = taxes.find(({ id }) => id === taxId);
  if (!before) throw new Refusal('not_found', 'catalog.tax_unknown');
  const payers = new Set(pays.filter(({ taxIds }) => taxIds.includes(taxId)).map((one) => one.taxClassId));
  if (included !== before.included && payers.size > 0) {
    const names = classes.filter(({ id }) => payers.has(id)).map((one) => one.name);
    throw new Refusal('conflict', 'catalog.tax_in_use', { names });
  }
  if (before.name === name && before.included === included) return;
  await updateTaxRow(ctx.tx, { id: taxId, name, included });
  await announceMenuChange(ctx);
  recordAudit(ctx, {
    action: 'catalog.tax_changed',
    objectType: 'tax',
    objectId: taxId,
    before: { name: before.name, included: before.included },
    after: { name, included },
  });
}
