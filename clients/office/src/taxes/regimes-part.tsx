import type { TaxBook } from '@fastops/device';
import { Button, Section, useLanguage, useT } from '@fastops/ui';
import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useMe } from '../me.ts';
import menu from '../menu/menu.module.css';
import { menuApi } from '../menu/menu-queries.ts';
import { useToday } from '../menu/use-today.ts';
import { dayWords } from '../price-lists/list-values.ts';
import { NameSheet } from './name-sheet.tsx';
import { RegimeSheet } from './regime-sheet.tsx';
import { regimeOn, saidOf } from './tax-book.ts';
import css from './taxes.module.css';
import { useBook } from './use-book.ts';

/** In which regime the company and its branches stand, and since when. */
export function RegimesPart({ book }: { book: TaxBook }) {
  const t = useT();
  const { branches, company } = useMe();
  const [open, setOpen] = useState<string>();
  const chosen = book.regimes.find(({ id }) => id === open);
  const close = (): void => setOpen(undefined);
  return (
    <Section title={t('office.taxes.regimes')} text={t('office.taxes.regimes.text')}>
      <ul className={css.cards}>
        <Standing book={book} branchId={null} name={company.name} />
        {branches.map(({ id, name }) => (
          <Standing key={id} book={book} branchId={id} name={name} />
        ))}
      </ul>
      <h3 className={css.cardTitle}>{t('office.taxes.regimes.known')}</h3>
      <ul className={css.names}>
        {book.regimes.map((regime) => (
          <li key={regime.id} className={css.said}>
            <span>{regime.name}</span>
            <button
              type="button"
              className={menu.iconButton}
              aria-label={t('office.taxes.rename', { name: regime.name })}
              onClick={() => setOpen(regime.id)}
            >
              <Pencil aria-hidden size={20} />
            </button>
          </li>
        ))}
      </ul>
      <div>
        <Button tone="quiet" onClick={() => setOpen('new')}>
          <Plus aria-hidden size={20} />
          {t('office.taxes.regimes.add')}
        </Button>
      </div>
      {open === 'new' && <NameSheet kind="regime" onClose={close} />}
      {chosen && <NameSheet kind="regime" known={chosen} onClose={close} />}
    </Section>
  );
}

interface StandingProps {
  book: TaxBook;
  /** Null: the company as a whole. */
  branchId: string | null;
  name: string;
}

function Standing({ book, branchId, name }: StandingProps) {
  const t = useT();
  const today = useToday();
  const [changing, setChanging] = useState(false);
  const said = saidOf(book, branchId);
  const nameOf = (regimeId: string | undefined): string =>
    book.regimes.find(({ id }) => id === regimeId)?.name ?? t('office.taxes.regimes.none');
  const own = said.some(({ validFrom }) => validFrom <= today);
  return (
    <li className={css.card}>
      <div className={css.cardHead}>
        <h3 className={css.cardTitle}>{name}</h3>
        {branchId === null && <span className={css.muted}>{t('office.taxes.regimes.company')}</span>}
      </div>
      <p className={css.total}>{nameOf(regimeOn(book, branchId, today))}</p>
      {branchId !== null && !own && <p className={css.muted}>{t('office.taxes.regimes.same')}</p>}
      <Said said={said} nameOf={nameOf} first={branchId === null ? said[0]?.validFrom : undefined} />
      <div>
        <Button
          tone="quiet"
          aria-label={t('office.taxes.regimes.changeOf', { name })}
          onClick={() => setChanging(true)}
        >
          {t('office.taxes.regimes.change')}
        </Button>
      </div>
      {changing && (
        <RegimeSheet book={book} branchId={branchId} name={name} onClose={() => setChanging(false)} />
      )}
    </li>
  );
}

interface SaidProps {
  said: TaxBook['standing'];
  nameOf: (regimeId: string) => string;
  /** What cannot be taken back: the first one of the company. */
  first: string | undefined;
}

/** What was said, the newest first. */
function Said({ said, nameOf, first }: SaidProps) {
  const t = useT();
  const language = useLanguage();
  const { company } = useMe();
  const { press } = useBook();
  return (
    <ul className={css.rates}>
      {said.toReversed().map(({ branchId, regimeId, validFrom }) => {
        const regime = nameOf(regimeId);
        const words = t('office.taxes.regimes.since', {
          regime,
          day: dayWords(validFrom, company, language),
        });
        return (
          <li key={validFrom} className={css.said}>
            <span>{words}</span>
            {validFrom !== first && (
              <button
                type="button"
                className={menu.iconButton}
                aria-label={t('office.taxes.takeBack', { what: words })}
                onClick={() =>
                  void press(
                    () => menuApi.setRegime({ branchId, validFrom, regimeId: null }),
                    t('office.taxes.regimes.gone', { regime }),
                    () => menuApi.setRegime({ branchId, validFrom, regimeId }),
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
