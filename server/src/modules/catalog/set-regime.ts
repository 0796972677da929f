import type { Context } from '../../kernel/context.ts';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { announceMenuChange } from './announce-menu-change.ts';
import { knownRegime } from './known-regime.ts';
import { holdTaxBook, putRegime } from './queries/tax-book.ts';

/** Which regime holds from a day on; null takes back what was said of that day. */
export interface SetRegimeInput {
  /** Null: in every branch that has none of its own. */
  branchId: string | null;
  validFrom: string;
  regimeId: string | null;
}

/**
 * Says which regime a branch, or the company, stands in from a day on.
 *
 * @throws Refusal `not_found` catalog.regime_unknown, catalog.branch_unknown; `conflict` catalog.regime_required for the
 *   first one of the company taken back
 */
export async function setRegime(ctx: Context, input: SetRegimeInput): Promise<void> {
  const { branchId, validFrom, regimeId } = input;
  const book = await holdTaxBook(ctx.tx);
  const regime = regimeId === null ? null : knownRegime(book, regimeId);
  // One that begins later would leave the days before it without taxes.
  const stays = book.standing.some((one) => one.branchId === null && one.validFrom < validFrom);
  if (regime === null && branchId === null && !stays)
    throw new Refusal('conflict', 'catalog.regime_required');
  await putRegime(ctx.tx, { id: newId(), branchId, validFrom, regimeId });
  const after = { branchId, validFrom, regime: regime?.name ?? null };
  await announceMenuChange(ctx);
  recordAudit(ctx, {
    action: 'catalog.taxes_changed',
    objectType: 'tax_regime',
    objectId: regimeId,
    after,
  });
}
