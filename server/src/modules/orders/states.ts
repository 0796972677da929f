import { type Flow, finalStates } from '../../kernel/flow.ts';
import { Refusal } from '../../kernel/refusal.ts';

/** Where an order goes as its lines are made: forward, and back when something is called back or more is ordered. */
const UNDER_WAY = ['accepted', 'in_preparation', 'ready', 'served'] as const;

const ORDER_MOVES = {
  // Ready at once when nothing of it has to be made; further on when lines of another order come to it.
  draft: ['pending_accept', 'accepted', 'in_preparation', 'ready', 'served', 'cancelled'],
  pending_accept: ['accepted', 'rejected', 'cancelled'],
  accepted: ['in_preparation', 'ready', 'served', 'picked_up', 'handed_to_courier', 'completed', 'cancelled'],
  in_preparation: ['accepted', 'ready', 'served', 'picked_up', 'handed_to_courier', 'completed', 'cancelled'],
  ready: ['accepted', 'in_preparation', 'served', 'picked_up', 'handed_to_courier', 'completed', 'cancelled'],
  served: ['accepted', 'in_preparation', 'ready', 'completed', 'cancelled'],
  picked_up: ['completed', 'cancelled'],
  handed_to_courier: ['completed', 'cancelled'],
  completed: [],
  rejected: [],
  cancelled: [],
} as const;
/** State of an order. From `accepted` to `served` it follows from the lines. */
export type OrderState = keyof typeof ORDER_MOVES;
/** Orders (domain rules §2). Staff's begin accepted once sent; an order from outside waits for acceptance. */
export const ORDER_FLOW: Flow<OrderState> = {
  initial: ['draft', 'pending_accept', 'accepted', 'ready'],
  moves: ORDER_MOVES,
};

const LINE_MOVES = {
  new: ['held', 'sent', 'ready', 'cancelled'],
  held: ['new', 'sent', 'ready', 'cancelled'],
  sent: ['in_progress', 'ready', 'served', 'voided'],
  // Back to `sent` when more of the same line is sent.
  in_progress: ['sent', 'ready', 'served', 'voided'],
  ready: ['sent', 'in_progress', 'served', 'voided'],
  served: ['sent', 'ready', 'voided'],
  cancelled: [],
  voided: [],
} as const;
/** State of a line in the kitchen; what no station makes is ready once it is sent. */
export type LineState = keyof typeof LINE_MOVES;
/** Lines: cancelled while nobody was told, voided afterwards. What is noted and sent at once begins as sent, or ready. */
export const LINE_FLOW: Flow<LineState> = { initial: ['new', 'held', 'sent', 'ready'], moves: LINE_MOVES };

const CHECK_MOVES = {
  open: ['partially_paid', 'paid', 'void'],
  partially_paid: ['paid', 'partially_refunded', 'refunded'],
  paid: ['partially_refunded', 'refunded'],
  partially_refunded: ['refunded'],
  refunded: [],
  void: [],
} as const;
/** State of a check. */
export type CheckState = keyof typeof CHECK_MOVES;
/** Checks: void while nothing was paid on them. */
export const CHECK_FLOW: Flow<CheckState> = { initial: ['open'], moves: CHECK_MOVES };

/** Every axis under the name it has in the documentation. */
export const FLOWS = { order: ORDER_FLOW, line: LINE_FLOW, check: CHECK_FLOW } as const;

/** An order in one of these is done with: its table is free. */
export const CLOSED: ReadonlySet<OrderState> = new Set(finalStates(ORDER_FLOW));
/** A line in one of these counts for nothing any more. */
export const GONE: ReadonlySet<LineState> = new Set(finalStates(LINE_FLOW));
/** An order in one of these follows its lines. */
export const FOLLOWS_LINES: ReadonlySet<OrderState> = new Set(UNDER_WAY);

/**
 * Lets a move through that the table declares; the same state again is none.
 *
 * @throws Refusal `conflict` orders.illegal_move with the states that may follow and the version they hold for
 */
export function refuseIllegalMove<State extends string>(
  flow: Flow<State>,
  move: { from: State; to: State },
  about: { what: keyof typeof FLOWS; id: string; version: number },
): void {
  const allowed = flow.moves[move.from];
  if (move.from === move.to || allowed.includes(move.to)) return;
  throw new Refusal('conflict', 'orders.illegal_move', { ...about, ...move, allowed: [...allowed] });
}
