import { uuid7 } from '@fastops/device';
import { TextField, useForm, useT } from '@fastops/ui';
import { useState } from 'react';
import { menuApi } from '../menu/menu-queries.ts';
import { TaxSheet } from './tax-sheet.tsx';
import { useBook } from './use-book.ts';

interface Props {
  kind: 'class' | 'regime';
  /** Without one it is being made. */
  known?: { id: string; name: string };
  onClose: () => void;
}

/** A class or a regime that is made, or a regime that gets another name. */
export function NameSheet({ kind, known, onClose }: Props) {
  const t = useT();
  const { change } = useBook();
  const [id] = useState(() => known?.id ?? uuid7());
  const form = useForm({
    initial: { name: known?.name ?? '' },
    check: ({ name }) => ({ name: name.trim() === '' ? t('field.required') : undefined }),
    refusals: { 'catalog.tax_class_name_taken': 'name', 'catalog.regime_name_taken': 'name' },
    onSubmit: async (values) => {
      const name = values.name.trim();
      if (known) {
        await change(
          () => menuApi.renameRegime(id, name),
          t('office.save.saved'),
          () => menuApi.renameRegime(id, known.name),
        );
      } else {
        const make = kind === 'class' ? menuApi.createTaxClass : menuApi.createRegime;
        await change(() => make({ id, name }), t(`office.taxes.${kind}.added`, { name }));
      }
      onClose();
    },
  });
  return (
    <TaxSheet
      title={known?.name ?? t(kind === 'class' ? 'office.taxes.classes.add' : 'office.taxes.regimes.add')}
      form={form}
      act={t(known ? 'office.save.save' : `office.taxes.${kind}.submit`)}
      onClose={onClose}
    >
      <TextField
        name="name"
        label={t('office.taxes.name')}
        help={t(`office.taxes.${kind}.help`)}
        autoComplete="off"
        maxLength={60}
        autoFocus
        value={form.values.name}
        error={form.faults.name}
        onChange={(name) => form.set('name', name)}
      />
    </TaxSheet>
  );
}
