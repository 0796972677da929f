import { businessDate } from '../../kernel/clock.ts';
import type { BranchContext } from '../../kernel/context.ts';
import type { MenuTax } from './menu.ts';
import { readClassTaxes } from './queries/menu.ts';

/**
 * What is paid on a tax class in the branch today, by class; for what is sold without standing on the menu.
 *
 * @returns nothing for a class the company does not have
 */
export function findClassTaxes(
  ctx: Pick<BranchContext, 'tx' | 'branch' | 'now'>,
  classIds: readonly string[],
): Promise<Map<string, MenuTax[]>> {
  const { tx, branch, now } = ctx;
  return readClassTaxes(tx, branch.id, businessDate(now, branch.timeZone, branch.cutoffHour), classIds);
}
