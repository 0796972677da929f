import type { Product } from '@fastops/device';
import { type Translate, useT } from '@fastops/ui';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useLayoutEffect, useRef, useState } from 'react';
import css from './product-grid.module.css';
import type { ProductState } from './product-state.ts';
import { useLongPress } from './use-long-press.ts';

const CARD_HEIGHT = 88;
const PICTURED_HEIGHT = 132;
const CARD_MIN_WIDTH = 176;
const GAP = 8;
/** Names up to here fit into the two lines of the narrowest card. */
const SHORT_NAME = 28;

interface Props {
  products: readonly Product[];
  /** Each key puts other products here: only what is in sight is worth painting. */
  searching: boolean;
  /** Keeps its place, but neither shows nor takes anything. */
  hidden: boolean;
  /** Units of each product in the comanda. */
  units: ReadonlyMap<string, number>;
  colors: ReadonlyMap<string, string>;
  /** Of those that cannot be sold now. */
  states: ReadonlyMap<string, ProductState>;
  /** Whether the menu has pictures: all cards are higher then, so that rows stay rows. */
  pictured: boolean;
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
  const { products, searching, hidden, units, colors, states, pictured, money, onAdd, onRunOut } = props;
  const t = useT();
  const scroller = useRef<HTMLDivElement>(null);
  const columns = useColumns(scroller);
  const virtualizer = useVirtualizer({
    count: Math.ceil(products.length / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => (pictured ? PICTURED_HEIGHT : CARD_HEIGHT) + GAP,
    overscan: searching ? 0 : 1,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was measured holds until the height changes
  useEffect(() => virtualizer.measure(), [pictured]);
  return (
    <div
      ref={scroller}
      className={css.scroller}
      data-pictured={pictured || undefined}
      data-hidden={hidden || undefined}
    >
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
            {products.slice(row.index * columns, (row.index + 1) * columns).map((product, column) => (
              <Card
                // biome-ignore lint/suspicious/noArrayIndexKey: each key of a search puts other products into the cards that stand there
                key={`${row.index}/${column}`}
                t={t}
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
  t: Translate;
  product: Product;
  units: number;
  color: string | undefined;
  state: ProductState | undefined;
  money: (minor: number) => string;
  onAdd: (product: Product) => void;
  onRunOut: ((productId: string) => void) | undefined;
}

const Card = memo(function Card(props: CardProps) {
  const { t, product, units, color, state, money, onAdd, onRunOut } = props;
  // What stood here when the finger came down: whatever takes its place in between is not what was meant.
  const meant = useRef<string>(undefined);
  const from =
    product.variants.length > 0
      ? Math.min(...product.variants.map((one) => one.priceMinor))
      : product.priceMinor;
  const price = state ? t(state === 'soldOut' ? 'order.soldOut' : 'order.closed') : money(from);
  const press = useLongPress(onRunOut && (() => onRunOut(product.id)));
  return (
    <button
      type="button"
      className={css.card}
      style={{ borderInlineStartColor: color }}
      aria-label={`${t('order.add')} ${product.name} ${price}${units > 0 ? ` ${units} ${t('order.inOrder')}` : ''}`}
      data-in={units > 0 || undefined}
      data-state={state}
      aria-disabled={state !== undefined}
      {...press.handlers}
      onPointerDownCapture={() => {
        meant.current = product.id;
      }}
      onClick={() => {
        const other = meant.current !== undefined && meant.current !== product.id;
        meant.current = undefined;
        if (other || press.wasLong()) return;
        if (state === undefined) onAdd(product);
        else if (state === 'soldOut') onRunOut?.(product.id);
      }}
    >
      {product.pictureId && <Picture key={product.pictureId} id={product.pictureId} />}
      <span className={css.name} data-long={product.name.length > SHORT_NAME || undefined}>
        {product.name}
      </span>{' '}
      <span className={css.price}>{price}</span> {units > 0 && <span className={css.units}>{units}</span>}
    </button>
  );
});

/** The product's picture in a place of its own, which is there before the picture is and stays when it does not come. */
function Picture({ id }: { id: string }) {
  const [missing, setMissing] = useState(false);
  const file = `/v1/pictures/${id}`;
  return (
    <span className={css.picture}>
      {!missing && (
        <img
          src={`${file}-160.webp`}
          srcSet={`${file}-160.webp 160w, ${file}-480.webp 480w`}
          sizes="160px"
          alt=""
          loading="lazy"
          decoding="async"
          draggable={false}
          onError={() => setMissing(true)}
        />
      )}
    </span>
  );
}
