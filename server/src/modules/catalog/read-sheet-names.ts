import type { Context } from '../../kernel/context.ts';
import { getCompany } from '../identity/index.ts';
import { findStations } from '../printing/index.ts';
import { findClassNames, findPathCategories } from './queries/sheet-book.ts';
import { pathsOf, type SheetNames } from './sheet-product.ts';

/**
 * Reads the names that files use, and whose money their prices are.
 *
 * @throws Refusal `not_found` identity.company_unknown
 */
export async function readSheetNames(ctx: Pick<Context, 'tx'>): Promise<SheetNames> {
  const { tx } = ctx;
  const [company, categories, taxClasses, stations] = await Promise.all([
    getCompany(tx),
    findPathCategories(tx),
    findClassNames(tx),
    findStations(tx),
  ]);
  // Of a till or a pass nothing is ordered.
  const makers = stations.filter(({ kind }) => kind === 'kitchen' || kind === 'bar');
  return { paths: pathsOf(categories), taxClasses, stations: makers, purse: company };
}
