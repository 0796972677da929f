import type { TaxBook } from '@fastops/device';
import { SelectField, TextField, useForm, useT } from '@fastops/ui';
import { menuApi } from '../menu/menu-queries.ts';
import { useToday } from '../menu/use-today.ts';
import { regimeOn, saidOf } from './tax-book.ts';
import { TaxSheet } from './tax-sheet.tsx';
import { useBook } from './use-book.ts';

interface Props {
  book: TaxBook;
  /** Null: the company as a whole. */
  branchId: string | null;
  name: string;
  onClose: () => void;
}

/** Another regime from a day on. */
export function RegimeSheet({ book, branchId, name, onClose }: Props) {
  const t = useT();
  const { change } = useBook();
  const today = useToday();
  const form = useForm({
    initial: { regimeId: regimeOn(book, branchId, today) ?? '', validFrom: today },
    check: ({ regimeId, validFrom }) => ({
      regimeId: regimeId === '' ? t('field.required') : undefined,
      validFrom: validFrom === '' ? t('field.required') : undefined,
    }),
    onSubmit: async ({ regimeId, validFrom }) => {
      const said = saidOf(book, branchId);
      const before = said.find((one) => one.validFrom === validFrom)?.regimeId ?? null;
      const first = branchId === null && said.every((one) => one.validFrom >= validFrom);
      const set = (next: string | null) => menuApi.setRegime({ branchId, validFrom, regimeId: next });
      await change(
        () => set(regimeId),
        t('office.taxes.regimes.set', { name }),
        // The company always stands in one: its first can be changed, not taken back.
        first && before === null ? undefined : () => set(before),
      );
      onClose();
    },
  });
  const { values, faults, set } = form;
  return (
    <TaxSheet
      title={t('office.taxes.regimes.title', { name })}
      form={form}
      act={t('office.save.save')}
      onClose={onClose}
    >
      <p>{t('office.taxes.regimes.note')}</p>
      <SelectField
        name="regimeId"
        label={t('office.taxes.regimes.regime')}
        value={values.regimeId}
        error={faults.regimeId}
        options={[
          { value: '', label: t('office.taxes.regimes.choose'), disabled: true },
          ...book.regimes.map((regime) => ({ value: regime.id, label: regime.name })),
        ]}
        onChange={(regimeId) => set('regimeId', regimeId)}
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
