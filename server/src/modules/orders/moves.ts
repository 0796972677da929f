import type { Flow } from '../../kernel/flow.ts';
import type { Book } from './order.ts';
import { CHECK_FLOW, LINE_FLOW, ORDER_FLOW, refuseIllegalMove } from './states.ts';

/** Id, state before (null when it is new), state after. */
type Move = [id: string, from: string | null, to: string];

interface Stated<State> {
  id: string;
  state: State;
}

/**
 * The moves of lines and checks between two states of an order, each held against the table of its axis, and the order's own
 * against its own. Here, for every act, and nowhere else.
 *
 * @param from the order from which lines may have come
 * @returns what the timeline keeps: id, from, to
 * @throws Refusal `conflict` orders.illegal_move with the states that may follow and the version they hold for
 */
export function moves(before: Book, after: Book, from?: Book): { lineMoves?: Move[]; checkMoves?: Move[] } {
  const { version } = before.order;
  refuseIllegalMove(
    ORDER_FLOW,
    { from: before.order.state, to: after.order.state },
    { what: 'order', id: before.order.id, version },
  );
  const lines = movesOf(LINE_FLOW, 'line', [...before.lines, ...(from?.lines ?? [])], after.lines, version);
  const checks = movesOf(CHECK_FLOW, 'check', before.checks, after.checks, version);
  return {
    ...(lines.length > 0 ? { lineMoves: lines } : {}),
    ...(checks.length > 0 ? { checkMoves: checks } : {}),
  };
}

function movesOf<State extends string>(
  flow: Flow<State>,
  what: 'line' | 'check',
  before: readonly Stated<State>[],
  after: readonly Stated<State>[],
  version: number,
): [string, State | null, State][] {
  const were = new Map(before.map(({ id, state }) => [id, state]));
  return after.flatMap(({ id, state }): [string, State | null, State][] => {
    const was = were.get(id);
    if (was === state) return [];
    if (was !== undefined) refuseIllegalMove(flow, { from: was, to: state }, { what, id, version });
    return [[id, was ?? null, state]];
  });
}
