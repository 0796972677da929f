import { type Product, type Table, useWorkplace, uuid7 } from '@fastops/device';
import { ProblemCard, placeName, toast, useShortcuts, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { totalsOf, unitsByProduct } from '../comanda.ts';
import { changeDraft, placeKey, takeDraft, useDraft } from '../drafts.ts';
import { Frame } from '../frame.tsx';
import { catalogQuery, tablesQuery } from '../queries.ts';
import { useMay, useMoney } from '../workplace.tsx';
import { ComandaPanel } from './comanda-panel.tsx';
import css from './order.module.css';
import { ProductPane } from './product-pane.tsx';
import { sendComanda } from './send-comanda.ts';

const NO_PRODUCTS: readonly Product[] = [];

/** Composing a comanda for a table or the counter: products on one side, the comanda and Enviar on the other. */
export function OrderScreen() {
  const t = useT();
  const { session, branch } = useWorkplace();
  const { table: tableId } = useSearch({ from: '/order' });
  const navigate = useNavigate();
  const { catalog, productsById } = useMenu(session.company.id);
  const [pane, setPane] = useState<'products' | 'comanda'>('products');
  const search = useRef<HTMLInputElement>(null);

  const toFloor = useCallback(() => void navigate({ to: '/tables' }), [navigate]);
  const table = useTable(tableId, toFloor);
  const unknown = tableId !== undefined && !table;
  const place = unknown ? '…' : placeName(table?.name, t);
  const key = placeKey(branch.id, tableId);
  const { comanda, units, selected, setSelected, said, add, send } = useComposing(
    key,
    tableId,
    place,
    toFloor,
  );
  const may = useMay('orders.create');
  const sendNow = (): void => (unknown || !may ? undefined : send());
  useOrderKeys({ key, selected, toFloor, send: sendNow, search, showProducts: () => setPane('products') });

  return (
    <Frame
      session={session}
      branch={branch}
      title={place}
      subtitle={table?.area ?? branch.name}
      onBack={toFloor}
    >
      <div className={css.screen} data-pane={pane}>
        <div className={css.products}>
          {catalog.isError && !catalog.data ? (
            <ProblemCard error={catalog.error} onRetry={() => void catalog.refetch()} />
          ) : (
            <ProductPane ref={search} catalog={catalog.data} units={units} onAdd={add} />
          )}
        </div>
        <div className={css.panel}>
          <ComandaPanel
            draftKey={key}
            table={table}
            comanda={comanda}
            products={productsById}
            selected={selected}
            onSelect={setSelected}
            onSend={sendNow}
          />
        </div>
        <PaneBar pane={pane} onPane={setPane} lines={comanda.lines} products={productsById} />
      </div>
      <p role="status" className={css.hidden}>
        {said}
      </p>
    </Frame>
  );
}

/** What is sold, as a list and by id. */
function useMenu(companyId: string) {
  const catalog = useQuery(catalogQuery(companyId));
  const products = catalog.data?.products ?? NO_PRODUCTS;
  const productsById = useMemo(() => new Map(products.map((product) => [product.id, product])), [products]);
  return { catalog, productsById };
}

/** The comanda of a place with the two acts on the whole of it: adding a product and sending everything. */
function useComposing(key: string, tableId: string | undefined, place: string, toFloor: () => void) {
  const t = useT();
  const workplace = useWorkplace();
  const comanda = useDraft(key);
  const [selected, setSelected] = useState<string>();
  const [said, setSaid] = useState('');
  const units = useMemo(() => unitsByProduct(comanda.lines), [comanda.lines]);
  const add = useCallback(
    (product: Product) => {
      const next = changeDraft(key, { type: 'add', productId: product.id, lineId: uuid7() });
      setSelected(next.lines.find((line) => line.productId === product.id && line.note === '')?.id);
      setSaid(t('order.added', { name: product.name, n: unitsByProduct(next.lines).get(product.id) ?? 0 }));
    },
    [key, t],
  );
  const send = (): void => {
    const taken = takeDraft(key);
    if (taken.lines.length === 0) return;
    sendComanda(taken, { tableId, name: place }, workplace);
    toFloor();
  };
  return { comanda, units, selected, setSelected, said, add, send };
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
  lines: Parameters<typeof totalsOf>[0];
  products: ReadonlyMap<string, Product>;
}

/** On phones one side shows at a time; this bar changes it and always tells the count and the total. */
function PaneBar({ pane, onPane, lines, products }: PaneBarProps) {
  const t = useT();
  const money = useMoney();
  const { count, totalMinor } = totalsOf(lines, products);
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
