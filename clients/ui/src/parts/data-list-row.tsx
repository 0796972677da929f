import { memo, type ReactNode } from 'react';
import { goTo } from './button.tsx';
import css from './data-list.module.css';
import type { Column, Pick } from './list-shape.ts';

interface Props<Row> {
  /** The first one names the row and holds its link. */
  columns: readonly Column<Row>[];
  href?: ((row: Row) => string) | undefined;
  onGo?: ((href: string) => void) | undefined;
  row: Row;
  rowKey: string;
  index: number;
  current: boolean;
  /** What its box is called; without it the row cannot be picked. */
  boxLabel: string | undefined;
  picked: boolean;
  onPick: Pick;
  /** Of a virtual row: tells its height, and where it stands. */
  measure?: (element: HTMLElement | null) => void;
  top?: number;
}

function RowView<Row>(props: Props<Row>) {
  const { columns, row, index, href, current, picked, boxLabel, measure, top } = props;
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
      data-picked={picked || undefined}
      style={top === undefined ? undefined : { transform: `translateY(${top}px)` }}
    >
      {boxLabel !== undefined && <Box {...props} boxLabel={boxLabel} />}
      <td className={css.first}>
        {to === undefined ? (
          first?.cell(row)
        ) : (
          <a
            href={to}
            className={css.link}
            aria-current={current || undefined}
            onClick={goTo(to, props.onGo)}
          >
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

interface BoxProps {
  boxLabel: string;
  rowKey: string;
  picked: boolean;
  onPick: Pick;
}

/** The box by which a row is picked; with Shift those between, too. */
function Box({ boxLabel, rowKey, picked, onPick }: BoxProps): ReactNode {
  return (
    <td className={css.pick}>
      <label className={css.box}>
        <input
          type="checkbox"
          aria-label={boxLabel}
          checked={picked}
          onChange={({ currentTarget, nativeEvent }) =>
            onPick(rowKey, currentTarget.checked, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
          }
        />
      </label>
    </td>
  );
}

/** A row of a DataList; painted again only when something of it changed. */
export const MemoRow = memo(RowView) as typeof RowView;
