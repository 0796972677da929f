import { type Table, useWorkplace } from '@fastops/device';
import { EmptyState, ProblemCard, placeName, Skeletons, useShortcuts, useT } from '@fastops/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Armchair, CircleDashed, ReceiptText, UtensilsCrossed } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { device } from '../app.ts';
import { placeKey, useDraftKeys } from '../drafts.ts';
import { Frame } from '../frame.tsx';
import { OutgoingCards } from '../outgoing/outgoing-cards.tsx';
import { catalogQuery, stationsQuery, tablesQuery } from '../queries.ts';
import css from './floor.module.css';
import { findByNumber } from './jump.ts';
import { TableTile } from './table-tile.tsx';

/** The tables of the branch: one tap opens one; digits and Enter do the same. */
export function FloorScreen() {
  const t = useT();
  const { session, branch } = useWorkplace();
  const navigate = useNavigate();
  const tables = useQuery(tablesQuery(branch.id));
  const [area, setArea] = useState<string>();
  const draftKeys = useDraftKeys();

  const open = useCallback(
    (table: string | undefined) => void navigate({ to: '/order', search: table ? { table } : {} }),
    [navigate],
  );
  const jump = useNumberJump(tables.data ?? [], area, open);

  useFloorUpdates();

  const areas = [...new Set(tables.data?.map((table) => table.area))];
  const shownAreas = area !== undefined && areas.includes(area) ? [area] : areas;
  return (
    <Frame session={session} branch={branch} title={t('floor.title')} subtitle={branch.name}>
      <div className={css.screen}>
        <OutgoingCards />
        <div className={css.top}>
          <AreaTabs areas={areas} area={area} onChoose={setArea} />
          <CounterButton
            unsent={draftKeys.has(placeKey(branch.id, undefined))}
            onOpen={() => open(undefined)}
          />
        </div>
        {tables.isPending && <Skeletons count={10} height={112} minWidth={152} />}
        {tables.isError && !tables.data && (
          <ProblemCard error={tables.error} onRetry={() => void tables.refetch()} />
        )}
        {tables.data?.length === 0 && (
          <EmptyState icon={Armchair} title={t('floor.empty.title')} text={t('floor.empty.text')} />
        )}
        {shownAreas.map((name) => (
          <Area
            key={name}
            name={name}
            tables={(tables.data ?? []).filter((table) => table.area === name)}
            unsent={draftKeys}
            onOpen={open}
          />
        ))}
        {(tables.data?.length ?? 0) > 0 && <Legend />}
      </div>
      {jump}
    </Frame>
  );
}

/** Fetches what the next tap needs, and keeps the tables true while others work on them. */
function useFloorUpdates(): void {
  const client = useQueryClient();
  const branchId = useWorkplace().branch.id;
  useEffect(() => {
    void client.prefetchQuery(catalogQuery(branchId));
    void client.prefetchQuery(stationsQuery(branchId));
    const reload = (): void => void client.invalidateQueries({ queryKey: ['tables', branchId] });
    const stops = [device.live.on('orders.order_sent', reload), device.live.onConnect(reload)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, branchId]);
}

interface AreaProps {
  name: string;
  tables: readonly Table[];
  unsent: ReadonlySet<string>;
  onOpen: (tableId: string) => void;
}

function Area({ name, tables, unsent, onOpen }: AreaProps) {
  const { branch } = useWorkplace();
  return (
    <section aria-label={name}>
      <h2 className={css.areaName}>{name}</h2>
      <div className={css.tiles}>
        {tables.map((table) => (
          <TableTile
            key={table.id}
            table={table}
            unsent={unsent.has(placeKey(branch.id, table.id))}
            onOpen={onOpen}
          />
        ))}
      </div>
    </section>
  );
}

function CounterButton({ unsent, onOpen }: { unsent: boolean; onOpen: () => void }) {
  const t = useT();
  return (
    <button type="button" className={css.counter} onClick={onOpen}>
      <ReceiptText aria-hidden size={28} />
      <span>
        <span className={css.counterName}>{t('place.counter')}</span>
        <span className={css.counterText}>{t('floor.counter.text')}</span>
      </span>
      {unsent && (
        <span className={css.dot}>
          <span className={css.hidden}>{t('floor.unsent')}</span>
        </span>
      )}
    </button>
  );
}

interface TabsProps {
  areas: readonly string[];
  area: string | undefined;
  onChoose: (area: string | undefined) => void;
}

function AreaTabs({ areas, area, onChoose }: TabsProps) {
  const t = useT();
  const tab = (name: string | undefined, words: string) => (
    <button
      key={words}
      type="button"
      className={css.tab}
      aria-pressed={area === name}
      onClick={() => onChoose(name)}
    >
      {words}
    </button>
  );
  return (
    <fieldset className={css.tabs} aria-label={t('floor.areas')}>
      {tab(undefined, t('floor.allAreas'))}
      {areas.map((name) => tab(name, name))}
    </fieldset>
  );
}

function Legend() {
  const t = useT();
  return (
    <ul className={css.legend} aria-label={t('floor.legend')}>
      <li>
        <CircleDashed aria-hidden size={16} />
        {t('floor.free')}
      </li>
      <li>
        <UtensilsCrossed aria-hidden size={16} />
        {t('floor.occupied')}
      </li>
      <li>
        <span className={css.legendDot} />
        {t('floor.unsent')}
      </li>
    </ul>
  );
}

/** Collects typed digits and shows what Enter will open. */
function useNumberJump(tables: readonly Table[], area: string | undefined, open: (table: string) => void) {
  const t = useT();
  const [digits, setDigits] = useState('');
  const target = digits === '' ? undefined : findByNumber(tables, digits, area);
  useShortcuts({
    digit: (event) => setDigits((typed) => (typed + event.key).slice(0, 4)),
    backspace: () => setDigits((typed) => typed.slice(0, -1)),
    escape: () => setDigits(''),
    // With nothing typed, Enter belongs to whatever has the focus.
    ...(digits === '' ? {} : { enter: () => target && open(target.id) }),
  });
  return (
    <div role="status" className={css.jumpRegion}>
      {digits !== '' && (
        <div className={css.jump} data-missing={!target || undefined}>
          <strong>
            {target
              ? t('floor.jump', { text: placeName(target.name, t) })
              : t('floor.jump.none', { text: digits })}
          </strong>
          <span>{t('floor.jump.hint')}</span>
        </div>
      )}
    </div>
  );
}
