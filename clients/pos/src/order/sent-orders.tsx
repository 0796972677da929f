import { type Order, type OrderLine, useWorkplace } from '@fastops/device';
import { Button, formatTime, ProblemCard, Skeletons, useLanguage, useT } from '@fastops/ui';
import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { Ban, Check, CheckCheck, ChevronDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { device } from '../app.ts';
import { orderQuery, sentQuery } from '../queries.ts';
import { useMay, useMoney } from '../workplace.tsx';
import css from './sent.module.css';
import { VoidSheet } from './void-sheet.tsx';

/** So many orders are read at once. */
const STEP = 10;

/**
 * What was sent from a table today, and the way to take it back.
 * @param count how many orders there were today: those before them are of another day
 */
export function SentOrders({ tableId, count }: { tableId: string; count: number }) {
  const t = useT();
  const { branch } = useWorkplace();
  const [shown, setShown] = useState(STEP);
  const heads = useQuery({
    ...sentQuery(branch.id, tableId, Math.min(count, shown)),
    placeholderData: keepPreviousData,
  });
  const today = heads.data?.slice(0, count) ?? [];
  const orders = useQueries({ queries: today.map(({ id }) => orderQuery(id)) });
  const [voiding, setVoiding] = useState<{ order: Order; line: OrderLine }>();
  useSentUpdates(branch.id);
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
        {count > shown && (
          <Button tone="quiet" onClick={() => setShown(shown + STEP)}>
            {t('sent.more')}
          </Button>
        )}
      </div>
      {voiding && <VoidSheet {...voiding} onClose={() => setVoiding(undefined)} />}
    </details>
  );
}

/** Reads again what others send and take back, also what was missed while the connection was cut. */
function useSentUpdates(branchId: string): void {
  const client = useQueryClient();
  useEffect(() => {
    const lists = (): void => {
      void client.invalidateQueries({ queryKey: ['tables', branchId] });
      void client.invalidateQueries({ queryKey: ['sent', branchId] });
    };
    const stops = [
      device.live.on('orders.order_sent', ({ orderId }) => {
        lists();
        void client.invalidateQueries(orderQuery(orderId));
      }),
      device.live.onConnect(() => {
        lists();
        void client.invalidateQueries({ queryKey: ['order'] });
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, branchId]);
}

function SentOrder({ order, onVoid }: { order: Order; onVoid: (line: OrderLine) => void }) {
  const t = useT();
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
          <SentLine key={line.id} line={line} onVoid={onVoid} />
        ))}
      </ul>
    </section>
  );
}

function SentLine({ line, onVoid }: { line: OrderLine; onVoid: (line: OrderLine) => void }) {
  const t = useT();
  const money = useMoney();
  const may = useMay('orders.create');
  const sent = line.sentQuantity > 0;
  const Icon = sent ? CheckCheck : Check;
  if (line.state === 'voided') {
    return (
      <li className={css.line} data-voided>
        <Ban aria-hidden size={18} className={css.state} />
        <span className={css.quantity}>{line.quantity}</span>
        <s className={css.name}>{line.name}</s>
        <strong className={css.voided}>{t('sent.voided')}</strong>
      </li>
    );
  }
  return (
    <li className={css.line}>
      <Icon
        role="img"
        aria-label={t(sent ? 'sent.state.sent' : 'sent.state.saved')}
        size={18}
        className={css.state}
      />
      <span className={css.quantity}>{line.quantity}</span>
      <span className={css.name}>
        {line.name}
        {line.note && <span className={css.note}>{line.note}</span>}
      </span>
      <span className={css.sum}>{money(line.totalMinor)}</span>
      {sent && may && (
        <button
          type="button"
          className={css.void}
          aria-label={t('sent.void', { name: line.name })}
          title={t('sent.void', { name: line.name })}
          onClick={() => onVoid(line)}
        >
          <Ban aria-hidden size={20} />
        </button>
      )}
    </li>
  );
}
