import { type TaxBook, taxesOf } from '@fastops/device';
import { formatList, formatRate, useLanguage, useT } from '@fastops/ui';
import { useMe } from '../../me.ts';
import { useToday } from '../../menu/use-today.ts';
import { useMoney } from '../../money/use-money.ts';
import { type RatedTax, ratedFor, regimeOn } from '../../taxes/tax-book.ts';
import css from './drawer.module.css';
import { hasOwnPrice, type ProductValues } from './product-values.ts';

interface Props {
  book: TaxBook;
  values: ProductValues;
}

/** What a customer pays today for what stands in the form, and what of it are taxes: per regime of the branches. */
export function PricePreview({ book, values }: Props) {
  const t = useT();
  const language = useLanguage();
  const { branches } = useMe();
  const today = useToday();
  const priced = pricesOf(values);
  if (priced.length === 0) return null;
  const regimes = Map.groupBy(branches, ({ id }) => regimeOn(book, id, today));
  return (
    <div className={css.preview} role="status" aria-label={t('office.product.preview')}>
      {[...regimes].map(([regimeId, among]) => (
        <div key={regimeId ?? ''}>
          {regimes.size > 1 && (
            <p className={css.where}>
              {formatList(
                among.map(({ name }) => name),
                language,
              )}
            </p>
          )}
          <Paid
            prices={priced}
            taxes={regimeId === undefined ? [] : ratedFor(book, values.taxClassId, regimeId, today)}
          />
        </div>
      ))}
    </div>
  );
}

interface Priced {
  name: string;
  minor: number;
}

function pricesOf(values: ProductValues): Priced[] {
  const { priceMinor, variants } = values;
  if (hasOwnPrice(values)) return priceMinor === null ? [] : [{ name: '', minor: priceMinor }];
  return variants.flatMap((size) =>
    size.priceMinor === null ? [] : [{ name: size.name.trim(), minor: size.priceMinor }],
  );
}

function Paid({ prices, taxes }: { prices: readonly Priced[]; taxes: readonly RatedTax[] }) {
  const t = useT();
  const language = useLanguage();
  const { money } = useMoney();
  return prices.map(({ name, minor }, index) => {
    const shares = taxesOf(minor, taxes);
    const onTop = shares.reduce((sum, { tax, taxMinor }) => sum + (tax.included ? 0 : taxMinor), 0);
    return (
      // Two sizes may have the same name while they are typed.
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <div key={index}>
        <p className={css.total}>
          {name && <span>{name}</span>}
          <span>{t('office.taxes.preview.pays', { total: money(minor + onTop) })}</span>
        </p>
        <ul className={css.taxes}>
          {shares.length === 0 && <li>{t('office.taxes.preview.none')}</li>}
          {shares.map(({ tax, taxMinor }) => (
            <li key={tax.id}>
              {t(tax.included ? 'office.taxes.preview.included' : 'office.taxes.preview.onTop', {
                name: tax.name,
                rate: formatRate(tax.rateBasisPoints, language),
                amount: money(taxMinor),
              })}
            </li>
          ))}
        </ul>
      </div>
    );
  });
}
