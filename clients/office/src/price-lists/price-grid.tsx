import type { ListPrice } from '@fastops/device';
import { type Column, DataList, formatRate, ListFoot, useLanguage, useT } from '@fastops/ui';
import { type KeyboardEvent, useMemo } from 'react';
import { MoneyInput } from '../money/money-input.tsx';
import { useMoney } from '../money/use-money.ts';
import css from './price-lists.module.css';
import type { Drafts } from './prices.ts';

interface Props {
  rows: readonly ListPrice[];
  drafts: Drafts;
  onType: (itemId: string, text: string) => void;
  /** Esc in a price: as it was. */
  onForget: (itemId: string) => void;
}

/** Goes to the price of the row above or below, and marks it so that typing replaces it. */
function goOn(from: HTMLInputElement, down: boolean): void {
  const row = from.closest('tr');
  const next = down ? row?.nextElementSibling : row?.previousElementSibling;
  const input = next?.querySelector<HTMLInputElement>('input');
  input?.focus();
  input?.select();
}

/** Products and sizes with their base price and the one of the list; Enter and the arrows go from price to price. */
export function PriceGrid(props: Props) {
  const t = useT();
  const { rows } = props;
  return (
    <DataList
      label={t('office.lists.prices')}
      columns={useColumns(props)}
      rows={rows}
      rowKey={({ itemId }) => itemId}
      foot={<ListFoot count={t('office.lists.grid.count', { n: rows.length })} />}
    />
  );
}

function useColumns({ drafts, onType, onForget }: Props): Column<ListPrice>[] {
  const t = useT();
  const { money } = useMoney();
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('office.lists.grid.product'),
        width: 'minmax(0, 4fr)',
        cell: ({ productName, variantName }) => (
          <span className={css.product}>
            {productName}
            {variantName && <span className={css.size}>{variantName}</span>}
          </span>
        ),
      },
      {
        key: 'base',
        title: t('office.lists.grid.base'),
        width: 'minmax(90px, 1fr)',
        cell: ({ baseMinor }) => <span className={css.base}>{money(baseMinor)}</span>,
      },
      {
        key: 'price',
        title: t('office.lists.grid.price'),
        width: 'minmax(120px, 160px)',
        phone: 'side',
        cell: (row) => (
          <PriceCell row={row} draft={drafts.get(row.itemId)} onType={onType} onForget={onForget} />
        ),
      },
      {
        key: 'difference',
        title: t('office.lists.grid.difference'),
        width: '110px',
        phone: 'none',
        cell: (row) => <Difference row={row} draft={drafts.get(row.itemId)} />,
      },
    ],
    [t, money, drafts, onType, onForget],
  );
}

interface CellProps extends Pick<Props, 'onType' | 'onForget'> {
  row: ListPrice;
  /** What is typed; undefined while nothing is. */
  draft: string | undefined;
}

function PriceCell({ row, draft, onType, onForget }: CellProps) {
  const t = useT();
  const { textOf } = useMoney();
  const { itemId, productName, variantName, priceMinor } = row;
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    const down = event.key === 'Enter' ? !event.shiftKey : event.key === 'ArrowDown';
    if (down || event.key === 'ArrowUp' || event.key === 'Enter') {
      event.preventDefault();
      goOn(event.currentTarget, down);
    }
    if (event.key === 'Escape' && draft !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      onForget(itemId);
    }
  };
  const name = [productName, variantName].filter(Boolean).join(' ');
  return (
    <MoneyInput
      className={css.price}
      aria-label={t('office.lists.grid.priceOf', { name })}
      data-dirty={draft !== undefined || undefined}
      placeholder={t('office.lists.grid.same')}
      value={draft ?? textOf(priceMinor)}
      onChange={(text) => onType(itemId, text)}
      onKeyDown={press}
    />
  );
}

/** How much more or less than the base price it is. */
function Difference({ row, draft }: Pick<CellProps, 'row' | 'draft'>) {
  const language = useLanguage();
  const { minorOf } = useMoney();
  const { baseMinor, priceMinor } = row;
  const price = draft === undefined ? priceMinor : minorOf(draft);
  if (price === null || baseMinor === 0 || price === baseMinor) return null;
  const basisPoints = Math.round(((price - baseMinor) * 1_000) / baseMinor) * 10;
  return (
    <span className={css.difference}>
      {basisPoints > 0 ? '+' : '−'}
      {formatRate(Math.abs(basisPoints), language)}
    </span>
  );
}
