import { businessDate } from '../../kernel/clock.ts';
import type { BranchContext } from '../../kernel/context.ts';
import { momentAt } from './availability.ts';
import type { Channel } from './menu.ts';
import { findMenu } from './queries/menu.ts';
import { type Quote, type QuoteRequest, quote } from './quote.ts';

/** Lines to be priced, and how they are sold. */
export interface QuoteLinesInput extends QuoteRequest {
  channel: Channel;
}

/**
 * Prices lines by the menu of the branch as it is now, in one round trip.
 *
 * @throws Refusal as `quote` says
 */
export async function quoteLines(
  ctx: Pick<BranchContext, 'tx' | 'branch' | 'now'>,
  input: QuoteLinesInput,
): Promise<Quote> {
  const { tx, branch, now } = ctx;
  const productIds = input.lines.flatMap(({ productId, parts }) => [
    productId,
    ...(parts ?? []).map((part) => part.productId),
  ]);
  const moment = {
    branchId: branch.id,
    channel: input.channel,
    businessDate: businessDate(now, branch.timeZone, branch.cutoffHour),
    ...momentAt(now, branch.timeZone),
  };
  const menu = productIds.length === 0 ? new Map() : await findMenu(tx, moment, [...new Set(productIds)]);
  return quote(menu, input);
}
