import { useT } from '@fastops/ui';
import { Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { DragArea, type Over, useDragRow } from './drag.tsx';
import menu from './menu.module.css';
import { Mover, type Way } from './mover.tsx';
import css from './ordered-rows.module.css';

interface Props<Row> {
  rows: readonly Row[];
  onChange: (rows: Row[]) => void;
  nameOf: (row: Row, index: number) => string;
  children: (row: Row, index: number) => ReactNode;
  /** Further acts of a row, before its bin. */
  acts?: ((row: Row) => ReactNode) | undefined;
}

const WAYS = ['up', 'down'] as const;

/** A list with something of it put elsewhere. */
function put<Row extends { id: string }>(rows: readonly Row[], id: string, to: number): Row[] {
  const row = rows.find((one) => one.id === id);
  const others = rows.filter((one) => one.id !== id);
  return row ? others.toSpliced(to, 0, row) : [...rows];
}

/** Something let go over another one: before it, or behind it. */
function dropped<Row extends { id: string }>(rows: readonly Row[], id: string, over: Over): Row[] {
  const at = rows.filter((one) => one.id !== id).findIndex((one) => one.id === over.id);
  return put(rows, id, over.spot === 'after' ? at + 1 : at);
}

/** Rows whose order counts: dragged, moved by arrows or keys, and taken away. */
export function OrderedRows<Row extends { id: string }>(props: Props<Row>) {
  const { rows, onChange, nameOf, children, acts } = props;
  const [moving, setMoving] = useState<string>();
  if (rows.length === 0) return null;
  return (
    <DragArea onDrop={(id, over) => onChange(dropped(rows, id, over))}>
      <ul className={css.rows}>
        {rows.map((row, index) => (
          <OrderedRow
            key={row.id}
            id={row.id}
            name={nameOf(row, index)}
            possible={WAYS.filter((way) => (way === 'up' ? index > 0 : index < rows.length - 1))}
            moving={moving === row.id}
            onMoving={(open) => setMoving(open ? row.id : undefined)}
            onMove={(way) => onChange(put(rows, row.id, way === 'up' ? index - 1 : index + 1))}
            onRemove={() => onChange(rows.filter(({ id }) => id !== row.id))}
            acts={acts?.(row)}
          >
            {children(row, index)}
          </OrderedRow>
        ))}
      </ul>
    </DragArea>
  );
}

interface RowProps {
  id: string;
  name: string;
  possible: readonly Way[];
  moving: boolean;
  onMoving: (moving: boolean) => void;
  onMove: (way: Way) => void;
  onRemove: () => void;
  acts: ReactNode;
  children: ReactNode;
}

function OrderedRow({ id, name, possible, moving, onMoving, onMove, onRemove, acts, children }: RowProps) {
  const t = useT();
  const drag = useDragRow(id);
  return (
    <li ref={drag.ref} className={css.row} data-dragging={drag.dragging || undefined}>
      {drag.mark}
      {children}
      <div className={css.acts}>
        {acts}
        <button
          type="button"
          className={menu.iconButton}
          aria-label={t('office.groups.option.remove', { name })}
          onClick={onRemove}
        >
          <Trash2 aria-hidden size={20} />
        </button>
        <Mover
          name={name}
          ways={WAYS}
          possible={possible}
          open={moving}
          onOpen={onMoving}
          onMove={onMove}
          grip={drag.grip}
        />
      </div>
    </li>
  );
}
