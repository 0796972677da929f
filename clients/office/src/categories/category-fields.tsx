import type { OfficeCategory } from '@fastops/device';
import { type Form, MantineFrame, SelectField, TextField, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import type { ComponentProps } from 'react';
import { useMe } from '../me.ts';
import { stationsQuery } from '../menu/menu-queries.ts';
import { SubmitOnEnter } from '../submit-on-enter.tsx';
import { WindowsField } from '../windows/windows-field.tsx';
import css from './categories.module.css';
import { type CategoryValues, COLORS, parentOptions } from './category-values.ts';

interface Props {
  form: Form<CategoryValues>;
  categories: readonly OfficeCategory[];
  id: string;
  isNew: boolean;
}

/** The fields of a category. */
export function CategoryFields({ form, categories, id, isNew }: Props) {
  const t = useT();
  const { branches } = useMe();
  const stations = useQuery({ ...stationsQuery(branches[0]?.id ?? ''), enabled: branches.length > 0 });
  const { values, faults, set } = form;
  return (
    <MantineFrame>
      <form {...form.props} className={css.form} aria-label={values.name || t('office.categories.add')}>
        <TextField
          name="name"
          label={t('office.categories.name')}
          autoComplete="off"
          maxLength={80}
          autoFocus={isNew}
          value={values.name}
          error={faults.name}
          onChange={(name) => set('name', name)}
        />
        <SelectField
          name="parentId"
          label={t('office.categories.parent')}
          options={parentOptions(categories, id, t)}
          value={values.parentId}
          error={faults.parentId}
          onChange={(parentId) => set('parentId', parentId)}
        />
        <ColorField value={values.color} onChange={(color) => set('color', color)} />
        <SelectField
          name="stationId"
          label={t('office.categories.station')}
          help={t('office.categories.station.help')}
          options={[
            { value: '', label: t('office.categories.station.none') },
            ...(stations.data ?? []).map(({ id: stationId, name }) => ({ value: stationId, label: name })),
          ]}
          value={values.stationId}
          onChange={(stationId) => set('stationId', stationId)}
        />
        <fieldset className={css.group}>
          <legend>{t('office.windows')}</legend>
          <WindowsField
            windows={values.windows}
            onChange={(windows) => set('windows', windows)}
            branches={branches}
            emptyText={t('office.categories.windows.empty')}
            showFaults={faults.windows !== undefined}
          />
        </fieldset>
        <SubmitOnEnter />
      </form>
    </MantineFrame>
  );
}

function ColorField({ value, onChange }: { value: string; onChange: (color: string) => void }) {
  const t = useT();
  const own = value.toUpperCase();
  const all: readonly string[] = COLORS.some((color) => color === own) ? COLORS : [own, ...COLORS];
  return (
    <fieldset className={css.group}>
      <legend>{t('office.categories.color')}</legend>
      <div className={css.colors}>
        {all.map((color, index) => (
          <label
            key={color}
            className={css.color}
            style={{ '--color': color } as ComponentProps<'label'>['style']}
          >
            <input
              type="radio"
              name="color"
              aria-label={t('office.categories.color.n', { n: index + 1 })}
              checked={color === own}
              onChange={() => onChange(color)}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
