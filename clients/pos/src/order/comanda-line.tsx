import type { Product } from '@fastops/device';
import { useT } from '@fastops/ui';
import { Minus, Plus, StickyNote, Trash2 } from 'lucide-react';
import { memo } from 'react';
import type { ComandaLine } from '../comanda.ts';
import css from './comanda.module.css';

interface Props {
  line: ComandaLine;
  at: number;
  /** Undefined when the catalogue no longer has it. */
  product: Product | undefined;
  money: (minor: number) => string;
  selected: boolean;
  onChange: (line: ComandaLine, by: number) => void;
  onRemove: (line: ComandaLine, at: number, name: string) => void;
  onNote: (lineId: string) => void;
}

/** A line: name and sum above, quantity and note in reach of the thumb below. */
export const LineRow = memo(function LineRow(props: Props) {
  const { line, at, product, money, selected, onChange, onRemove, onNote } = props;
  const t = useT();
  const name = product?.name ?? '—';
  const last = line.quantity === 1;
  return (
    <li className={css.line} data-selected={selected || undefined}>
      <span className={css.lineName}>{name}</span>
      <span className={css.lineSum}>{money((product?.priceMinor ?? 0) * line.quantity)}</span>
      {line.note !== '' && <span className={css.lineNote}>{line.note}</span>}
      <button
        type="button"
        className={css.note}
        aria-label={t('order.note', { name })}
        onClick={() => onNote(line.id)}
      >
        <StickyNote aria-hidden size={20} />
        {t('order.note.short')}
      </button>
      <div className={css.stepper}>
        <button
          type="button"
          aria-label={last ? t('order.remove', { name }) : t('order.less', { name })}
          onClick={() => (last ? onRemove(line, at, name) : onChange(line, -1))}
        >
          {last ? <Trash2 aria-hidden size={20} /> : <Minus aria-hidden size={20} />}
        </button>
        <output className={css.quantity} aria-label={t('order.quantity', { name })}>
          {line.quantity}
        </output>
        <button type="button" aria-label={t('order.more', { name })} onClick={() => onChange(line, 1)}>
          <Plus aria-hidden size={20} />
        </button>
      </div>
    </li>
  );
});
