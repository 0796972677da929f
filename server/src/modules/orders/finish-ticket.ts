import type { BranchContext } from '../../kernel/context.ts';
import { ticketChanged } from './events.ts';
import { setTicketDone } from './queries/tickets.ts';

/** Marks a ticket finished, or calls it back. Doing it twice changes nothing. Returns when it was finished. */
export async function finishTicket(
  ctx: BranchContext,
  input: { ticketId: string; done: boolean },
): Promise<Temporal.Instant | null> {
  const doneAt = await setTicketDone(ctx.tx, input.ticketId, input.done);
  ctx.announce(ticketChanged, {
    schemaVersion: 1,
    branchId: ctx.branch.id,
    ticketId: input.ticketId,
    done: input.done,
  });
  return doneAt;
}
