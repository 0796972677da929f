// The tables of states, for what stands outside: the invariants are generated from them.
export { type Flow, finalStates, statesOf } from '../../kernel/flow.ts';
export { FLOWS } from '../../modules/orders/index.ts';
