import type { TaxBook } from '@fastops/device';
import { Button, formatList, formatRate, Section, useLanguage, useT } from '@fastops/ui';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useToday } from '../menu/use-today.ts';
import { ClassSheet } from './class-sheet.tsx';
import { NameSheet } from './name-sheet.tsx';
import { ratedFor } from './tax-book.ts';
import css from './taxes.module.css';

/** The classes of products, and which taxes each pays in each regime. */
export function ClassesPart({ book }: { book: TaxBook }) {
  const t = useT();
  const [open, setOpen] = useState<string>();
  const chosen = book.classes.find(({ id }) => id === open);
  const close = (): void => setOpen(undefined);
  return (
    <Section title={t('office.taxes.classes')} text={t('office.taxes.classes.text')}>
      <ul className={css.cards}>
        {book.classes.map((taxClass) => (
          <li key={taxClass.id} className={css.card}>
            <div className={css.cardHead}>
              <h3 className={css.cardTitle}>{taxClass.name}</h3>
              <span className={css.muted}>{t('office.categories.products', { n: taxClass.products })}</span>
            </div>
            <Pays book={book} taxClassId={taxClass.id} />
            <div>
              <Button
                tone="quiet"
                aria-label={t('office.taxes.classes.changeOf', { name: taxClass.name })}
                onClick={() => setOpen(taxClass.id)}
              >
                {t('office.taxes.change')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <div>
        <Button tone="quiet" onClick={() => setOpen('new')}>
          <Plus aria-hidden size={20} />
          {t('office.taxes.classes.add')}
        </Button>
      </div>
      {open === 'new' && <NameSheet kind="class" onClose={close} />}
      {chosen && <ClassSheet book={book} taxClass={chosen} onClose={close} />}
    </Section>
  );
}

function Pays({ book, taxClassId }: { book: TaxBook; taxClassId: string }) {
  const t = useT();
  const language = useLanguage();
  const today = useToday();
  return (
    <dl className={css.pays}>
      {book.regimes.map((regime) => {
        const taxes = ratedFor(book, taxClassId, regime.id, today);
        const words = taxes.map(
          ({ name, rateBasisPoints }) => `${name} ${formatRate(rateBasisPoints, language)}`,
        );
        return (
          <div key={regime.id}>
            <dt>{regime.name}</dt>
            <dd>{words.length === 0 ? t('office.taxes.classes.none') : formatList(words, language)}</dd>
          </div>
        );
      })}
    </dl>
  );
}
