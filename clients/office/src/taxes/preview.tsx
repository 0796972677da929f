import { type TaxBook, taxesOf } from '@fastops/device';
import { formatRate, moneyParts, Section, SelectField, useLanguage, useT } from '@fastops/ui';
import { useId, useState } from 'react';
import { useMe } from '../me.ts';
import { useToday } from '../menu/use-today.ts';
import { MoneyInput } from '../money/money-input.tsx';
import { useMoney } from '../money/use-money.ts';
import { type RatedTax, ratedFor, regimeOn } from './tax-book.ts';
import css from './taxes.module.css';

/** What a product of some price pays here, on a day, in plain words. */
export function Preview({ book }: { book: TaxBook }) {
  const t = useT();
  const language = useLanguage();
  const id = useId();
  const { branches, company } = useMe();
  const { textOf, minorOf } = useMoney();
  const today = useToday();
  const { scale, decimals } = moneyParts(company, language);
  const [price, setPrice] = useState(() => textOf((decimals === 0 ? 10_000 : 100) * scale));
  const [taxClassId, setTaxClassId] = useState(book.classes[0]?.id ?? '');
  const [branchId, setBranchId] = useState(branches[0]?.id ?? '');
  const [day, setDay] = useState(today);
  const amount = minorOf(price) ?? 0;
  const regimeId = regimeOn(book, branchId || null, day);
  const regime = book.regimes.find((one) => one.id === regimeId);
  const shares = taxesOf(amount, regimeId ? ratedFor(book, taxClassId, regimeId, day) : []);
  return (
    <Section title={t('office.taxes.preview')}>
      <div className={css.preview}>
        <div className={css.asked}>
          <label className={css.field} htmlFor={`${id}-price`}>
            <span>{t('office.taxes.preview.price')}</span>
            <MoneyInput id={`${id}-price`} value={price} onChange={setPrice} />
          </label>
          <SelectField
            label={t('office.taxes.preview.class')}
            value={taxClassId}
            options={book.classes.map((one) => ({ value: one.id, label: one.name }))}
            onChange={setTaxClassId}
          />
          <SelectField
            label={t('common.branch')}
            value={branchId}
            options={branches.map((one) => ({ value: one.id, label: one.name }))}
            onChange={setBranchId}
          />
          <label className={css.field} htmlFor={`${id}-day`}>
            <span>{t('office.taxes.preview.day')}</span>
            <input
              id={`${id}-day`}
              type="date"
              value={day}
              onChange={(event) => setDay(event.currentTarget.value || today)}
            />
          </label>
        </div>
        <Answer regime={regime?.name} amount={amount} shares={shares} />
      </div>
    </Section>
  );
}

interface AnswerProps {
  regime: string | undefined;
  amount: number;
  shares: { tax: RatedTax; taxMinor: number }[];
}

/** What the customer pays, and what of it is taxes. */
function Answer({ regime, amount, shares }: AnswerProps) {
  const t = useT();
  const language = useLanguage();
  const { money } = useMoney();
  const onTop = shares.reduce((sum, { tax, taxMinor }) => sum + (tax.included ? 0 : taxMinor), 0);
  const all = shares.reduce((sum, { taxMinor }) => sum + taxMinor, 0);
  return (
    <div className={css.answer} role="status">
      {regime && <p className={css.muted}>{t('office.taxes.preview.regime', { name: regime })}</p>}
      <p className={css.total}>{t('office.taxes.preview.pays', { total: money(amount + onTop) })}</p>
      {shares.length === 0 && <p>{t('office.taxes.preview.none')}</p>}
      <ul className={css.shares}>
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
      {shares.length > 0 && <p>{t('office.taxes.preview.left', { amount: money(amount + onTop - all) })}</p>}
    </div>
  );
}
