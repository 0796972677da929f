import { uuid7 } from '@fastops/device';
import { CheckField, moneyParts, TextField, useForm, useLanguage, useT } from '@fastops/ui';
import { useState } from 'react';
import { useMe } from '../me.ts';
import { menuApi } from '../menu/menu-queries.ts';
import { useToday } from '../menu/use-today.ts';
import { basisPointsOf, percentText, rateOn, type Tax } from './tax-book.ts';
import { TaxSheet } from './tax-sheet.tsx';
import { useBook } from './use-book.ts';

/** A tax is made with the rate it begins with. */
export function NewTaxSheet({ onClose }: { onClose: () => void }) {
  const t = useT();
  const { change } = useBook();
  const today = useToday();
  const [id] = useState(uuid7);
  const form = useForm({
    initial: { name: '', included: true, rate: '', validFrom: today },
    check: ({ name, rate, validFrom }) => ({
      name: name.trim() === '' ? t('field.required') : undefined,
      rate: basisPointsOf(rate) === undefined ? t('office.taxes.rate.fault') : undefined,
      validFrom: validFrom === '' ? t('field.required') : undefined,
    }),
    refusals: { 'catalog.tax_name_taken': 'name' },
    onSubmit: async ({ name, included, rate, validFrom }) => {
      const tax = { id, name: name.trim(), included, validFrom, rateBasisPoints: basisPointsOf(rate) ?? 0 };
      await change(() => menuApi.createTax(tax), t('office.taxes.added', { name: tax.name }));
      onClose();
    },
  });
  const { values, faults, set } = form;
  return (
    <TaxSheet title={t('office.taxes.add')} form={form} act={t('office.taxes.submit')} onClose={onClose}>
      <TextField
        name="name"
        label={t('office.taxes.name')}
        autoComplete="off"
        maxLength={60}
        autoFocus
        value={values.name}
        error={faults.name}
        onChange={(name) => set('name', name)}
      />
      <TextField
        name="rate"
        label={t('office.taxes.rate')}
        help={t('office.taxes.rate.help')}
        inputMode="decimal"
        maxLength={7}
        value={values.rate}
        error={faults.rate}
        onChange={(rate) => set('rate', rate)}
      />
      <TextField
        name="validFrom"
        type="date"
        label={t('office.taxes.from')}
        value={values.validFrom}
        error={faults.validFrom}
        onChange={(validFrom) => set('validFrom', validFrom)}
      />
      <CheckField
        label={t('office.taxes.included.label')}
        help={t('office.taxes.included.help')}
        checked={values.included}
        onChange={(included) => set('included', included)}
      />
    </TaxSheet>
  );
}

/** What a tax is called; whether prices contain it only while nothing pays it. */
export function TaxNameSheet({ tax, used, onClose }: { tax: Tax; used: boolean; onClose: () => void }) {
  const t = useT();
  const { change } = useBook();
  const form = useForm({
    initial: { name: tax.name, included: tax.included },
    check: ({ name }) => ({ name: name.trim() === '' ? t('field.required') : undefined }),
    refusals: { 'catalog.tax_name_taken': 'name' },
    onSubmit: async ({ name, included }) => {
      await change(
        () => menuApi.updateTax(tax.id, { name: name.trim(), included }),
        t('office.save.saved'),
        () => menuApi.updateTax(tax.id, { name: tax.name, included: tax.included }),
      );
      onClose();
    },
  });
  const { values, faults, set } = form;
  return (
    <TaxSheet title={tax.name} form={form} act={t('office.save.save')} onClose={onClose}>
      <TextField
        name="name"
        label={t('office.taxes.name')}
        autoComplete="off"
        maxLength={60}
        autoFocus
        value={values.name}
        error={faults.name}
        onChange={(name) => set('name', name)}
      />
      <CheckField
        label={t('office.taxes.included.label')}
        help={t(used ? 'office.taxes.included.used' : 'office.taxes.included.help')}
        blocked={used}
        checked={values.included}
        onChange={(included) => set('included', included)}
      />
    </TaxSheet>
  );
}

/** Another rate from a day on. */
export function RateSheet({ tax, onClose }: { tax: Tax; onClose: () => void }) {
  const t = useT();
  const language = useLanguage();
  const { company } = useMe();
  const { change } = useBook();
  const today = useToday();
  const { decimal } = moneyParts(company, language);
  const form = useForm({
    initial: { rate: percentText(rateOn(tax, today) ?? 0, decimal), validFrom: today },
    check: ({ rate, validFrom }) => ({
      rate: basisPointsOf(rate) === undefined ? t('office.taxes.rate.fault') : undefined,
      validFrom: validFrom === '' ? t('field.required') : undefined,
    }),
    onSubmit: async ({ rate, validFrom }) => {
      const before = tax.rates.find((one) => one.validFrom === validFrom)?.rateBasisPoints ?? null;
      const begins = tax.rates.every((one) => one.validFrom >= validFrom) && before === null;
      const set = (rateBasisPoints: number | null) =>
        menuApi.setTaxRate(tax.id, { validFrom, rateBasisPoints });
      await change(
        () => set(basisPointsOf(rate) ?? 0),
        t('office.taxes.rate.set', { name: tax.name }),
        // One that is now the first of all can be changed, not taken back.
        begins ? undefined : () => set(before),
      );
      onClose();
    },
  });
  const { values, faults, set } = form;
  return (
    <TaxSheet
      title={t('office.taxes.rate.title', { name: tax.name })}
      form={form}
      act={t('office.save.save')}
      onClose={onClose}
    >
      <p>{t('office.taxes.rate.note')}</p>
      <TextField
        name="rate"
        label={t('office.taxes.rate')}
        help={t('office.taxes.rate.help')}
        inputMode="decimal"
        maxLength={7}
        autoFocus
        value={values.rate}
        error={faults.rate}
        onChange={(rate) => set('rate', rate)}
      />
      <TextField
        name="validFrom"
        type="date"
        label={t('office.taxes.from')}
        value={values.validFrom}
        error={faults.validFrom}
        onChange={(validFrom) => set('validFrom', validFrom)}
      />
    </TaxSheet>
  );
}
