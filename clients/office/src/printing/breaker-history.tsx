import { ProblemCard, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMoments } from '../moments.ts';
import { reasonWords } from './printer-state.ts';
import css from './printing.module.css';
import { printerQuery } from './printing-queries.ts';

/** When a printer stopped taking pages of late and when it took them again, the latest first. */
export function BreakerHistory({ printerId }: { printerId: string }) {
  const t = useT();
  const { moment } = useMoments();
  const [open, setOpen] = useState(false);
  const read = useQuery({ ...printerQuery(printerId), enabled: open });
  return (
    <details className={css.more} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('office.printers.history')}</summary>
      {read.isLoadingError && <ProblemCard error={read.error} onRetry={() => void read.refetch()} />}
      {read.data?.breakerMoves.length === 0 && (
        <p className={css.facts}>{t('office.printers.history.none')}</p>
      )}
      <ol className={css.moves}>
        {read.data?.breakerMoves.map(({ at, to, reason }) => (
          <li key={`${at} ${to}`}>
            <time dateTime={at}>{moment(at)}</time> · {t(`office.printers.breaker.${to}`)}
            {reason !== null && ` · ${reasonWords(reason, t)}`}
          </li>
        ))}
      </ol>
    </details>
  );
}
