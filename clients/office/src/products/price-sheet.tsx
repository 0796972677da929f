import type { NewPrice, ProductLine } from '@fastops/device';
import { Button, MantineFrame, Sheet, useT } from '@fastops/ui';
import layout from '../layout.module.css';
import menu from '../menu/menu.module.css';
import { PercentFields, usePercent } from '../money/percent-fields.tsx';
import { useMoney } from '../money/use-money.ts';
import { newPrices, type Priced, pricesOf } from './bulk.ts';
import css from './products.module.css';

interface Props {
  lines: readonly ProductLine[];
  busy: boolean;
  /** Sets them; false when nothing was taken, and then the prices there are come into the preview. */
  onSet: (prices: readonly NewPrice[], productOf: (itemId: string) => string) => Promise<boolean>;
  onClose: () => void;
}

/** So many prices are shown beforehand. */
const SHOWN = 5;

/** So many percent more or less on many prices at once, with what becomes of the first of them. */
export function PriceSheet({ lines, busy, onSet, onClose }: Props) {
  const t = useT();
  const fields = usePercent();
  const { percent, priceOf } = fields;
  const prices = pricesOf(lines);
  const wanted = percent === undefined ? [] : newPrices(prices, priceOf);
  const left = lines.filter(({ lessBasisPoints }) => lessBasisPoints !== null).length;
  const set = async (): Promise<void> => {
    fields.attempt();
    if (busy || wanted.length === 0) return;
    const products = new Map(prices.map(({ itemId, productId }) => [itemId, productId]));
    if (await onSet(wanted, (itemId) => products.get(itemId) ?? itemId)) onClose();
  };
  return (
    <Sheet title={t('office.products.bulk.price')} onClose={onClose}>
      <MantineFrame>
        <form
          className={layout.stack}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void set();
          }}
        >
          <PercentFields label={t('office.products.bulk.price.percent')} fields={fields} />
          {percent !== undefined && <Preview prices={prices} priceOf={priceOf} />}
          {left > 0 && <p className={layout.muted}>{t('office.products.bulk.price.left', { n: left })}</p>}
          <div className={layout.row}>
            <Button tone="quiet" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" aria-disabled={busy || (percent !== undefined && wanted.length === 0)}>
              {t('office.products.bulk.price.act', {
                n: percent === undefined ? prices.length : wanted.length,
              })}
            </Button>
          </div>
        </form>
      </MantineFrame>
    </Sheet>
  );
}

interface PreviewProps {
  prices: readonly Priced[];
  priceOf: (minor: number) => number;
}

function Preview({ prices, priceOf }: PreviewProps) {
  const t = useT();
  const { money } = useMoney();
  const more = prices.length - SHOWN;
  return (
    <section className={css.preview} aria-label={t('office.products.bulk.price.preview')} aria-live="polite">
      <ul>
        {prices.slice(0, SHOWN).map(({ itemId, name, fromMinor }) => {
          const [before, after] = [money(fromMinor), money(priceOf(fromMinor))];
          return (
            <li key={itemId}>
              <span className={css.previewName}>{name}</span>
              <span className={css.previewPrices}>
                <span className={menu.heard}>
                  {t('office.products.bulk.price.fromTo', { before, after })}
                </span>
                <span aria-hidden>
                  <span className={layout.muted}>{before} →</span> <strong>{after}</strong>
                </span>
              </span>
            </li>
          );
        })}
      </ul>
      {more > 0 && <p className={layout.muted}>{t('office.products.bulk.price.more', { n: more })}</p>}
    </section>
  );
}
