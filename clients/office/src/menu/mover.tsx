import { useT } from '@fastops/ui';
import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, GripVertical } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import css from './menu.module.css';

export type Way = 'up' | 'down' | 'in' | 'out';

const ICONS = { up: ArrowUp, down: ArrowDown, in: ArrowRight, out: ArrowLeft };
const KEYS: Readonly<Record<string, Way>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
};

interface Props {
  name: string;
  /** The ways there are at all, and those that lead somewhere from here. */
  ways: readonly Way[];
  possible: readonly Way[];
  open: boolean;
  onOpen: (open: boolean) => void;
  onMove: (way: Way) => void;
  /** What makes the grip drag. */
  grip: object;
}

/** The grip of a row: it is dragged, its arrows are a tap away, and the arrow keys move the row while it has the focus. */
export function Mover({ name, ways, possible, open, onOpen, onMove, grip }: Props) {
  const t = useT();
  const press = (event: KeyboardEvent): void => {
    const way = KEYS[event.key];
    if (way === undefined || !ways.includes(way)) return;
    event.preventDefault();
    if (possible.includes(way)) onMove(way);
  };
  return (
    <>
      {open && (
        <fieldset className={css.ways}>
          <legend className={css.heard}>{t('office.menu.move', { name })}</legend>
          {ways.map((way) => {
            const Icon = ICONS[way];
            return (
              <button
                key={way}
                type="button"
                className={css.iconButton}
                aria-label={t(`office.menu.move.${way}`, { name })}
                aria-disabled={!possible.includes(way)}
                onKeyDown={press}
                onClick={() => possible.includes(way) && onMove(way)}
              >
                <Icon aria-hidden size={20} />
              </button>
            );
          })}
        </fieldset>
      )}
      <button
        type="button"
        {...grip}
        className={`${css.iconButton} ${css.grip}`}
        aria-label={t('office.menu.move', { name })}
        aria-expanded={open}
        title={t('office.menu.move.help')}
        onKeyDown={press}
        onClick={() => onOpen(!open)}
      >
        <GripVertical aria-hidden size={20} />
      </button>
    </>
  );
}
