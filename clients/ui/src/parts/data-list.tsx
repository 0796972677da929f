import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type ComponentProps,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useT } from '../phrases.ts';
import css from './data-list.module.css';
import { Head } from './data-list-head.tsx';
import { MemoRow } from './data-list-row.tsx';
import type { Column, Order, Pick, Picking } from './list-shape.ts';
import { usePicking } from './use-picking.ts';

interface Props<Row> {
  label: string;
  /** The first one names the row and holds its link. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Where a row leads; without it the rows only show. */
  href?: ((row: Row) => string) | undefined;
  onGo?: ((href: string) => void) | undefined;
  /** The row whose drawer is open. */
  current?: string | undefined;
  /** Makes the rows ones that can be picked. */
  picking?: Picking<Row> | undefined;
  /** Of a long list: which rows are in sight, so that more of them can be read in time. */
  onSight?: ((first: number, last: number) => void) | undefined;
  /** Under the rows: the count, the way to more of them. */
  foot?: ReactNode;
}

/** From this many rows on only those in view are in the page. */
const VIRTUAL_FROM = 100;
const ROW_HEIGHT = 64;

/** The keys ↑ and ↓ go to the same cell of the row above or below; what is typed into keeps its keys. */
function goAlong(event: KeyboardEvent<HTMLElement>): void {
  const { key, target } = event;
  if ((key !== 'ArrowDown' && key !== 'ArrowUp') || event.defaultPrevented) return;
  if (!(target instanceof HTMLElement) || !target.matches('a, button, input[type="checkbox"]')) return;
  const cell = target.closest('td');
  const row = cell?.parentElement;
  const other = key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling;
  const at = [...(row?.children ?? [])].indexOf(cell as Element);
  const there = other?.children[at]?.querySelector<HTMLElement>('a, button, input');
  if (!there) return;
  event.preventDefault();
  there.focus();
}

/** A list with a head that sorts, rows that lead somewhere, and a foot. On phones each row takes the form of a card. */
export function DataList<Row>(props: Props<Row>) {
  const { label, columns, rows, rowKey, picking, foot } = props;
  const [order, setOrder] = useState<Order>();
  const sorted = useMemo(() => {
    const sort = columns.find((column) => column.key === order?.key)?.sort;
    if (!sort) return rows;
    return rows.toSorted((one, other) => (order?.down ? sort(other, one) : sort(one, other)));
  }, [rows, columns, order]);
  const onPick = usePicking(sorted, rowKey, picking);
  const tracks = {
    '--tracks': [...(picking ? ['24px'] : []), ...columns.map((column) => column.width)].join(' '),
  } as ComponentProps<'div'>['style'];
  const Rows = rows.length < VIRTUAL_FROM ? PlainRows<Row> : VirtualRows<Row>;
  return (
    <div className={css.list} style={tracks} data-picking={picking && true}>
      <table className={css.table} aria-label={label} aria-rowcount={rows.length + 1} onKeyDown={goAlong}>
        <Head
          columns={columns}
          order={order}
          onOrder={setOrder}
          picking={picking}
          keys={() => rows.map(rowKey)}
          count={rows.length}
        />
        <Rows {...props} rows={sorted} onPick={onPick} />
      </table>
      {foot && <div className={css.foot}>{foot}</div>}
    </div>
  );
}

type RowsProps<Row> = Props<Row> & { onPick: Pick };

/** What a row of the list is painted from. */
function rowProps<Row>({ columns, href, onGo, rowKey, current, picking, onPick }: RowsProps<Row>, row: Row) {
  const key = rowKey(row);
  return {
    ...{ columns, href, onGo, onPick, row, rowKey: key, current: key === current },
    boxLabel: picking?.label(row),
    picked: picking?.picked.has(key) ?? false,
  };
}

function PlainRows<Row>(props: RowsProps<Row>) {
  return (
    <tbody>
      {props.rows.map((row, index) => (
        <MemoRow key={props.rowKey(row)} {...rowProps(props, row)} index={index} />
      ))}
    </tbody>
  );
}

/** How far below the top of what scrolls the rows begin. */
function startOf(group: HTMLElement | null): number {
  const main = group?.closest('main');
  if (!group || !main) return 0;
  return group.getBoundingClientRect().top - main.getBoundingClientRect().top + main.scrollTop;
}

/** Apart from the head and in a component of its own: each step of the scroll paints this and nothing around it. */
function VirtualRows<Row>(props: RowsProps<Row>) {
  const { rows, rowKey, onSight } = props;
  const group = useRef<HTMLTableSectionElement>(null);
  const [start, setStart] = useState(0);
  useLayoutEffect(() => setStart(startOf(group.current)), []);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => group.current?.closest('main') ?? null,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rowKey(rows[index] as Row),
    scrollMargin: start,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  useEffect(() => onSight?.(first, last), [onSight, first, last]);
  return (
    <tbody ref={group} className={css.virtual} style={{ height: virtual.getTotalSize() }}>
      {items.map(({ index, key, start: top }) => (
        <MemoRow
          key={key}
          {...rowProps(props, rows[index] as Row)}
          index={index}
          measure={virtual.measureElement}
          top={top - start}
        />
      ))}
    </tbody>
  );
}

interface MoreProps {
  /** In words, with the sums that belong there. */
  count: string;
  more?: boolean;
  busy?: boolean;
  onMore?: () => void;
}

/** How many there are, and the way to the next page. */
export function ListFoot({ count, more = false, busy = false, onMore }: MoreProps) {
  const t = useT();
  return (
    <>
      <span role="status">{count}</span>
      {more && (
        <button type="button" className={css.more} aria-disabled={busy} onClick={onMore}>
          {t(busy ? 'common.loading' : 'office.list.more')}
        </button>
      )}
    </>
  );
}
