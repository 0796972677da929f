import type { Table } from '@fastops/device';
import { placeName, useT } from '@fastops/ui';
import { CircleDashed, UsersRound, UtensilsCrossed } from 'lucide-react';
import { memo } from 'react';
import css from './floor.module.css';

interface Props {
  table: Table;
  unsent: boolean;
  onOpen: (tableId: string) => void;
}

/** A table: name, state in word, icon and colour, seats, and a dot while something on it is unsent. */
export const TableTile = memo(function TableTile({ table, unsent, onOpen }: Props) {
  const t = useT();
  const busy = table.openOrders > 0;
  const Icon = busy ? UtensilsCrossed : CircleDashed;
  return (
    <button
      type="button"
      className={css.tile}
      data-state={busy ? 'busy' : 'free'}
      onClick={() => onOpen(table.id)}
    >
      <span className={css.tileName}>{placeName(table.name, t)}</span>
      <span className={css.tileState}>
        <Icon aria-hidden size={18} />
        {busy ? t('floor.occupied') : t('floor.free')}
      </span>
      <span className={css.tileMeta}>
        <UsersRound aria-hidden size={16} />
        <span aria-hidden>{table.seats}</span>
        <span className={css.hidden}>{t('floor.seats', { n: table.seats })}</span>
        {busy && <span className={css.tileOrders}>{t('floor.orders', { n: table.openOrders })}</span>}
      </span>
      {unsent && (
        <span className={css.dot}>
          <span className={css.hidden}>{t('floor.unsent')}</span>
        </span>
      )}
    </button>
  );
});
