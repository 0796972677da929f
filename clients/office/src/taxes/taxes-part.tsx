import type { TaxBook } from '@fastops/device';
import { Button, formatRate, Section, Tag, useLanguage, useT } from '@fastops/ui';
import { CircleCheck, CirclePlus, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useMe } from '../me.ts';
import menu from '../menu/menu.module.css';
import { menuApi } from '../menu/menu-queries.ts';
import { useToday } from '../menu/use-today.ts';
import { dayWords } from '../price-lists/list-values.ts';
import { rateOn, type Tax } from './tax-book.ts';
import { NewTaxSheet, RateSheet, TaxNameSheet } from './tax-sheets.tsx';
import css from './taxes.module.css';
import { useBook } from './use-book.ts';

/** The taxes with their rates by day. */
export function TaxesPart({ book }: { book: TaxBook }) {
  const t = useT();
  const [adding, setAdding] = useState(false);
  return (
    <Section title={t('office.taxes.taxes')} text={t('office.taxes.taxes.text')}>
      <ul className={css.cards}>
        {book.taxes.map((tax) => (
          <TaxCard key={tax.id} tax={tax} used={book.pays.some(({ taxIds }) => taxIds.includes(tax.id))} />
        ))}
      </ul>
      <div>
        <Button tone="quiet" onClick={() => setAdding(true)}>
          <Plus aria-hidden size={20} />
          {t('office.taxes.add')}
        </Button>
      </div>
      {adding && <NewTaxSheet onClose={() => setAdding(false)} />}
    </Section>
  );
}

function TaxCard({ tax, used }: { tax: Tax; used: boolean }) {
  const t = useT();
  const language = useLanguage();
  const today = useToday();
  const [open, setOpen] = useState<'rate' | 'name'>();
  const now = rateOn(tax, today);
  return (
    <li className={css.card}>
      <div className={css.cardHead}>
        <h3 className={css.cardTitle}>{tax.name}</h3>
        <strong className={css.rate}>
          {now === undefined ? t('office.taxes.rate.none') : formatRate(now, language)}
        </strong>
        <button
          type="button"
          className={menu.iconButton}
          aria-label={t('office.taxes.rename', { name: tax.name })}
          onClick={() => setOpen('name')}
        >
          <Pencil aria-hidden size={20} />
        </button>
      </div>
      <p>
        <Tag tone="plain" icon={tax.included ? CircleCheck : CirclePlus}>
          {t(tax.included ? 'office.taxes.included' : 'office.taxes.onTop')}
        </Tag>
      </p>
      <Rates tax={tax} />
      <div>
        <Button tone="quiet" onClick={() => setOpen('rate')}>
          {t('office.taxes.rate.add')}
        </Button>
      </div>
      {open === 'rate' && <RateSheet tax={tax} onClose={() => setOpen(undefined)} />}
      {open === 'name' && <TaxNameSheet tax={tax} used={used} onClose={() => setOpen(undefined)} />}
    </li>
  );
}

/** Its rates, the newest first; all but the first one can be taken back. */
function Rates({ tax }: { tax: Tax }) {
  const t = useT();
  const language = useLanguage();
  const { company } = useMe();
  const { press } = useBook();
  const today = useToday();
  const first = tax.rates[0]?.validFrom;
  return (
    <ul className={css.rates}>
      {tax.rates.toReversed().map(({ validFrom, rateBasisPoints }) => {
        const words = t(validFrom > today ? 'office.taxes.rate.willBe' : 'office.taxes.rate.since', {
          rate: formatRate(rateBasisPoints, language),
          day: dayWords(validFrom, company, language),
        });
        return (
          <li key={validFrom} className={css.said}>
            <span>{words}</span>
            {validFrom !== first && (
              <button
                type="button"
                className={menu.iconButton}
                aria-label={t('office.taxes.takeBack', { what: `${tax.name}, ${words}` })}
                onClick={() =>
                  void press(
                    () => menuApi.setTaxRate(tax.id, { validFrom, rateBasisPoints: null }),
                    t('office.taxes.rate.gone', { name: tax.name }),
                    () => menuApi.setTaxRate(tax.id, { validFrom, rateBasisPoints }),
                  )
                }
              >
                <Trash2 aria-hidden size={20} />
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
