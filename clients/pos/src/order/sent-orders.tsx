import { type Order, type OrderLine, useWorkplace } from '@fastops/device';
import { formatTime, ProblemCard, Skeletons, useLanguage, useT } from '@fastops/ui';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Ban, ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { orderQuery, sentQuery } from '../queries.ts';
import { useMoney } from '../workplace.tsx';
import css from './sent.module.css';
import { VoidSheet } from './void-sheet.tsx';

/** Longer than any service. */
const SHIFT_MS = 12 * 3_600_000;

/** What was sent from a table today, and the way to take it back. */
export function SentOrders({ tableId }: { tableId: string }) {
  const t = useT();
  const { branch } = useWorkplace();
  const heads = useQuery(sentQuery(branch.id, tableId));
  // Without payments yet no order ends; those of another day are not this table's any more.
  const today = heads.data?.filter(({ openedAt }) => Date.now() - Date.parse(openedAt) < SHIFT_MS) ?? [];
  const orders = useQueries({ queries: today.map(({ id }) => orderQuery(id)) });
  const [voiding, setVoiding] = useState<{ order: Order; line: OrderLine }>();
  if (heads.isSuccess && today.length === 0) return null;
  return (
    <details className={css.sent} open>
      <summary className={css.summary}>
        {t('sent.title')}
        <ChevronDown aria-hidden size={20} className={css.chevron} />
      </summary>
      <div className={css.orders}>
        {heads.isPending && <Skeletons count={2} height={48} minWidth={200} />}
        {heads.isLoadingError && <ProblemCard error={heads.error} onRetry={() => void heads.refetch()} />}
        {orders.map((order, at) =>
          order.data ? (
            <SentOrder
              key={order.data.id}
              order={order.data}
              onVoid={(line) => order.data && setVoiding({ order: order.data, line })}
            />
          ) : order.isError ? (
            <ProblemCard key={today[at]?.id} error={order.error} onRetry={() => void order.refetch()} />
          ) : (
            <Skeletons key={today[at]?.id} count={1} height={48} minWidth={200} />
          ),
        )}
      </div>
      {voiding && <VoidSheet {...voiding} onClose={() => setVoiding(undefined)} />}
    </details>
  );
}

function SentOrder({ order, onVoid }: { order: Order; onVoid: (line: OrderLine) => void }) {
  const t = useT();
  const money = useMoney();
  const language = useLanguage();
  const { session, branch } = useWorkplace();
  const place = { ...session.company, timeZone: branch.timeZone };
  return (
    <section aria-label={t('sent.order', { number: order.number })}>
      <h3 className={css.order}>
        <span>{t('sent.order', { number: order.number })}</span>
        <span className={css.by}>
          {t('sent.by', { name: order.waiter.name, time: formatTime(order.openedAt, place, language) })}
        </span>
      </h3>
      <ul className={css.lines}>
        {order.lines.map((line) => (
          <li key={line.id} className={css.line} data-voided={line.voided || undefined}>
            <span className={css.quantity}>{line.quantity}</span>
            <span className={css.name}>{line.voided ? <s>{line.name}</s> : line.name}</span>
            {line.voided ? (
              <strong className={css.voided}>{t('sent.voided')}</strong>
            ) : (
              <>
                <span className={css.sum}>{money(line.totalMinor)}</span>
                {line.sentQuantity > 0 && (
                  <button
                    type="button"
                    className={css.void}
                    aria-label={t('sent.void', { name: line.name })}
                    onClick={() => onVoid(line)}
                  >
                    <Ban aria-hidden size={20} />
                  </button>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
