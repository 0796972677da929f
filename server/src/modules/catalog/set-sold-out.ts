import { businessDate } from '../../kernel/clock.ts';
import type { ActorBranch, BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { announceMenuChange } from './announce-menu-change.ts';
import { findStockedItem, writeSoldOut } from './queries/sold-out.ts';
import { takeTurn } from './queries/turn.ts';

/** A product, a size or an option that has run out here, or is there again. */
export interface SetSoldOutInput {
  itemId: string;
  soldOut: boolean;
  /** Until the next business day begins, or until somebody says so. */
  until: 'tomorrow' | 'further_notice';
}

/**
 * Says that something has run out in the branch, or is there again; every device hears of it.
 *
 * @returns when it is there again by itself; null when somebody has to say so
 * @throws Refusal `not_found` catalog.item_unknown
 */
export async function setSoldOut(
  ctx: BranchContext,
  input: SetSoldOutInput,
): Promise<Temporal.Instant | null> {
  const { tx, branch, now, actor } = ctx;
  const [, item] = await Promise.all([takeTurn(tx), findStockedItem(tx, input.itemId)]);
  if (!item) throw new Refusal('not_found', 'catalog.item_unknown');
  const until = input.soldOut && input.until === 'tomorrow' ? nextDay(now, branch) : null;
  await writeSoldOut(tx, branch.id, item, { soldOut: input.soldOut, until, changedBy: actor.memberId });
  await announceMenuChange(ctx, { branchId: branch.id });
  return until;
}

/** When the next business day of a branch begins. */
function nextDay(now: Temporal.Instant, { timeZone, cutoffHour }: ActorBranch): Temporal.Instant {
  return Temporal.PlainDate.from(businessDate(now, timeZone, cutoffHour))
    .add({ days: 1 })
    .toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from({ hour: cutoffHour }) })
    .toInstant();
}
