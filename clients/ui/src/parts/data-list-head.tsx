import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useRef } from 'react';
import css from './data-list.module.css';
import type { Column, Order, Picking } from './list-shape.ts';

interface Props<Row> {
  columns: readonly Column<Row>[];
  order: Order | undefined;
  onOrder: (order: Order) => void;
  picking: Picking<Row> | undefined;
  /** Of all rows there are here. */
  keys: () => readonly string[];
  count: number;
}

/** The titles, some of which sort, and the box that picks all rows. */
export function Head<Row>({ columns, order, onOrder, picking, keys, count }: Props<Row>) {
  return (
    <thead className={css.headGroup}>
      <tr className={css.head} aria-rowindex={1}>
        {picking && (
          <th scope="col" className={css.pick}>
            <PickAll picking={picking} keys={keys} count={count} />
          </th>
        )}
        {columns.map(({ key, title, sort }) => {
          const own = order?.key === key ? order : undefined;
          const Arrow = own?.down ? ArrowDown : ArrowUp;
          return (
            <th
              key={key}
              scope="col"
              className={css.title}
              aria-sort={own ? (own.down ? 'descending' : 'ascending') : undefined}
            >
              {sort ? (
                <button
                  type="button"
                  className={css.sort}
                  onClick={() => onOrder({ key, down: own ? !own.down : false })}
                >
                  {title}
                  {own && <Arrow aria-hidden size={16} />}
                </button>
              ) : (
                title
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

interface AllProps<Row> extends Pick<Props<Row>, 'keys' | 'count'> {
  picking: Picking<Row>;
}

function PickAll<Row>({ picking, keys, count }: AllProps<Row>) {
  const { picked, onPick, labelOfAll } = picking;
  const box = useRef<HTMLInputElement>(null);
  const all = count > 0 && picked.size >= count;
  useEffect(() => {
    if (box.current) box.current.indeterminate = picked.size > 0 && !all;
  });
  return (
    <label className={css.box}>
      <input
        ref={box}
        type="checkbox"
        aria-label={labelOfAll}
        checked={all}
        onChange={() => onPick(new Set(all ? [] : keys()))}
      />
    </label>
  );
}
