export {
  formatAge,
  formatList,
  formatMoney,
  formatRate,
  formatTime,
  type Place,
} from './format.ts';
export { BranchChoice } from './parts/branch-choice.tsx';
export { Button } from './parts/button.tsx';
export { ConnectionChip } from './parts/chip.tsx';
export { CrashGuard } from './parts/crash-guard.tsx';
export { AppFrame } from './parts/frame.tsx';
export { SessionGate } from './parts/gate.tsx';
export { sayProblem } from './parts/say-problem.ts';
export { Sheet } from './parts/sheet.tsx';
export { EmptyState, ProblemCard, Skeletons } from './parts/states.tsx';
export { toast } from './parts/toasts.ts';
export {
  currentLanguage,
  errorText,
  type Language,
  say,
  type Translate,
  useLanguage,
  useT,
} from './phrases.ts';
export { placeName } from './place.ts';
export { startUi, UiProvider } from './provider.tsx';
export { type Shortcuts, useShortcuts } from './shortcuts.ts';
