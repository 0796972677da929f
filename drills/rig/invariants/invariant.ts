import { type Flow, finalStates, statesOf } from '../../../server/src/app/testing/flows.ts';

/** Something that must hold in every database of the product; its query returns what breaks it, so no row is good. */
export interface Invariant {
  /** The number under which the reliability plan lists it. */
  code: string;
  what: string;
  sql: string;
}

const quoted = (text: string): string => `'${text}'`;

/** The moves a table declares, as `declared (was, became)`. */
export function declaredMoves<State extends string>(flow: Flow<State>): string {
  const moves = statesOf(flow).flatMap((state) =>
    flow.moves[state].map((to) => `(${quoted(state)}, ${quoted(to)})`),
  );
  return `(values ${moves.join(', ')}) as declared (was, became)`;
}

/** The states in which something may begin, as a list. */
export const initialStates = ({ initial }: Flow<string>): string => initial.map(quoted).join(', ');

/** The states out of which nothing leads, as a list. */
export const endStates = <State extends string>(flow: Flow<State>): string =>
  finalStates(flow).map(quoted).join(', ');

/** Orders from before they had checks and events: what was made up for them afterwards says less. */
export const NOTED_EARLIER = `select company_id, order_id from orders.events where type = 'order.noted_earlier'`;
