import type { TaxBook } from '@fastops/device';
import { CheckField, TextField, useForm, useT } from '@fastops/ui';
import { menuApi } from '../menu/menu-queries.ts';
import { paidBy } from './tax-book.ts';
import { TaxSheet } from './tax-sheet.tsx';
import css from './taxes.module.css';
import { useBook } from './use-book.ts';

interface Props {
  book: TaxBook;
  taxClass: TaxBook['classes'][number];
  onClose: () => void;
}

/** Regime → the taxes paid in it. */
type Pays = Record<string, string[]>;

interface Named {
  name: string;
  pays: Pays;
}

/** Makes the one into the other, one step after the next; answers with all as it is then. */
async function turn(book: TaxBook, id: string, from: Named, to: Named): Promise<TaxBook> {
  let now = book;
  if (to.name !== from.name) now = await menuApi.renameTaxClass(id, to.name);
  for (const [regimeId, taxIds] of Object.entries(to.pays)) {
    if (String(taxIds) !== String(from.pays[regimeId]))
      now = await menuApi.setClassTaxes(id, { regimeId, taxIds });
  }
  return now;
}

/** What a class is called, and what it pays in each regime. */
export function ClassSheet({ book, taxClass, onClose }: Props) {
  const t = useT();
  const { change } = useBook();
  const { id } = taxClass;
  const before: Pays = Object.fromEntries(
    book.regimes.map((regime) => [regime.id, paidBy(book, id, regime.id).map((tax) => tax.id)]),
  );
  const form = useForm({
    initial: { name: taxClass.name, pays: before },
    check: ({ name }) => ({ name: name.trim() === '' ? t('field.required') : undefined }),
    refusals: { 'catalog.tax_class_name_taken': 'name' },
    onSubmit: async ({ name, pays }) => {
      const [old, next] = [
        { name: taxClass.name, pays: before },
        { name: name.trim(), pays },
      ];
      await change(
        () => turn(book, id, old, next),
        t('office.save.saved'),
        () => turn(book, id, next, old),
      );
      onClose();
    },
  });
  const { values, faults, set } = form;
  const tick = (regimeId: string, taxId: string): void => {
    const now = values.pays[regimeId] ?? [];
    // In the order of the taxes, so that the same ticks are the same values.
    const next = book.taxes.map((tax) => tax.id).filter((one) => (one === taxId) !== now.includes(one));
    set('pays', { ...values.pays, [regimeId]: next });
  };
  return (
    <TaxSheet title={taxClass.name} form={form} act={t('office.save.save')} onClose={onClose}>
      <TextField
        name="name"
        label={t('office.taxes.name')}
        autoComplete="off"
        maxLength={60}
        value={values.name}
        error={faults.name}
        onChange={(name) => set('name', name)}
      />
      {book.regimes.map((regime) => (
        <fieldset key={regime.id} className={css.regime}>
          <legend>{t('office.taxes.classes.in', { name: regime.name })}</legend>
          {book.taxes.map((tax) => (
            <CheckField
              key={tax.id}
              label={tax.name}
              checked={values.pays[regime.id]?.includes(tax.id) ?? false}
              onChange={() => tick(regime.id, tax.id)}
            />
          ))}
        </fieldset>
      ))}
    </TaxSheet>
  );
}
