import { Copy, RotateCw, TriangleAlert } from 'lucide-react';
import type { ComponentType, ReactNode } from 'react';
import { errorText, useT } from '../phrases.ts';
import { Button } from './button.tsx';
import css from './states.module.css';
import { toast } from './toasts.ts';

/** What a ProblemCard needs to know; every request problem of the clients has this shape. */
export interface ProblemFacts {
  code: string;
  status: number;
  requestId?: string | undefined;
}

/** Reads the facts out of whatever was thrown; a fault of the page itself counts as a server error without code. */
export function factsOf(error: unknown): ProblemFacts {
  if (typeof error === 'object' && error !== null && 'code' in error && 'status' in error) {
    const { code, status } = error;
    const requestId =
      'requestId' in error && typeof error.requestId === 'string' ? error.requestId : undefined;
    if (typeof code === 'string' && typeof status === 'number') return { code, status, requestId };
  }
  return { code: 'http.500', status: 500 };
}

interface ProblemProps {
  error: unknown;
  onRetry?: () => void;
  /** In place of the general words, where the screen knows better. */
  title?: string;
  text?: string;
}

/** An error where it happened: the cause in plain words, the way on, and a code that support can look up. */
export function ProblemCard({ error, onRetry, title, text }: ProblemProps) {
  const t = useT();
  const facts = factsOf(error);
  const { requestId } = facts;
  const copy = (id: string): void => {
    // The clipboard may be forbidden; the code then stays on the screen to be read out.
    navigator.clipboard?.writeText(id).then(
      () => toast({ tone: 'ok', text: t('problem.copied') }),
      () => undefined,
    );
  };
  return (
    <div className={css.problem} role="alert">
      <TriangleAlert aria-hidden size={28} className={css.problemIcon} />
      <div className={css.problemBody}>
        <h2 className={css.title}>{title ?? t('problem.title')}</h2>
        <p className={css.text}>{text ?? errorText(facts.code, facts.status)}</p>
        {requestId && (
          <p className={css.request}>
            {t('problem.requestId')}: <code>{requestId}</code>
          </p>
        )}
        <div className={css.actions}>
          {onRetry && (
            <Button onClick={onRetry}>
              <RotateCw aria-hidden size={18} />
              {t('common.retry')}
            </Button>
          )}
          {requestId && (
            <Button tone="quiet" onClick={() => copy(requestId)}>
              <Copy aria-hidden size={18} />
              {t('problem.copy')}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}

interface EmptyProps {
  icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean; strokeWidth?: number }>;
  title: string;
  text?: string;
  children?: ReactNode;
}

/** Nothing here, and why that is all right or what to do about it. */
export function EmptyState({ icon: Icon, title, text, children }: EmptyProps) {
  return (
    <div className={css.empty}>
      <Icon aria-hidden size={48} strokeWidth={1.5} />
      <h2 className={css.title}>{title}</h2>
      {text && <p className={css.text}>{text}</p>}
      {children && <div className={css.actions}>{children}</div>}
    </div>
  );
}

/** Grey blocks of the height of what is coming, so that nothing jumps when it arrives. */
export function Skeletons({ count, height, minWidth }: { count: number; height: number; minWidth: number }) {
  const t = useT();
  const cells = Array.from({ length: count }, (_, index) => index);
  return (
    <div role="status" aria-label={t('common.loading')}>
      <div
        aria-hidden
        className={css.skeletons}
        style={{ gridTemplateColumns: `repeat(auto-fill, minmax(min(100%, ${minWidth}px), 1fr))` }}
      >
        {cells.map((cell) => (
          <div key={cell} className={css.skeleton} style={{ height }} />
        ))}
      </div>
    </div>
  );
}
