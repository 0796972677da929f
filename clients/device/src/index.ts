export type * from './api-types.ts';
export { createDevice } from './device.ts';
export type { LiveStatus } from './live.ts';
export { ApiProblem, isTransient } from './problem.ts';
export { withRetry } from './retry.ts';
export { loadAllSaved, loadSaved, save } from './saved.ts';
export type { SessionState } from './session.ts';
export { createStore, type Store, useStore } from './store.ts';
export { uuid7 } from './uuid7.ts';
export {
  chooseBranch,
  onMemberChange,
  useBranch,
  useWorkplace,
  type Workplace,
  WorkplaceContext,
} from './workplace.ts';
