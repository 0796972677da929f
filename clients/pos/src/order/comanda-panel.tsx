import { type Table, useWorkplace } from '@fastops/device';
import { formatRate, Note, toast, useLanguage, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { Minus, MousePointerClick, Plus, Send, UsersRound } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Comanda, type ComandaLine, totalsOf, unitsByStation } from '../comanda.ts';
import { changeDraft } from '../drafts.ts';
import type { Menu } from '../menu.ts';
import { stationsQuery } from '../queries.ts';
import { useMay, useMoney } from '../workplace.tsx';
import css from './comanda.module.css';
import { LineRow } from './comanda-line.tsx';
import { NoteSheet } from './note-sheet.tsx';
import { SentOrders } from './sent-orders.tsx';
import type { Choosing } from './use-composing.ts';

interface Props {
  draftKey: string;
  /** Undefined at the counter. */
  table: Table | undefined;
  comanda: Comanda;
  menu: Menu;
  selected: string | undefined;
  onSelect: (lineId: string) => void;
  /** A line is to be chosen otherwise. */
  onChoose: (choosing: Choosing) => void;
  onSend: () => void;
}

/** What is being ordered: guests, lines, totals, and the one button that matters at the bottom. */
export function ComandaPanel(props: Props) {
  const { draftKey, table, comanda, menu, selected, onSelect, onChoose, onSend } = props;
  const t = useT();
  const [noting, setNoting] = useState<string>();
  const { lines } = comanda;
  const notedLine = lines.find((line) => line.id === noting);
  return (
    <section className={css.panel} aria-label={t('order.comanda')}>
      <Guests draftKey={draftKey} guests={comanda.guests} />
      {table && table.openOrders > 0 && <SentOrders tableId={table.id} count={table.openOrders} />}
      {lines.length === 0 ? (
        <p className={css.empty}>
          <MousePointerClick aria-hidden size={32} strokeWidth={1.5} />
          {t('order.empty')}
        </p>
      ) : (
        <LineList {...{ draftKey, lines, menu, selected, onSelect, onChoose }} onNote={setNoting} />
      )}
      <Totals lines={lines} menu={menu} />
      <SendButton lines={lines} menu={menu} onSend={onSend} />
      {notedLine && (
        <NoteSheet
          name={menu.products.get(notedLine.wish.productId)?.name ?? ''}
          note={notedLine.note}
          onSave={(note) => changeDraft(draftKey, { type: 'note', lineId: notedLine.id, note })}
          onClose={() => setNoting(undefined)}
        />
      )}
    </section>
  );
}

type LinesProps = { lines: readonly ComandaLine[]; menu: Menu };
type ListProps = LinesProps &
  Pick<Props, 'draftKey' | 'selected' | 'onSelect' | 'onChoose'> & { onNote: (lineId: string) => void };

function LineList({ draftKey, lines, menu, selected, onSelect, onChoose, onNote }: ListProps) {
  const t = useT();
  const money = useMoney();
  const list = useRef<HTMLUListElement>(null);

  // A line added at the end comes into view by itself.
  const count = lines.length;
  const before = useRef(0);
  useEffect(() => {
    if (count > before.current) list.current?.lastElementChild?.scrollIntoView({ block: 'nearest' });
    before.current = count;
  }, [count]);

  const change = useCallback(
    (line: ComandaLine, by: number) => {
      onSelect(line.id);
      changeDraft(draftKey, { type: 'change', lineId: line.id, by });
    },
    [draftKey, onSelect],
  );
  const remove = useCallback(
    (line: ComandaLine, at: number, name: string) => {
      changeDraft(draftKey, { type: 'remove', lineId: line.id });
      toast({
        tone: 'info',
        text: t('order.removed', { name }),
        action: { label: t('common.undo'), run: () => changeDraft(draftKey, { type: 'restore', line, at }) },
      });
    },
    [draftKey, t],
  );
  return (
    <ul ref={list} className={css.lines}>
      {lines.map((line, at) => (
        <LineRow
          key={line.id}
          line={line}
          at={at}
          menu={menu}
          money={money}
          selected={line.id === selected}
          onChange={change}
          onRemove={remove}
          onNote={onNote}
          onChoose={onChoose}
        />
      ))}
    </ul>
  );
}

function Guests({ draftKey, guests }: { draftKey: string; guests: number | undefined }) {
  const t = useT();
  return (
    <div className={css.guests}>
      <h2 className={css.heading}>{t('order.comanda')}</h2>
      <UsersRound aria-hidden size={22} className={css.guestsIcon} />
      <fieldset className={css.stepper} aria-label={t('order.guests')}>
        <button
          type="button"
          aria-label={t('order.guests.less')}
          aria-disabled={guests === undefined}
          onClick={() => changeDraft(draftKey, { type: 'guests', by: -1 })}
        >
          <Minus aria-hidden size={20} />
        </button>
        <output className={css.quantity}>{guests ?? '–'}</output>
        <button
          type="button"
          aria-label={t('order.guests.more')}
          onClick={() => changeDraft(draftKey, { type: 'guests', by: 1 })}
        >
          <Plus aria-hidden size={20} />
        </button>
      </fieldset>
    </div>
  );
}

function Totals({ lines, menu }: LinesProps) {
  const t = useT();
  const language = useLanguage();
  const money = useMoney();
  const { totalMinor, taxes } = totalsOf(lines, menu);
  return (
    <dl className={css.totals}>
      {taxes.map((tax) => (
        <div key={`${tax.name} ${tax.rateBasisPoints} ${tax.included}`} className={css.tax}>
          <dt>
            {t(tax.included ? 'order.taxIncluded' : 'order.tax', {
              name: tax.name,
              rate: formatRate(tax.rateBasisPoints, language),
            })}
          </dt>
          <dd>{money(tax.taxMinor)}</dd>
        </div>
      ))}
      <div className={css.total}>
        <dt>{t('order.total')}</dt>
        <dd>{money(totalMinor)}</dd>
      </div>
    </dl>
  );
}

function SendButton({ lines, menu, onSend }: LinesProps & { onSend: () => void }) {
  const t = useT();
  const { branch } = useWorkplace();
  const may = useMay('orders.create');
  const stations = useQuery(stationsQuery(branch.id));
  const names = new Map(stations.data?.map((station) => [station.id, station.name]));
  const parts = [...unitsByStation(lines, menu)].map(([id, n]) => {
    const station = id === undefined ? undefined : names.get(id);
    return station === undefined ? t('order.noStation', { n }) : t('order.send.to', { station, n });
  });
  return (
    <div className={css.sendBar}>
      {!may && <Note tone="info">{t('may.act', { permission: t('may.orders.create') })}</Note>}
      <button
        type="button"
        className={css.send}
        aria-disabled={!may || lines.length === 0}
        aria-keyshortcuts="F8"
        onClick={onSend}
      >
        <Send aria-hidden size={24} />
        <span className={css.sendWords}>
          <span className={css.sendTitle}>{t('order.send')}</span>
          {stations.data && parts.length > 0 && <span className={css.sendParts}>{parts.join(' · ')}</span>}
        </span>
      </button>
    </div>
  );
}
