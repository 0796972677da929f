import type { Context } from '../../kernel/context.ts';
import type { PriceChange } from './earlier-menu.ts';
import { readPriceChanges } from './queries/menu.ts';

/** What happened to the prices of products since a moment, the earliest first. */
export function findPriceChanges(
  ctx: Pick<Context, 'tx'>,
  input: { productIds: readonly string[]; since: Temporal.Instant },
): Promise<PriceChange[]> {
  return readPriceChanges(ctx.tx, input.productIds, input.since);
}
