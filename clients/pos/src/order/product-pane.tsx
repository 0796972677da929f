import type { Catalog, Product } from '@fastops/device';
import { EmptyState, Skeletons, useT } from '@fastops/ui';
import { BookOpen, Search, SearchX, X } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useMemo, useState } from 'react';
import type { Menu } from '../menu.ts';
import { useMay, useMoney } from '../workplace.tsx';
import { ProductGrid } from './product-grid.tsx';
import css from './product-pane.module.css';
import { useStates } from './product-state.ts';
import { filterProducts, toSearchable } from './search.ts';

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
  const searchable = useMemo(() => toSearchable(inMenuOrder(catalog)), [catalog]);
  const shown = useMemo(() => filterProducts(searchable, typed, categoryId), [searchable, typed, categoryId]);
  const colors = useMemo(
    () => new Map(catalog?.categories.map((category) => [category.id, category.color])),
    [catalog],
  );
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
        categories={catalog?.categories ?? []}
        // While something is typed the search looks everywhere, so no category is on.
        chosen={typed === '' ? categoryId : null}
        onChoose={(id) => {
          setTyped('');
          setCategoryId(id);
        }}
      />
      <div className={css.grid}>
        {!catalog && (
          <div className={css.skeletons}>
            <Skeletons count={18} height={88} minWidth={148} />
          </div>
        )}
        {catalog && shown.length > 0 && (
          <ProductGrid
            products={shown}
            units={units}
            colors={colors}
            states={states}
            money={money}
            onAdd={onAdd}
            onRunOut={mayRunOut ? onRunOut : undefined}
          />
        )}
        {catalog && shown.length === 0 && <Nothing typed={typed !== ''} />}
      </div>
    </div>
  );
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

/** Category after category, each in its own order: as the menu reads. */
function inMenuOrder(catalog: Catalog | undefined): Product[] {
  if (!catalog) return [];
  const rank = new Map(catalog.categories.map((category) => [category.id, category.sortOrder]));
  const rankOf = (product: Product): number => rank.get(product.categoryId) ?? Number.MAX_SAFE_INTEGER;
  return [...catalog.products].sort((a, b) => rankOf(a) - rankOf(b) || a.sortOrder - b.sortOrder);
}

interface CategoriesProps {
  categories: Catalog['categories'];
  chosen: string | undefined | null;
  onChoose: (id: string | undefined) => void;
}

function Categories({ categories, chosen, onChoose }: CategoriesProps) {
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
}
