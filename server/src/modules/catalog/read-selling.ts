import { businessDate } from '../../kernel/clock.ts';
import type { BranchContext } from '../../kernel/context.ts';
import { momentAt } from './availability.ts';
import type { Channel, MenuItem } from './menu.ts';
import { findMenu } from './queries/menu.ts';
import type { LineWish } from './quote.ts';

/** What is about to be sold, and how. */
export interface ReadSellingInput {
  channel: Channel;
  lines: readonly Pick<LineWish, 'productId' | 'parts'>[];
}

/** What of the menu the lines are about, as it is sold in the branch now, in one round trip; without lines in none. */
export async function readSelling(
  ctx: Pick<BranchContext, 'tx' | 'branch' | 'now'>,
  { channel, lines }: ReadSellingInput,
): Promise<ReadonlyMap<string, MenuItem>> {
  const { tx, branch, now } = ctx;
  const productIds = lines.flatMap(({ productId, parts }) => [
    productId,
    ...(parts ?? []).map((part) => part.productId),
  ]);
  if (productIds.length === 0) return new Map();
  const moment = {
    branchId: branch.id,
    channel,
    businessDate: businessDate(now, branch.timeZone, branch.cutoffHour),
    ...momentAt(now, branch.timeZone),
  };
  return findMenu(tx, moment, [...new Set(productIds)]);
}
