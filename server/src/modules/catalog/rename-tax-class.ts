import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { announceMenuChange } from './announce-menu-change.ts';
import { holdTaxBook } from './queries/tax-book.ts';
import { renameTaxClassRow } from './queries/tax-names.ts';

/**
 * Changes what a class of products is called.
 *
 * @throws Refusal `not_found` catalog.tax_class_unknown; `conflict` catalog.tax_class_name_taken
 */
export async function renameTaxClass(
  ctx: Context,
  input: { taxClassId: string; name: string },
): Promise<void> {
  const { taxClassId, name } = input;
  const { classes } = await holdTaxBook(ctx.tx);
  const before = classes.find(({ id }) => id === taxClassId);
  if (!before) throw new Refusal('not_found', 'catalog.tax_class_unknown');
  if (before.name === name) return;
  await renameTaxClassRow(ctx.tx, { id: taxClassId, name });
  await announceMenuChange(ctx);
  recordAudit(ctx, {
    action: 'catalog.tax_class_changed',
    objectType: 'tax_class',
    objectId: taxClassId,
    before: { name: before.name },
    after: { name },
  });
}
