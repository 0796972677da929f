import { TriangleAlert } from 'lucide-react';
import css from './pin.module.css';
import type { PinTry } from './use-pin.ts';

/** Why a PIN did not open, or may not be tried now. The seconds that pass are shown, and not read out one by one. */
export function PinProblem({ problem, seconds }: Pick<PinTry, 'problem' | 'seconds'>) {
  if (problem === undefined) return null;
  return (
    <p className={css.problem} role="alert">
      <TriangleAlert aria-hidden size={20} />
      <span>{problem}</span>
      {seconds > 0 && (
        <span aria-hidden className={css.seconds}>
          {seconds} s
        </span>
      )}
    </p>
  );
}
