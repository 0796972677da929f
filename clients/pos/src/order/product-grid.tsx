import type { Product } from '@fastops/device';
import { useT } from '@fastops/ui';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useLayoutEffect, useRef, useState } from 'react';
import css from './product-grid.module.css';
import type { ProductState } from './product-state.ts';
import { useLongPress } from './use-long-press.ts';

const CARD_HEIGHT = 88;
const CARD_MIN_WIDTH = 176;
const GAP = 8;

interface Props {
  products: readonly Product[];
  /** Units of each product in the comanda. */
  units: ReadonlyMap<string, number>;
  colors: ReadonlyMap<string, string>;
  /** Of those that cannot be sold now. */
  states: ReadonlyMap<string, ProductState>;
  money: (minor: number) => string;
  onAdd: (product: Product) => void;
  /** Undefined for who may not say so. */
  onRunOut: ((productId: string) => void) | undefined;
}

/**
 * The products as cards. A component of its own because the virtualizer paints it again at each scroll step, which
 * must not touch anything else on the screen.
 */
export const ProductGrid = memo(function ProductGrid(props: Props) {
  const { products, units, colors, states, money, onAdd, onRunOut } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const columns = useColumns(scroller);
  const virtualizer = useVirtualizer({
    count: Math.ceil(products.length / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD_HEIGHT + GAP,
    overscan: 4,
  });
  return (
    <div ref={scroller} className={css.scroller}>
      <div className={css.sheet} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((row) => (
          <div
            key={row.key}
            className={css.row}
            style={{
              transform: `translateY(${row.start}px)`,
              gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
            }}
          >
            {products.slice(row.index * columns, (row.index + 1) * columns).map((product) => (
              <Card
                key={product.id}
                product={product}
                units={units.get(product.id) ?? 0}
                color={colors.get(product.categoryId)}
                state={states.get(product.id)}
                money={money}
                onAdd={onAdd}
                onRunOut={onRunOut}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
});

function useColumns(scroller: React.RefObject<HTMLDivElement | null>): number {
  const [columns, setColumns] = useState(2);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = (): void => {
      const style = getComputedStyle(element);
      const inner =
        element.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
      setColumns(Math.max(2, Math.floor((inner + GAP) / (CARD_MIN_WIDTH + GAP))));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  return columns;
}

interface CardProps {
  product: Product;
  units: number;
  color: string | undefined;
  state: ProductState | undefined;
  money: (minor: number) => string;
  onAdd: (product: Product) => void;
  onRunOut: ((productId: string) => void) | undefined;
}

const Card = memo(function Card({ product, units, color, state, money, onAdd, onRunOut }: CardProps) {
  const t = useT();
  const from =
    product.variants.length > 0
      ? Math.min(...product.variants.map((one) => one.priceMinor))
      : product.priceMinor;
  const press = useLongPress(onRunOut && (() => onRunOut(product.id)));
  return (
    <button
      type="button"
      className={css.card}
      data-in={units > 0 || undefined}
      data-state={state}
      aria-disabled={state !== undefined}
      {...press.handlers}
      onClick={() => {
        if (press.wasLong()) return;
        if (state === undefined) onAdd(product);
        else if (state === 'soldOut') onRunOut?.(product.id);
      }}
    >
      <span className={css.stripe} style={{ background: color }} />
      <span className={css.name}>
        <span className={css.hidden}>{t('order.add')} </span>
        {product.name}
      </span>
      <span className={css.price}>
        {state ? t(state === 'soldOut' ? 'order.soldOut' : 'order.closed') : money(from)}
      </span>
      {units > 0 && (
        <span className={css.units}>
          {units} <span className={css.hidden}>{t('order.inOrder')}</span>
        </span>
      )}
    </button>
  );
});
