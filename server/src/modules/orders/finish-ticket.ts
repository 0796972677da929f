import type { BranchContext } from '../../kernel/context.ts';
import { ticketChanged } from './events.ts';
import { openDesk } from './open-desk.ts';
import type { Book, OrderLine } from './order.ts';
import { findBooks } from './queries/books.ts';
import { findDoneTickets, findTicketOrders, setTicketDone } from './queries/tickets.ts';
import { CLOSED, type LineState } from './states.ts';

/**
 * Marks a ticket finished, or calls it back; its lines are ready once every station that makes them has finished, and are
 * being made again when one calls back. Doing it twice changes nothing. Returns when it was finished.
 */
export async function finishTicket(
  ctx: BranchContext,
  input: { ticketId: string; done: boolean },
): Promise<Temporal.Instant | null> {
  const { ticketId, done } = input;
  const { tx, branch } = ctx;
  const { toldTo, standIn } = await findTicketOrders(tx, ticketId);
  const [books, doneAt, finished] = await Promise.all([
    findBooks(tx, branch.id, standIn, { lock: true }),
    setTicketDone(tx, ticketId, done),
    findDoneTickets(tx, [toldTo, ...standIn]),
  ]);
  const desk = openDesk(ctx, { books, stations: new Map() });
  const type = done ? 'ticket.finished' : 'ticket.recalled';
  for (const [orderId, book] of books) {
    const next = CLOSED.has(book.order.state) ? book : withReadiness(book, finished);
    if (next === book) continue;
    const act = { type, commandId: null, content: null, deviceAt: null };
    await desk.take(orderId, { book: next, data: { ticketId } }, act);
  }
  desk.store();
  ctx.announce(ticketChanged, { schemaVersion: 1, branchId: branch.id, ticketId, done });
  return doneAt;
}

/** Lines by the tickets that tell to make them: ready when all of them are finished, else under way. */
function withReadiness(book: Book, tickets: readonly { done: boolean; lineIds: readonly string[] }[]): Book {
  let changed = false;
  const lines = book.lines.map((line): OrderLine => {
    if (line.state !== 'sent' && line.state !== 'in_progress' && line.state !== 'ready') return line;
    const own = tickets.filter(({ lineIds }) => lineIds.includes(line.id));
    if (own.length === 0) return line;
    const ready = own.every(({ done }) => done);
    const begun: LineState = own.some(({ done }) => done) || line.state !== 'sent' ? 'in_progress' : 'sent';
    const state: LineState = ready ? 'ready' : begun;
    if (state === line.state) return line;
    changed = true;
    return { ...line, state };
  });
  return changed ? { ...book, lines } : book;
}
