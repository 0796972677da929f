import type { BranchContext } from '../../kernel/context.ts';
import { newId } from '../../kernel/ids.ts';
import { enqueue, type Route } from '../printing/index.ts';
import { orderSent } from './events.ts';
import { kitchenDocument, type Ticket, ticketsFor } from './kitchen-ticket.ts';
import { type Order, type OrderLine, unsentLines } from './order.ts';

/**
 * Makes the tickets of one send, queues their papers and announces the send, all in the caller's transaction. The
 * caller stores the tickets together with the order.
 *
 * @param order as it will stand after this send: its version and batch count already moved on
 */
export function issueTickets(
  ctx: BranchContext,
  order: Order,
  lines: readonly OrderLine[],
  stations: ReadonlyMap<string, Route>,
): Ticket[] {
  const tickets = ticketsFor(order, order.batches, unsentLines(lines), stations, ctx.now, newId);
  const place = { timeZone: ctx.branch.timeZone, locale: ctx.actor.locale };
  enqueue(
    ctx,
    tickets.flatMap((ticket) => {
      const document = kitchenDocument(order, ticket, place);
      const printers = stations.get(ticket.stationId)?.printerIds ?? [];
      return printers.map((printerId) => ({
        branchId: order.branchId,
        printerId,
        kind: 'kitchen' as const,
        dedupeKey: `${order.id}/${ticket.batch}/${ticket.stationId}/${ticket.kind}`,
        document,
      }));
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
