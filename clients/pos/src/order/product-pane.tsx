import { type Catalog, createSearch, type Product } from '@fastops/device';
import { EmptyState, Skeletons, useT } from '@fastops/ui';
import { BookOpen, Search, SearchX, X } from 'lucide-react';
import {
  type KeyboardEvent,
  memo,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Menu } from '../menu.ts';
import { useMay, useMoney } from '../workplace.tsx';
import { ProductGrid } from './product-grid.tsx';
import css from './product-pane.module.css';
import { useStates } from './product-state.ts';

/** Nobody scrolls further than this through hits: one more letter is quicker. */
const MOST_HITS = 200;

interface Props {
  /** Undefined while it is on its way. */
  catalog: Catalog | undefined;
  menu: Menu;
  units: ReadonlyMap<string, number>;
  onAdd: (product: Product) => void;
  /** Something of a product has run out, or is there again. */
  onRunOut: (productId: string) => void;
  ref: RefObject<HTMLInputElement | null>;
}

/** Search, categories and the grid of products. */
export function ProductPane({ catalog, menu, units, onAdd, onRunOut, ref }: Props) {
  const money = useMoney();
  const [categoryId, setCategoryId] = useState<string>();
  const [typed, setTyped] = useState('');
  const shown = useShown(catalog, menu, { typed, categoryId });
  const kept = useKept(shown);
  const colors = useMemo(
    () => new Map(catalog?.categories.map((category) => [category.id, category.color])),
    [catalog],
  );
  const choose = useCallback((id: string | undefined) => {
    setTyped('');
    setCategoryId(id);
  }, []);
  const pictured = useMemo(() => catalog?.products.some(({ pictureId }) => pictureId) === true, [catalog]);
  const mayRunOut = useMay('catalog.set_sold_out');
  const states = useStates(menu);
  return (
    <div className={css.pane}>
      <SearchField
        ref={ref}
        typed={typed}
        onType={setTyped}
        onEnter={() => {
          const [first] = shown;
          if (!first || states.has(first.id)) return;
          onAdd(first);
          setTyped('');
        }}
      />
      <Categories
        categories={catalog?.categories}
        // While something is typed the search looks everywhere, so no category is on.
        chosen={typed === '' ? categoryId : null}
        onChoose={choose}
      />
      <div className={css.grid}>
        {!catalog && <Waiting />}
        {catalog && (
          <ProductGrid
            products={kept}
            searching={typed !== ''}
            hidden={shown.length === 0}
            units={units}
            colors={colors}
            states={states}
            pictured={pictured}
            money={money}
            onAdd={onAdd}
            onRunOut={mayRunOut ? onRunOut : undefined}
          />
        )}
        {catalog && <Words typed={typed} hits={shown.length} />}
      </div>
    </div>
  );
}

function Waiting() {
  return (
    <div className={css.skeletons}>
      <Skeletons count={18} height={88} minWidth={148} />
    </div>
  );
}

/** What is said of the hits: that there are none, or more than are shown. */
function Words({ typed, hits }: { typed: string; hits: number }) {
  const t = useT();
  return (
    <>
      {hits === 0 && (
        <div className={css.nothing}>
          <Nothing typed={typed !== ''} />
        </div>
      )}
      {typed !== '' && hits === MOST_HITS && <p className={css.more}>{t('order.moreHits')}</p>}
    </>
  );
}

/** The products to show: of one category and those below it, or, while something is typed, what is called so. */
function useShown(
  catalog: Catalog | undefined,
  menu: Menu,
  { typed, categoryId }: { typed: string; categoryId: string | undefined },
): readonly Product[] {
  const search = useMemo(() => createSearch(inMenuOrder(catalog), MOST_HITS), [catalog]);
  return useMemo(() => {
    const found = search(typed);
    if (typed.trim() !== '' || categoryId === undefined) return found;
    const inside = within(menu.categories, categoryId);
    return found.filter((product) => inside.has(product.categoryId));
  }, [search, menu, typed, categoryId]);
}

/** The last that were something: hidden while nothing is found, so that taking a letter back makes no grid anew. */
function useKept(products: readonly Product[]): readonly Product[] {
  const last = useRef(products);
  useEffect(() => {
    if (products.length > 0) last.current = products;
  }, [products]);
  return products.length > 0 ? products : last.current;
}

/** Nothing to show: nothing is called so, or the menu is empty. */
function Nothing({ typed }: { typed: boolean }) {
  const t = useT();
  return typed ? (
    <EmptyState icon={SearchX} title={t('order.noHits.title')} text={t('order.noHits.text')} />
  ) : (
    <EmptyState icon={BookOpen} title={t('order.noProducts.title')} text={t('order.noProducts.text')} />
  );
}

interface SearchProps {
  ref: RefObject<HTMLInputElement | null>;
  typed: string;
  onType: (typed: string) => void;
  /** Enter: the first hit goes on the comanda. */
  onEnter: () => void;
}

function SearchField({ ref, typed, onType, onEnter }: SearchProps) {
  const t = useT();
  const clear = (): void => {
    onType('');
    ref.current?.focus();
  };
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter' && typed !== '') onEnter();
    if (event.key !== 'Escape') return;
    // First Esc empties the field, the next leaves it; only then does Esc lead back to the floor.
    event.preventDefault();
    if (typed === '') event.currentTarget.blur();
    else onType('');
  };
  return (
    <div className={css.search}>
      <Search aria-hidden size={20} className={css.searchIcon} />
      <input
        ref={ref}
        type="text"
        inputMode="search"
        enterKeyHint="done"
        autoComplete="off"
        spellCheck={false}
        className={css.input}
        aria-label={t('order.search')}
        aria-keyshortcuts="/ F2"
        placeholder={t('order.search')}
        value={typed}
        onChange={(event) => onType(event.currentTarget.value)}
        onKeyDown={press}
      />
      {typed !== '' && (
        <button type="button" className={css.clear} aria-label={t('order.search.clear')} onClick={clear}>
          <X aria-hidden size={20} />
        </button>
      )}
    </div>
  );
}

/** A category with everything below it. */
function within(categories: Menu['categories'], categoryId: string): Set<string> {
  const isInside = (id: string | null): boolean =>
    id !== null && (id === categoryId || isInside(categories.get(id)?.parentId ?? null));
  return new Set([...categories.keys()].filter(isInside));
}

/** Category after category, each in its own order: as the menu reads. */
function inMenuOrder(catalog: Catalog | undefined): Product[] {
  if (!catalog) return [];
  const rank = new Map(catalog.categories.map((category) => [category.id, category.sortOrder]));
  const rankOf = (product: Product): number => rank.get(product.categoryId) ?? Number.MAX_SAFE_INTEGER;
  return [...catalog.products].sort((a, b) => rankOf(a) - rankOf(b) || a.sortOrder - b.sortOrder);
}

interface CategoriesProps {
  categories: Catalog['categories'] | undefined;
  chosen: string | undefined | null;
  onChoose: (id: string | undefined) => void;
}

/** Remembered, so that a key of the search paints only what it finds. */
const Categories = memo(function Categories({ categories = [], chosen, onChoose }: CategoriesProps) {
  const t = useT();
  const sorted = [...categories].sort((a, b) => a.sortOrder - b.sortOrder);
  return (
    <fieldset className={css.categories} aria-label={t('order.categories')}>
      <button
        type="button"
        className={css.category}
        aria-pressed={chosen === undefined}
        onClick={() => onChoose(undefined)}
      >
        {t('order.allCategories')}
      </button>
      {sorted.map((category) => (
        <button
          key={category.id}
          type="button"
          className={css.category}
          aria-pressed={chosen === category.id}
          onClick={() => onChoose(category.id)}
        >
          <span className={css.swatch} style={{ background: category.color }} />
          {category.name}
        </button>
      ))}
    </fieldset>
  );
});
