import type { BranchContext } from '../../kernel/context.ts';
import { settledUnit } from '../../kernel/money.ts';
import { consumeApproval, recordAudit } from '../identity/index.ts';
import { queueTillPaper, type Routes } from '../printing/index.ts';
import { announceChange } from './announce-change.ts';
import { type BillDesk, preBills } from './bill-papers.ts';
import { recount } from './book.ts';
import { isSettled } from './check.ts';
import type { Step } from './commands/command.ts';
import { endWhenDone } from './commands/ending.ts';
import { issueTickets } from './issue-tickets.ts';
import type { Ticket, Told } from './kitchen-ticket.ts';
import { moves } from './moves.ts';
import type { Book, OrderView } from './order.ts';
import { orderKeys } from './order-key.ts';
import { saveBook } from './queries/books.ts';
import { replaceKeys } from './queries/search-keys.ts';
import { findTicketHeads } from './queries/tickets.ts';
import type { OrderEvent } from './timeline.ts';

/** What is known of an act beside what it does. */
export interface Act {
  type: string;
  commandId: string | null;
  content: string | null;
  deviceAt: Temporal.Instant | null;
}

interface Open {
  before: Book;
  now: Book;
  tickets: Ticket[];
  events: OrderEvent[];
  /** Versions of which the stations were told. */
  told: Set<number>;
}

/**
 * The orders one transaction has locked, while acts change them one after another. Each act raises the version of its order
 * by one and leaves one event; all are stored together at the end.
 */
class OrderDesk {
  readonly #ctx: BranchContext;
  readonly #stations: Routes;
  readonly #bills: BillDesk | undefined;
  readonly #open: Map<string, Open>;

  constructor(ctx: BranchContext, { books, stations, bills }: DeskInput) {
    this.#ctx = ctx;
    this.#stations = stations;
    this.#bills = bills;
    this.#open = new Map(
      [...books].map(([id, book]) => [
        id,
        { before: book, now: book, tickets: [], events: [], told: new Set<number>() },
      ]),
    );
  }

  /** An order as it stands after the acts so far. */
  find(orderId: string): Book | undefined {
    return this.#open.get(orderId)?.now;
  }

  /**
   * Takes over what an act made of an order. Everything that may still refuse it comes first, its approval last: an act
   * that is refused has changed nothing and used up nobody's approval.
   *
   * @throws Refusal as `recount`, the flows of the states, `preBills` and `consumeApproval` say
   */
  async take(orderId: string, step: Step, act: Act): Promise<void> {
    const open = this.#get(orderId);
    const book = this.#finished(open.now, step);
    const moved = moves(open.now, book);
    const { other } = step;
    const beside = other && this.#get(other.book.order.id);
    const otherBook = other && beside && this.#finished(beside.now, other);
    const otherMoved = otherBook && beside ? moves(beside.now, otherBook, open.now) : {};
    const printed = step.bills && this.#printed(book, step.bills);
    const approver = step.need && (await consumeApproval(this.#ctx, step.need));
    this.#put(open, book, step, { ...act, approver, moved });
    if (other && otherBook && beside)
      this.#put(
        beside,
        otherBook,
        { ...other, reason: step.reason },
        { ...act, type: other.type, commandId: null, content: null, approver, moved: otherMoved },
      );
    if (step.audit) this.#audit(step, book, approver);
    for (const paper of printed ?? []) queueTillPaper(this.#ctx, paper);
  }

  /** An order as it stands, with all its tickets; to be asked once everything is stored. */
  async view(orderId: string): Promise<OrderView> {
    const { now } = this.#get(orderId);
    return { ...now, tickets: await findTicketHeads(this.#ctx.tx, orderId) };
  }

  /** Stores what has changed and tells of it; everything travels with the commit. */
  store(): void {
    const known = new Map(
      [...this.#open.values()].flatMap(({ before }) => before.lines.map((line) => [line.id, line])),
    );
    for (const { before, now, tickets, events, told } of this.#open.values()) {
      if (events.length === 0) continue;
      const { tx, actor } = this.#ctx;
      saveBook(tx, { before, after: now, known }, { tickets, events });
      if (before.order.guest !== now.order.guest)
        replaceKeys(tx, now.order, orderKeys(now.order, actor.locale));
      // What the stations were told, the floor has heard with them.
      const untold = events.filter(({ version }) => !told.has(version));
      if (untold.length > 0) announceChange(this.#ctx, { book: now, events: untold });
    }
  }

  #get(orderId: string): Open {
    const open = this.#open.get(orderId);
    if (!open) throw new Error(`order ${orderId} was not locked`);
    return open;
  }

  #printed(book: Book, checkIds: readonly string[]): ReturnType<typeof preBills> {
    if (!this.#bills) throw new Error('nobody asked where bills come out');
    return preBills(this.#bills, { book, checkIds, now: this.#ctx.now });
  }

  #finished(before: Book, { book, told }: Pick<Step, 'book' | 'told'>): Book {
    const counted = recount(book, settledUnit(this.#ctx.actor.currency));
    // What was only just sent has not been brought yet, though it may be paid.
    const sends = told?.kind === 'new' || told?.kind === 'add' || told?.kind === 'fire';
    const ends = !sends && counted.checks.some(isSettled);
    const ended = ends ? endWhenDone(counted, this.#ctx.now) : counted;
    return { ...ended, order: { ...ended.order, version: before.order.version + 1 } };
  }

  #put(
    open: Open,
    book: Book,
    step: Pick<Step, 'reason' | 'data' | 'told'>,
    act: Act & { approver: { id: string; name: string } | undefined; moved: object },
  ): void {
    const { actor, now } = this.#ctx;
    open.events.push({
      version: book.order.version,
      type: act.type,
      commandId: act.commandId,
      content: act.content,
      at: now,
      deviceAt: act.deviceAt,
      actor: { id: actor.memberId, name: actor.memberName },
      deviceId: actor.deviceId,
      from: open.now.order.state,
      to: book.order.state,
      reason: step.reason ?? null,
      approver: act.approver ?? null,
      data: { ...step.data, ...act.moved },
    });
    open.now = book;
    if (!step.told) return;
    open.tickets.push(...this.#tell(book, step.told));
    open.told.add(book.order.version);
  }

  #tell(book: Book, told: Told): Ticket[] {
    return issueTickets(this.#ctx, { order: book.order, told, stations: this.#stations });
  }

  #audit(step: Step, book: Book, approver: { id: string; name: string } | undefined): void {
    const { audit, reason } = step;
    if (!audit) return;
    const { before, after, ...about } = audit;
    recordAudit(this.#ctx, {
      ...about,
      branchId: this.#ctx.branch.id,
      ...(before ? { before: { ...before } } : {}),
      after: { totalMinor: book.order.totalMinor, ...after },
      ...(reason === undefined ? {} : { reason }),
      ...(approver ? { approver } : {}),
    });
  }
}

/** What a desk needs. */
export interface DeskInput {
  books: ReadonlyMap<string, Book>;
  stations: Routes;
  /** Where bills come out, where some are to be printed. */
  bills?: BillDesk | undefined;
}

/** Orders that a transaction has locked, to be changed by acts. */
export type Desk = OrderDesk;

/** Opens a desk on orders that this transaction holds. */
export function openDesk(ctx: BranchContext, input: DeskInput): Desk {
  return new OrderDesk(ctx, input);
}
