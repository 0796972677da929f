/** The states of one axis and where each may go: guards, the contract, the diagram in `docs/states.md` and tests read it. */
export interface Flow<State extends string> {
  /** In which a thing may begin. */
  readonly initial: readonly State[];
  readonly moves: Readonly<Record<State, readonly State[]>>;
}

/** The states of an axis, in the order in which they are declared. */
export function statesOf<State extends string>(flow: Flow<State>): State[] {
  return Object.keys(flow.moves) as State[];
}

/** The states out of which nothing leads. */
export function finalStates<State extends string>(flow: Flow<State>): State[] {
  return statesOf(flow).filter((state) => flow.moves[state].length === 0);
}

/** The states that may go on to this one: what a conditional update asks for. */
export function statesBefore<State extends string>(flow: Flow<State>, to: State): State[] {
  return statesOf(flow).filter((state) => flow.moves[state].includes(to));
}
