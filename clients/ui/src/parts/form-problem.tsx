import { TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { errorText, useT } from '../phrases.ts';
import css from './form-problem.module.css';
import { factsOf } from './states.tsx';

/** The server's refusal of a form, in words, over its buttons. */
export function FormProblem({ error }: { error: unknown }) {
  const t = useT();
  const words = useRef<HTMLParagraphElement>(null);
  // In a long form it may stand out of sight of the button that was pressed.
  useEffect(() => {
    if (error !== undefined) words.current?.scrollIntoView({ block: 'nearest' });
  }, [error]);
  if (error === undefined) return null;
  const { code, status } = factsOf(error);
  const wait = waitOf(error);
  return (
    <p ref={words} className={css.problem} role="alert">
      <TriangleAlert aria-hidden size={20} />
      <span>{wait === undefined ? errorText(code, status) : t('login.tooMany', { seconds: wait })}</span>
    </p>
  );
}

function waitOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('retryAfterSeconds' in error)) return undefined;
  return typeof error.retryAfterSeconds === 'number' ? error.retryAfterSeconds : undefined;
}
