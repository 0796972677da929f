import { type Form, formatList, LongField, SelectField, TextField, useLanguage, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { useMe } from '../../me.ts';
import { stationsQuery } from '../../menu/menu-queries.ts';
import css from './drawer.module.css';
import { Fold } from './fold.tsx';
import type { ProductValues } from './product-values.ts';

interface Props {
  form: Form<ProductValues>;
}

/** Who makes it, and how long that takes. */
export function KitchenPart({ form }: Props) {
  const t = useT();
  const { branches } = useMe();
  const { values, faults, set } = form;
  const { data: stations = [] } = useQuery({
    ...stationsQuery(branches[0]?.id ?? ''),
    enabled: branches.length > 0,
  });
  const station = stations.find(({ id }) => id === values.stationId)?.name;
  const minutes = values.prepMinutes.trim();
  const said = [
    station ?? t('office.product.station.category'),
    ...(minutes === '' ? [] : [t('office.product.minutes.said', { n: minutes })]),
  ];
  return (
    <Fold
      title={t('office.product.kitchen')}
      said={said.join(' · ')}
      wrong={faults.prepMinutes !== undefined}
    >
      <SelectField
        name="stationId"
        label={t('office.categories.station')}
        help={t('office.product.station.help')}
        options={[
          { value: '', label: t('office.product.station.category') },
          ...stations.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={values.stationId}
        onChange={(stationId) => set('stationId', stationId)}
      />
      <TextField
        name="prepMinutes"
        inputMode="numeric"
        label={t('office.product.minutes')}
        maxLength={3}
        value={values.prepMinutes}
        error={faults.prepMinutes}
        onChange={(prepMinutes) => set('prepMinutes', prepMinutes)}
      />
    </Fold>
  );
}

/** What else is known of it: how it is described, found and warned of. */
export function DetailsPart({ form }: Props) {
  const t = useT();
  const language = useLanguage();
  const { values, faults, set } = form;
  const known = (['code', 'barcode', 'allergens', 'tags'] as const)
    .map((part) => values[part].trim())
    .filter(Boolean);
  return (
    <Fold
      title={t('office.product.details')}
      said={known.length === 0 ? t('office.product.details.none') : formatList(known, language)}
      wrong={faults.code !== undefined}
    >
      <LongField
        name="description"
        label={t('office.product.description')}
        maxLength={1000}
        value={values.description}
        onChange={(description) => set('description', description)}
      />
      <div className={css.pair}>
        <TextField
          name="code"
          label={t('office.product.code')}
          autoComplete="off"
          maxLength={40}
          value={values.code}
          error={faults.code}
          onChange={(code) => set('code', code)}
        />
        <TextField
          name="barcode"
          label={t('office.product.barcode')}
          autoComplete="off"
          maxLength={40}
          value={values.barcode}
          onChange={(barcode) => set('barcode', barcode)}
        />
      </div>
      <TextField
        name="allergens"
        label={t('office.product.allergens')}
        help={t('office.product.allergens.help')}
        autoComplete="off"
        maxLength={400}
        value={values.allergens}
        onChange={(allergens) => set('allergens', allergens)}
      />
      <TextField
        name="tags"
        label={t('office.product.tags')}
        help={t('office.product.tags.help')}
        autoComplete="off"
        maxLength={400}
        value={values.tags}
        onChange={(tags) => set('tags', tags)}
      />
    </Fold>
  );
}
