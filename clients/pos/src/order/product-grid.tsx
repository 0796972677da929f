import type { Product } from '@fastops/device';
import { useT } from '@fastops/ui';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useLayoutEffect, useRef, useState } from 'react';
import css from './product-grid.module.css';

const CARD_HEIGHT = 88;
const CARD_MIN_WIDTH = 176;
const GAP = 8;

interface Props {
  products: readonly Product[];
  /** Units of each product in the comanda. */
  units: ReadonlyMap<string, number>;
  colors: ReadonlyMap<string, string>;
  money: (minor: number) => string;
  onAdd: (product: Product) => void;
}

/**
 * The products as cards. A component of its own because the virtualizer paints it again at each scroll step, which
 * must not touch anything else on the screen.
 */
export const ProductGrid = memo(function ProductGrid({ products, units, colors, money, onAdd }: Props) {
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
                money={money}
                onAdd={onAdd}
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
  money: (minor: number) => string;
  onAdd: (product: Product) => void;
}

const Card = memo(function Card({ product, units, color, money, onAdd }: CardProps) {
  const t = useT();
  return (
    <button
      type="button"
      className={css.card}
      data-in={units > 0 || undefined}
      onClick={() => onAdd(product)}
    >
      <span className={css.stripe} style={{ background: color }} />
      <span className={css.name}>
        <span className={css.hidden}>{t('order.add')} </span>
        {product.name}
      </span>
      <span className={css.price}>{money(product.priceMinor)}</span>
      {units > 0 && (
        <span className={css.units}>
          {units} <span className={css.hidden}>{t('order.inOrder')}</span>
        </span>
      )}
    </button>
  );
});
