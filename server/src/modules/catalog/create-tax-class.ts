import type { Context } from '../../kernel/context.ts';
import { recordAudit } from '../identity/index.ts';
import { announceMenuChange } from './announce-menu-change.ts';
import { insertTaxClass } from './queries/tax-names.ts';
import { takeTurn } from './queries/turn.ts';

/**
 * Makes a class of products, as far as taxes go. It pays none until it is said to.
 *
 * @throws Refusal `conflict` catalog.tax_class_exists, catalog.tax_class_name_taken
 */
export async function createTaxClass(ctx: Context, input: { id: string; name: string }): Promise<void> {
  const { id, name } = input;
  await takeTurn(ctx.tx);
  await insertTaxClass(ctx.tx, { id, name });
  await announceMenuChange(ctx);
  recordAudit(ctx, {
    action: 'catalog.tax_class_created',
    objectType: 'tax_class',
    objectId: id,
    after: { name },
  });
}
