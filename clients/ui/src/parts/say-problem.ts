import { errorText } from '../phrases.ts';
import { factsOf } from './states.tsx';
import { toast } from './toasts.ts';

/** Shows a notice of what failed and what to do, for an act whose screen has moved on. */
export function sayProblem(error: unknown): void {
  const { code, status } = factsOf(error);
  toast({ tone: 'danger', text: errorText(code, status) });
}
