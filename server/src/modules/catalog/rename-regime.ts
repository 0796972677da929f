import type { Context } from '../../kernel/context.ts';
import { recordAudit } from '../identity/index.ts';
import { announceMenuChange } from './announce-menu-change.ts';
import { knownRegime } from './known-regime.ts';
import { holdTaxBook } from './queries/tax-book.ts';
import { renameRegimeRow } from './queries/tax-names.ts';

/**
 * Changes what a regime is called.
 *
 * @throws Refusal `not_found` catalog.regime_unknown; `conflict` catalog.regime_name_taken
 */
export async function renameRegime(ctx: Context, input: { regimeId: string; name: string }): Promise<void> {
  const { regimeId, name } = input;
  const before = knownRegime(await holdTaxBook(ctx.tx), regimeId);
  if (before.name === name) return;
  await renameRegimeRow(ctx.tx, { id: regimeId, name });
  await announceMenuChange(ctx);
  recordAudit(ctx, {
    action: 'catalog.regime_changed',
    objectType: 'tax_regime',
    objectId: regimeId,
    before: { name: before.name },
    after: { name },
  });
}
