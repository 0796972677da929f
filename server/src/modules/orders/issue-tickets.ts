import type { BranchContext } from '../../kernel/context.ts';
import { newId } from '../../kernel/ids.ts';
import { enqueueJobs, type Routes, targetsFor } from '../printing/index.ts';
import { orderSent } from './events.ts';
import { kitchenDocument, type Ticket, type Told, ticketsFor } from './kitchen-ticket.ts';
import type { Order } from './order.ts';

/** What the stations are to be told. */
export interface IssueTicketsInput {
  /** As it will stand afterwards: its version and batch count already moved on. */
  order: Order;
  told: Told;
  stations: Routes;
}

/**
 * Makes the tickets of one batch, queues their papers and announces it, all in the caller's transaction. The caller
 * stores the tickets together with the order.
 */
export function issueTickets(ctx: BranchContext, { order, told, stations }: IssueTicketsInput): Ticket[] {
  const tickets = ticketsFor(order, order.batches, told, stations, ctx.now, newId);
  const place = { timeZone: ctx.branch.timeZone, locale: ctx.actor.locale };
  enqueueJobs(
    ctx,
    tickets.flatMap((ticket) => {
      const { style } = stations.get(ticket.stationId) ?? {};
      const document = kitchenDocument(order, ticket, { ...place, style });
      const key = `${order.id}/${ticket.batch}/${ticket.stationId}/${ticket.kind}`;
      return targetsFor(stations, ticket.stationId, order.type).flatMap(({ printerId, copies }) =>
        Array.from({ length: copies }, (_, copy) => ({
          branchId: order.branchId,
          printerId,
          kind: 'kitchen' as const,
          // The second paper that somebody wants is another one, not the first said twice.
          dedupeKey: copy === 0 ? key : `${key}/${copy + 1}`,
          document,
        })),
      );
    }),
  );
  ctx.announce(orderSent, {
    schemaVersion: 1,
    branchId: order.branchId,
    orderId: order.id,
    version: order.version,
    ticketIds: tickets.map((ticket) => ticket.id),
    stationIds: tickets.map((ticket) => ticket.stationId),
  });
  return tickets;
}
