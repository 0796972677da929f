import type { OfficeCategory } from '@fastops/device';
import { goTo, useLanguage, useT } from '@fastops/ui';
import { ChevronDown, ChevronRight, Clock } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import { useGo } from '../go.ts';
import { useMe } from '../me.ts';
import { DragArea, useDragRow } from '../menu/drag.tsx';
import { Mover, type Way } from '../menu/mover.tsx';
import { windowsWords } from '../windows/windows.ts';
import css from './categories.module.css';
import { useFolded } from './folded.ts';
import { dropOf, moveOf, type Place, rowsOf } from './tree.ts';
import { useMoves } from './use-moves.ts';

export const HOME = '/admin/categories';
const WAYS = ['up', 'down', 'out', 'in'] as const;

interface Props {
  categories: readonly OfficeCategory[];
  stations: ReadonlyMap<string, string>;
  /** The one whose drawer is open. */
  current: string | undefined;
}

/** The tree: each row leads to its category, folds what is in it, and is moved by its grip. */
export function CategoryRows({ categories, stations, current }: Props) {
  const t = useT();
  const [folded, fold] = useFolded();
  const { move, heard } = useMoves();
  const [moving, setMoving] = useState<string>();
  const drop = (id: string, over: Parameters<typeof dropOf>[2]): void => {
    const own = categories.find((one) => one.id === id);
    const to = dropOf(categories, id, over);
    if (own && to) move(own, to);
  };
  const go = (category: OfficeCategory, way: Way): void => {
    const to = moveOf(categories, category.id, way);
    if (!to) return;
    if (to.parentId !== null) fold(to.parentId, false);
    move(category, to);
  };
  const rows = rowsOf(categories, folded);
  const flat = !rows.some(({ hasChildren }) => hasChildren);
  return (
    <DragArea inside onDrop={drop}>
      <ul className={css.tree} aria-label={t('office.nav.categories')} data-flat={flat || undefined}>
        {rows.map((place) => {
          const { category } = place;
          return (
            <Row
              key={category.id}
              place={place}
              station={stations.get(category.stationId ?? '')}
              current={category.id === current}
              folded={folded.has(category.id)}
              onFold={(next) => fold(category.id, next)}
              possible={WAYS.filter((way) => moveOf(categories, category.id, way))}
              moving={moving === category.id}
              onMoving={(open) => setMoving(open ? category.id : undefined)}
              onMove={(way) => go(category, way)}
            />
          );
        })}
      </ul>
      <p className={css.heard} role="status">
        {heard}
      </p>
    </DragArea>
  );
}

interface RowProps {
  place: Place;
  station: string | undefined;
  current: boolean;
  folded: boolean;
  onFold: (folded: boolean) => void;
  possible: readonly Way[];
  moving: boolean;
  onMoving: (moving: boolean) => void;
  onMove: (way: Way) => void;
}

function Row({ place, station, current, folded, onFold, possible, moving, onMoving, onMove }: RowProps) {
  const t = useT();
  const go = useGo();
  const { category, depth, hasChildren, products } = place;
  const { id, name, color } = category;
  const drag = useDragRow(id);
  const href = `${HOME}/${id}`;
  const style = { '--depth': depth, '--color': color } as ComponentProps<'li'>['style'];
  const Fold = folded ? ChevronRight : ChevronDown;
  return (
    <li
      ref={drag.ref}
      className={css.row}
      style={style}
      data-current={current || undefined}
      data-dragging={drag.dragging || undefined}
    >
      {drag.mark}
      {hasChildren ? (
        <button
          type="button"
          className={css.fold}
          aria-expanded={!folded}
          aria-label={t(folded ? 'office.categories.unfold' : 'office.categories.fold', { name })}
          onClick={() => onFold(!folded)}
        >
          <Fold aria-hidden size={20} />
        </button>
      ) : (
        <span className={css.noFold} />
      )}
      <a href={href} className={css.link} aria-current={current || undefined} onClick={goTo(href, go)}>
        <span aria-hidden className={css.dot} />
        <span className={css.words}>
          <span className={css.name}>{name}</span>
          {depth > 0 && <span className={css.heard}>{t('office.categories.level', { n: depth + 1 })}</span>}
          <Facts category={category} station={station} />
        </span>
        <span className={css.count}>{t('office.categories.products', { n: products })}</span>
      </a>
      <span className={css.mover}>
        <Mover
          name={name}
          ways={WAYS}
          possible={possible}
          open={moving}
          onOpen={onMoving}
          onMove={onMove}
          grip={drag.grip}
        />
      </span>
    </li>
  );
}

/** Where what is in it goes, and when it is sold. */
function Facts({ category, station }: { category: OfficeCategory; station: string | undefined }) {
  const t = useT();
  const language = useLanguage();
  const { branches, company } = useMe();
  const { windows } = category;
  if (!station && windows.length === 0) return null;
  return (
    <span className={css.facts}>
      {station && <span>{station}</span>}
      {windows.length > 0 && (
        <span className={css.hours}>
          <Clock aria-hidden size={14} />
          {windowsWords(windows, { t, language, branches, company })}
        </span>
      )}
    </span>
  );
}
