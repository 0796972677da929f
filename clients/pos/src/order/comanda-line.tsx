import { useT } from '@fastops/ui';
import { Minus, Plus, SlidersHorizontal, StickyNote, Trash2 } from 'lucide-react';
import { memo } from 'react';
import type { ComandaLine } from '../comanda.ts';
import { chosenWords, type Menu, mayChoose, priceOf } from '../menu.ts';
import css from './comanda.module.css';
import type { Choosing } from './use-composing.ts';

interface Props {
  line: ComandaLine;
  at: number;
  menu: Menu;
  money: (minor: number) => string;
  selected: boolean;
  onChange: (line: ComandaLine, by: number) => void;
  onRemove: (line: ComandaLine, at: number, name: string) => void;
  onNote: (lineId: string) => void;
  onChoose: (choosing: Choosing) => void;
}

/** A line: name and sum above, quantity and note in reach of the thumb below. */
export const LineRow = memo(function LineRow(props: Props) {
  const { line, at, menu, money, selected, onChange, onRemove, onNote, onChoose } = props;
  const t = useT();
  // Undefined when the menu no longer has it.
  const product = menu.products.get(line.wish.productId);
  const name = product?.name ?? '—';
  const chosen = chosenWords(menu, line.wish);
  const last = line.quantity === 1;
  return (
    <li className={css.line} data-selected={selected || undefined}>
      <span className={css.lineName}>{name}</span>
      <span className={css.lineSum}>{money(priceOf(menu, line.wish) * line.quantity)}</span>
      {chosen.length > 0 && <span className={css.lineChosen}>{chosen.join(' · ')}</span>}
      {line.note !== '' && <span className={css.lineNote}>{line.note}</span>}
      <span className={css.lineActs}>
        {product && mayChoose(product) && (
          <button
            type="button"
            className={css.note}
            aria-label={t('order.choose.change', { name })}
            onClick={() => onChoose({ wish: line.wish, lineId: line.id })}
          >
            <SlidersHorizontal aria-hidden size={20} />
          </button>
        )}
        <button
          type="button"
          className={css.note}
          aria-label={t('order.note', { name })}
          onClick={() => onNote(line.id)}
        >
          <StickyNote aria-hidden size={20} />
          {t('order.note.short')}
        </button>
      </span>
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
