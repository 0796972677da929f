import { createSearch, type SoldOut, soldOutOf, soldOutState, useWorkplace } from '@fastops/device';
import {
  Button,
  EmptyState,
  ProblemCard,
  SearchField,
  Sheet,
  Skeletons,
  useSoldOut,
  useT,
} from '@fastops/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleOff, SearchX, Undo2 } from 'lucide-react';
import { memo, useEffect, useMemo, useState } from 'react';
import { device } from '../app.ts';
import { catalogQuery } from '../queries.ts';
import { firstShown, type Sellable, sellablesOf } from './sellable.ts';
import css from './sold-out.module.css';

/** A cook scrolls no further: who looks for more types a letter. */
const SHOWN = 60;

interface Props {
  /** A station's id, or `all`. */
  station: string;
  onClose: () => void;
}

/** What has run out: one tap takes it off every till until tomorrow, one brings it back. */
export function SoldOutSheet({ station, onClose }: Props) {
  const t = useT();
  const { branch } = useWorkplace();
  const catalog = useQuery(catalogQuery(branch.id));
  const { refetch } = catalog;
  useEffect(() => device.live.on('catalog.menu_changed', () => void refetch()), [refetch]);
  const [typed, setTyped] = useState('');
  const soldOut = useMemo(() => soldOutOf(catalog.data), [catalog.data]);
  const all = useMemo(() => (catalog.data ? sellablesOf(catalog.data) : []), [catalog.data]);
  const search = useMemo(() => createSearch(all, SHOWN), [all]);
  // In the order in which the sheet was opened: nothing moves away from under the finger that tapped it.
  const [order, setOrder] = useState<readonly string[]>();
  useEffect(() => {
    if (!catalog.data || order) return;
    setOrder(firstShown(all, soldOut, { station, now: Date.now() }).map(({ id }) => id));
  }, [catalog.data, all, soldOut, station, order]);
  const byId = useMemo(() => new Map(all.map((one) => [one.id, one])), [all]);
  const shown = typed.trim() === '' ? (order ?? []).flatMap((id) => byId.get(id) ?? []) : search(typed);
  return (
    <Sheet title={t('soldOut.title')} onClose={onClose}>
      <div className={css.sheet}>
        <div>
          <SearchField label={t('soldOut.search')} value={typed} onChange={setTyped} />
        </div>
        <div className={css.items}>
          {catalog.isPending && <Skeletons count={5} height={60} minWidth={10_000} />}
          {catalog.isError && !catalog.data && (
            <ProblemCard error={catalog.error} onRetry={() => void refetch()} />
          )}
          {order && shown.length === 0 && (
            <EmptyState icon={SearchX} title={t('soldOut.noHits.title')} text={t('soldOut.noHits.text')} />
          )}
          {order && shown.length > 0 && (
            <ul className={css.list} aria-label={t('soldOut.title')}>
              {shown.slice(0, SHOWN).map((item) => (
                <Item key={item.id} item={item} soldOut={soldOut} />
              ))}
            </ul>
          )}
          {shown.length >= SHOWN && <p className={css.more}>{t('soldOut.more', { n: SHOWN })}</p>}
        </div>
        <div className={css.foot}>
          <Button tone="quiet" onClick={onClose}>
            {t('common.close')}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}

const Item = memo(function Item({ item, soldOut }: { item: Sellable; soldOut: SoldOut }) {
  const t = useT();
  const { branch } = useWorkplace();
  const queries = useQueryClient();
  const { shown, set } = useSoldOut({
    item,
    now: soldOutState(soldOut, item.id, Date.now()),
    send: async (itemId, change) => {
      await device.api.setSoldOut(branch.id, itemId, change);
      await queries.invalidateQueries({ queryKey: catalogQuery(branch.id).queryKey });
    },
  });
  const here = shown === 'here';
  return (
    <li className={css.item} data-out={!here || undefined}>
      <span className={css.name}>
        {item.name}
        {!here && <span className={css.state}>{t(`soldOut.${shown}`)}</span>}
      </span>
      {shown === 'tomorrow' && (
        <button type="button" className={css.act} onClick={() => set('further_notice')}>
          {t('soldOut.longer')}
          <span className={css.hidden}> {item.name}</span>
        </button>
      )}
      <button type="button" className={css.act} data-main onClick={() => set(here ? 'tomorrow' : 'here')}>
        {here ? <CircleOff aria-hidden size={20} /> : <Undo2 aria-hidden size={20} />}
        {t(here ? 'soldOut.set' : 'soldOut.back')}
        <span className={css.hidden}> {item.name}</span>
      </button>
    </li>
  );
});
