import type { BranchContext } from '../../kernel/context.ts';
import type { DeviceCommand } from '../../kernel/device-commands.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { getCheck, isSettled, withCheck } from './check.ts';
import { contentOf } from './command-content.ts';
import { refuseClosed } from './commands/lines.ts';
import { openDesk } from './open-desk.ts';
import { type Book, type Check, type OrderView, withOrder } from './order.ts';
import { findBooks, findCheckOrder } from './queries/books.ts';

/** What is to be paid on a check: of the bill, and of the tip beside it. */
export interface Due {
  dueMinor: number;
  tipDueMinor: number;
  /** Of the order, for which this holds. */
  version: number;
}

/** What is paid: of the bill, and of the tip. */
export interface Paid {
  amountMinor: number;
  tipMinor: number;
}

/** How a payment comes to an order. */
export interface RecordPaymentInput<What extends Paid> {
  checkId: string;
  paymentId: string;
  /** Only while the order is at this version. */
  ifVersion?: number | undefined;
  /** By which a device sent it; its id is done once. */
  command?: Pick<DeviceCommand, 'id' | 'type' | 'payload' | 'at'> | undefined;
  /**
   * Decides, with the order held, how much of what is due is paid.
   *
   * @throws Refusal when that cannot be
   */
  decide(due: Due): What;
}

/**
 * Counts a payment on its check, in the transaction that stores the payment. The order is held first, so two payments of one
 * check come one after the other and the second sees what the first left (hazard C02). A check that is paid is closed; the
 * last one ends the order where the guest has had everything.
 *
 * @returns the order as it stands, and what was decided
 * @throws Refusal `not_found` orders.check_unknown; `conflict` orders.check_paid, orders.order_closed,
 *   orders.version_conflict, and as `decide` says
 */
export async function recordPayment<What extends Paid>(
  ctx: BranchContext,
  input: RecordPaymentInput<What>,
): Promise<{ order: OrderView; paid: What }> {
  const { tx, branch } = ctx;
  const { checkId, paymentId, ifVersion } = input;
  const orderId = await findCheckOrder(tx, branch.id, checkId);
  const books = await findBooks(tx, branch.id, orderId === undefined ? [] : [orderId], { lock: true });
  const book = orderId === undefined ? undefined : books.get(orderId);
  if (orderId === undefined || !book) throw new Refusal('not_found', 'orders.check_unknown', { checkId });
  const check = getCheck(book, checkId);
  const { version } = book.order;
  if (isSettled(check) || check.state === 'void')
    throw new Refusal('conflict', 'orders.check_paid', { checkId, state: check.state, version });
  refuseClosed(book);
  if (ifVersion !== undefined && ifVersion !== version)
    throw new Refusal('conflict', 'orders.version_conflict', { version });
  const paid = input.decide({
    dueMinor: check.totalMinor - check.paidMinor,
    tipDueMinor: check.tipMinor - check.tipPaidMinor,
    version,
  });
  const { amountMinor, tipMinor } = paid;
  const desk = openDesk(ctx, { books, stations: new Map() });
  const { command } = input;
  const act = {
    type: 'payment.recorded',
    commandId: command?.id ?? null,
    content: command ? contentOf(command) : null,
    deviceAt: command?.at === undefined ? null : Temporal.Instant.from(command.at),
  };
  await desk.take(
    orderId,
    { book: withPayment(book, check, paid), data: { checkId, paymentId, amountMinor, tipMinor } },
    act,
  );
  desk.store();
  return { order: await desk.view(orderId), paid };
}

function withPayment(book: Book, check: Check, paid: Paid): Book {
  const paidMinor = check.paidMinor + paid.amountMinor;
  const tipPaidMinor = check.tipPaidMinor + paid.tipMinor;
  if (
    paidMinor > check.totalMinor ||
    tipPaidMinor > check.tipMinor ||
    paid.amountMinor < 0 ||
    paid.tipMinor < 0
  )
    throw new Error(`more than is due was to be paid on check ${check.id}`);
  const state = paidMinor === check.totalMinor ? ('paid' as const) : ('partially_paid' as const);
  const settled = withCheck(book, check.id, { paidMinor, tipPaidMinor, state });
  // Who pays has ordered, also before anybody was told.
  return book.order.state === 'draft' ? withOrder(settled, { state: 'accepted' }) : settled;
}
