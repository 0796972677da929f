import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type ComponentProps, memo, type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useT } from '../phrases.ts';
import { goTo } from './button.tsx';
import css from './data-list.module.css';

export interface Column<Row> {
  key: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** A track of the grid: `minmax(0, 2fr)`, `120px`. */
  width: string;
  /** Where it stands on a phone: beside the first cell, under it, or nowhere. */
  phone?: 'side' | 'under' | 'none';
  /** Makes the title a button that sorts. */
  sort?: (one: Row, other: Row) => number;
}

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
  /** Under the rows: the count, the way to more of them. */
  foot?: ReactNode;
}

/** From this many rows on only those in view are in the page. */
const VIRTUAL_FROM = 100;
const ROW_HEIGHT = 64;

interface Order {
  key: string;
  down: boolean;
}

/** A list with a head that sorts, rows that lead somewhere, and a foot. On phones each row takes the form of a card. */
export function DataList<Row>(props: Props<Row>) {
  const { label, columns, rows, foot } = props;
  const [order, setOrder] = useState<Order>();
  const sorted = useMemo(() => {
    const sort = columns.find((column) => column.key === order?.key)?.sort;
    if (!sort) return rows;
    return rows.toSorted((one, other) => (order?.down ? sort(other, one) : sort(one, other)));
  }, [rows, columns, order]);
  const tracks = {
    '--tracks': columns.map((column) => column.width).join(' '),
  } as ComponentProps<'div'>['style'];
  return (
    <div className={css.list} style={tracks}>
      <table className={css.table} aria-label={label} aria-rowcount={rows.length + 1}>
        <Head columns={columns} order={order} onOrder={setOrder} />
        {rows.length < VIRTUAL_FROM ? (
          <PlainRows {...props} rows={sorted} />
        ) : (
          <VirtualRows {...props} rows={sorted} />
        )}
      </table>
      {foot && <div className={css.foot}>{foot}</div>}
    </div>
  );
}

interface HeadProps<Row> {
  columns: readonly Column<Row>[];
  order: Order | undefined;
  onOrder: (order: Order) => void;
}

function Head<Row>({ columns, order, onOrder }: HeadProps<Row>) {
  return (
    <thead className={css.headGroup}>
      <tr className={css.head} aria-rowindex={1}>
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

function PlainRows<Row>({ rows, rowKey, current, ...rest }: Props<Row>) {
  return (
    <tbody>
      {rows.map((row, index) => (
        <MemoRow key={rowKey(row)} {...rest} row={row} index={index} current={rowKey(row) === current} />
      ))}
    </tbody>
  );
}

/** Apart from the head and in a component of its own: each step of the scroll paints this and nothing around it. */
function VirtualRows<Row>({ rows, rowKey, current, ...rest }: Props<Row>) {
  const group = useRef<HTMLTableSectionElement>(null);
  const [start, setStart] = useState(0);
  useLayoutEffect(() => setStart(group.current?.offsetTop ?? 0), []);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => group.current?.closest('main') ?? null,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rowKey(rows[index] as Row),
    scrollMargin: start,
    overscan: 8,
  });
  return (
    <tbody ref={group} className={css.virtual} style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, key, start: top }) => {
        const row = rows[index] as Row;
        return (
          <MemoRow
            key={key}
            {...rest}
            row={row}
            index={index}
            current={rowKey(row) === current}
            measure={virtual.measureElement}
            top={top - start}
          />
        );
      })}
    </tbody>
  );
}

interface RowProps<Row> extends Pick<Props<Row>, 'columns' | 'href' | 'onGo'> {
  row: Row;
  index: number;
  current: boolean;
  /** Of a virtual row: tells its height, and where it stands. */
  measure?: (element: HTMLElement | null) => void;
  top?: number;
}

function RowView<Row>({ columns, row, index, href, onGo, current, measure, top }: RowProps<Row>) {
  const [first, ...others] = columns;
  const to = href?.(row);
  return (
    <tr
      ref={measure}
      data-index={index}
      data-placed={top === undefined ? undefined : true}
      aria-rowindex={index + 2}
      className={css.row}
      data-current={current || undefined}
      style={top === undefined ? undefined : { transform: `translateY(${top}px)` }}
    >
      <td className={css.first}>
        {to === undefined ? (
          first?.cell(row)
        ) : (
          <a href={to} className={css.link} aria-current={current || undefined} onClick={goTo(to, onGo)}>
            {first?.cell(row)}
          </a>
        )}
      </td>
      {others.map(({ key, cell, phone = 'under' }) => (
        <td key={key} className={css.cell} data-phone={phone}>
          {cell(row)}
        </td>
      ))}
    </tr>
  );
}

const MemoRow = memo(RowView) as typeof RowView;

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
