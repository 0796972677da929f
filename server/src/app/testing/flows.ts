// The tables of states, for what stands outside: the invariants are generated from them.
export { FLOWS, type Flow, finalStates, statesOf } from '../../modules/orders/index.ts';
