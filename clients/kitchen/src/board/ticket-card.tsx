import type { Ticket } from '@fastops/device';
import { formatAge, placeName, useT } from '@fastops/ui';
import { Ban, BellRing, Check, CircleCheck, Hourglass, MessageSquareText, TriangleAlert } from 'lucide-react';
import { Fragment, memo } from 'react';
import { type Band, bandOf } from './age.ts';
import css from './board.module.css';
import { useEachSecond } from './clock.ts';

const ICONS: Readonly<Record<Band, typeof Check>> = {
  new: BellRing,
  onTime: CircleCheck,
  due: Hourglass,
  late: TriangleAlert,
};

/** Why it is told, where that is not simply to make something: of these nobody cooks twice who reads the word. */
type Told = Exclude<Ticket['kind'], 'new' | 'void'>;
const KINDS: ReadonlySet<Ticket['kind']> = new Set<Told>(['add', 'fire', 'move', 'reminder', 'copy']);

interface Props {
  ticket: Ticket;
  kind: 'kitchen' | 'bar';
  clockOffset: number;
  /** On a screen with several stations each ticket says whose it is. */
  showStation: boolean;
  /** Undefined for who may only look. */
  onDone: ((ticket: Ticket) => void) | undefined;
}

/** One ticket as cooks read it: how late, for where, what, and one big button. */
export const TicketCard = memo(function TicketCard({
  ticket,
  kind,
  clockOffset,
  showStation,
  onDone,
}: Props) {
  const t = useT();
  const sentAt = Date.parse(ticket.sentAt) - clockOffset;
  const band = useEachSecond((now) => bandOf(now - sentAt, kind));
  const voids = ticket.kind === 'void';
  const Icon = voids ? Ban : ICONS[band];
  const place = placeName(ticket.tableName, t);
  return (
    <article
      className={css.ticket}
      data-band={voids ? 'void' : band}
      aria-label={`${place}, ${t('kitchen.order', { number: ticket.orderNumber })}`}
    >
      <header className={css.band}>
        <Icon aria-hidden size={22} />
        <span className={css.bandWord}>{voids ? t('kitchen.void') : t(`kitchen.age.${band}`)}</span>
        <Timer sentAt={sentAt} />
      </header>
      <div className={css.where}>
        {KINDS.has(ticket.kind) && (
          <strong className={css.kind}>{t(`kitchen.kind.${ticket.kind as Told}`)}</strong>
        )}
        <h2 className={css.place}>{place}</h2>
        <span className={css.turn}>{t('kitchen.turn', { n: ticket.turn })}</span>
        <Facts ticket={ticket} showStation={showStation} />
      </div>
      <Lines lines={ticket.lines} voided={voids} />
      {onDone && (
        <button
          type="button"
          className={css.done}
          aria-label={t('kitchen.done.label', { place, number: ticket.orderNumber })}
          onClick={() => onDone(ticket)}
        >
          <Check aria-hidden size={26} strokeWidth={3} />
          {t('kitchen.done')}
        </button>
      )}
    </article>
  );
});

/** Alone, so that a second passing paints a few digits and not a ticket. */
function Timer({ sentAt }: { sentAt: number }) {
  const age = useEachSecond((now) => formatAge(now - sentAt));
  return (
    <span className={css.timer} role="timer" aria-live="off">
      {age}
    </span>
  );
}

/** The small print: who, how many, which order. Each fact stays in one piece when the line breaks. */
function Facts({ ticket, showStation }: { ticket: Ticket; showStation: boolean }) {
  const t = useT();
  const facts = [
    ...(showStation ? [ticket.stationName] : []),
    t('kitchen.order', { number: ticket.orderNumber }),
    ...(ticket.batch > 1 ? [t('kitchen.batch', { n: ticket.batch })] : []),
    ticket.waiterName,
    ...(ticket.guests ? [t('kitchen.guests', { n: ticket.guests })] : []),
  ];
  return (
    <p className={css.meta}>
      {facts.map((fact) => (
        <Fragment key={fact}>
          <span className={css.fact}>{fact}</span>{' '}
        </Fragment>
      ))}
    </p>
  );
}

function Lines({ lines, voided }: { lines: Ticket['lines']; voided: boolean }) {
  return (
    <ul className={css.lines}>
      {lines.map((line) => (
        <li key={line.id} className={css.line}>
          <span className={css.quantity}>{line.quantity}</span>
          <span className={css.name}>{voided ? <s>{line.name}</s> : line.name}</span>
          {line.details.map((detail, index) => (
            // The same thing twice is twice there.
            // biome-ignore lint/suspicious/noArrayIndexKey: the words of a ticket never change
            <span key={index} className={css.detail}>
              {detail}
            </span>
          ))}
          {line.note && (
            <span className={css.note}>
              <MessageSquareText aria-hidden size={20} />
              {line.note}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
