import { type Table, useWorkplace } from '@fastops/device';
import { ProblemCard, placeName, toast, useShortcuts, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { type ComandaLine, totalsOf } from '../comanda.ts';
import { changeDraft, placeKey } from '../drafts.ts';
import { Frame } from '../frame.tsx';
import type { Menu } from '../menu.ts';
import { tablesQuery } from '../queries.ts';
import { useMay, useMoney } from '../workplace.tsx';
import { ChoiceSheet } from './choice-sheet.tsx';
import { ComandaPanel } from './comanda-panel.tsx';
import css from './order.module.css';
import { ProductPane } from './product-pane.tsx';
import { SoldOutSheet } from './sold-out-sheet.tsx';
import { useComposing } from './use-composing.ts';
import { useMenu } from './use-menu.ts';

/** Composing a comanda for a table or the counter: products on one side, the comanda and Enviar on the other. */
export function OrderScreen() {
  const { session, branch } = useWorkplace();
  const { catalog, menu } = useMenu(branch.id);
  const [runOut, setRunOut] = useState<string>();
  const [pane, setPane] = useState<'products' | 'comanda'>('products');
  const search = useRef<HTMLInputElement>(null);

  const { place, table, unknown, key, toFloor } = usePlace();
  const composing = useComposing(key, place, menu, toFloor);
  const { comanda, units, selected, setSelected, said, add, setChoosing, send } = composing;
  const may = useMay('orders.create');
  const sendNow = (): void => (unknown || !may ? undefined : send());
  useOrderKeys({ key, selected, toFloor, send: sendNow, search, showProducts: () => setPane('products') });

  return (
    <Frame
      session={session}
      branch={branch}
      title={place.name}
      subtitle={table?.area ?? branch.name}
      onBack={toFloor}
    >
      <div className={css.screen} data-pane={pane}>
        <div className={css.products}>
          {catalog.isError && !catalog.data ? (
            <ProblemCard error={catalog.error} onRetry={() => void catalog.refetch()} />
          ) : (
            <ProductPane
              ref={search}
              catalog={catalog.data}
              menu={menu}
              units={units}
              onAdd={add}
              onRunOut={setRunOut}
            />
          )}
        </div>
        <div className={css.panel}>
          <ComandaPanel
            draftKey={key}
            table={table}
            comanda={comanda}
            menu={menu}
            selected={selected}
            onSelect={setSelected}
            onChoose={setChoosing}
            onSend={sendNow}
          />
        </div>
        <PaneBar pane={pane} onPane={setPane} lines={comanda.lines} menu={menu} />
      </div>
      <OpenSheets menu={menu} composing={composing} runOut={runOut} onRanOut={() => setRunOut(undefined)} />
      <p role="status" className={css.hidden}>
        {said}
      </p>
    </Frame>
  );
}

/** The table of the address, or the counter, and the way back to the floor. */
function usePlace() {
  const t = useT();
  const { branch } = useWorkplace();
  const { table: tableId } = useSearch({ from: '/order' });
  const navigate = useNavigate();
  const toFloor = useCallback(() => void navigate({ to: '/tables' }), [navigate]);
  const table = useTable(tableId, toFloor);
  const unknown = tableId !== undefined && !table;
  const name = unknown ? '…' : placeName(table?.name, t);
  return { place: { tableId, name }, table, unknown, key: placeKey(branch.id, tableId), toFloor };
}

interface SheetsProps {
  menu: Menu;
  composing: ReturnType<typeof useComposing>;
  /** The product of which something has run out. */
  runOut: string | undefined;
  onRanOut: () => void;
}

/** What stands over the screen: choosing with a product, and saying what of one has run out. */
function OpenSheets({ menu, composing, runOut, onRanOut }: SheetsProps) {
  const t = useT();
  const { choosing, choose, setChoosing } = composing;
  const chosen = choosing && menu.products.get(choosing.wish.productId);
  const emptied = runOut === undefined ? undefined : menu.products.get(runOut);
  return (
    <>
      {chosen && choosing && (
        <ChoiceSheet
          menu={menu}
          product={chosen}
          wish={choosing.wish}
          label={t(choosing.lineId === undefined ? 'order.add' : 'order.choose.save')}
          onChoose={choose}
          onClose={() => setChoosing(undefined)}
        />
      )}
      {emptied && <SoldOutSheet menu={menu} product={emptied} onClose={onRanOut} />}
    </>
  );
}

interface Keys {
  key: string;
  selected: string | undefined;
  toFloor: () => void;
  send: () => void;
  search: RefObject<HTMLInputElement | null>;
  showProducts: () => void;
}

function useOrderKeys({ key, selected, toFloor, send, search, showProducts }: Keys): void {
  const change = (by: number) => () => selected && changeDraft(key, { type: 'change', lineId: selected, by });
  const focusSearch = (): void => {
    showProducts();
    // On a phone the field is invisible until the pane has changed.
    requestAnimationFrame(() => search.current?.focus());
  };
  useShortcuts({
    '/': focusSearch,
    f2: focusSearch,
    f4: toFloor,
    f8: send,
    escape: toFloor,
    '+': change(1),
    '-': change(-1),
    delete: () => selected && changeDraft(key, { type: 'remove', lineId: selected }),
  });
}

/** The table of the address; leads back to the floor when the branch has no such table. */
function useTable(tableId: string | undefined, toFloor: () => void): Table | undefined {
  const t = useT();
  const { branch } = useWorkplace();
  const tables = useQuery({ ...tablesQuery(branch.id), enabled: tableId !== undefined });
  const table = tables.data?.find((candidate) => candidate.id === tableId);
  const gone = tableId !== undefined && tables.isSuccess && !table;
  useEffect(() => {
    if (!gone) return;
    toast({ tone: 'danger', text: t('order.tableGone') });
    toFloor();
  }, [gone, t, toFloor]);
  return table;
}

interface PaneBarProps {
  pane: 'products' | 'comanda';
  onPane: (pane: 'products' | 'comanda') => void;
  lines: readonly ComandaLine[];
  menu: Menu;
}

/** On phones one side shows at a time; this bar changes it and always tells the count and the total. */
function PaneBar({ pane, onPane, lines, menu }: PaneBarProps) {
  const t = useT();
  const money = useMoney();
  const { count, totalMinor } = totalsOf(lines, menu);
  return (
    <nav className={css.bar} aria-label={t('order.comanda')}>
      <button type="button" aria-pressed={pane === 'products'} onClick={() => onPane('products')}>
        {t('order.products')}
      </button>
      <button type="button" aria-pressed={pane === 'comanda'} onClick={() => onPane('comanda')}>
        <span>{t('order.comandaTab', { n: count })}</span>
        <span className={css.sum}>{money(totalMinor)}</span>
      </button>
    </nav>
  );
}
