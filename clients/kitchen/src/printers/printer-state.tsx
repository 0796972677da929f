import type { Printer } from '@fastops/device';
import { type PlainPhraseKey, Tag, useT } from '@fastops/ui';
import { CircleCheck, CircleSlash, Clock3, RefreshCw, TriangleAlert } from 'lucide-react';
import { useTimeText } from '../workplace.tsx';
import css from './printers.module.css';

/** How a printer does, in one word: whether it takes pages, and else how many wait. */
export function Status({ printer }: { printer: Printer }) {
  const t = useT();
  const { breaker, waiting } = printer;
  const [state, Icon, words] =
    breaker === 'open'
      ? (['down', CircleSlash, t('printers.down')] as const)
      : breaker === 'half_open'
        ? (['queued', RefreshCw, t('printers.asking')] as const)
        : waiting > 0
          ? (['queued', Clock3, t('printers.waiting', { n: waiting })] as const)
          : (['ready', CircleCheck, t('printers.ready')] as const);
  return (
    <span className={css.status} data-state={state}>
      <Icon aria-hidden size={18} />
      {words}
    </span>
  );
}

/** Why a printer takes nothing, in words for who stands beside it. */
const REASONS: Record<string, PlainPhraseKey> = {
  refused: 'printers.reason.refused',
  unreachable: 'printers.reason.refused',
  timeout: 'printers.reason.silent',
  no_answer: 'printers.reason.silent',
  wrong_answer: 'printers.reason.silent',
  reset: 'printers.reason.cut',
  paper_out: 'printers.reason.paper_out',
  cover_open: 'printers.reason.cover_open',
  fault: 'printers.reason.fault',
  offline: 'printers.reason.offline',
};

/** What a printer says of itself, why it takes nothing, who stands in, and when it printed last. */
export function Condition({ printer, standIn }: { printer: Printer; standIn: Printer | undefined }) {
  const t = useT();
  const time = useTimeText();
  const { breaker, breakerReason, breakerSince, paper, coverOpen, fault, waiting, lastPrintedAt } = printer;
  const isDown = breaker === 'open';
  const reason = isDown ? REASONS[breakerReason ?? ''] : undefined;
  const covers = !isDown
    ? 'printers.standsReady'
    : standIn?.breaker === 'open'
      ? 'printers.standInDown'
      : 'printers.standIn';
  const facts = [
    ...(standIn === undefined ? [] : [t(covers, { printer: standIn.name })]),
    ...(isDown ? [t('printers.since', { time: time(breakerSince) })] : []),
    ...(isDown && waiting > 0 ? [t('printers.waiting', { n: waiting })] : []),
    lastPrintedAt ? t('printers.lastPrinted', { time: time(lastPrintedAt) }) : t('printers.neverPrinted'),
  ];
  return (
    <div className={css.condition}>
      {(paper === 'out' || paper === 'low' || coverOpen || fault) && (
        <p className={css.tags}>
          {paper === 'out' && (
            <Tag tone="danger" icon={TriangleAlert}>
              {t('printers.paper.out')}
            </Tag>
          )}
          {paper === 'low' && (
            <Tag tone="warn" icon={TriangleAlert}>
              {t('printers.paper.low')}
            </Tag>
          )}
          {coverOpen && (
            <Tag tone="danger" icon={TriangleAlert}>
              {t('printers.coverOpen')}
            </Tag>
          )}
          {fault && (
            <Tag tone="danger" icon={TriangleAlert}>
              {t('printers.fault')}
            </Tag>
          )}
        </p>
      )}
      {reason && <p className={css.reason}>{t(reason)}</p>}
      <p className={css.facts}>{facts.join(' · ')}</p>
    </div>
  );
}
