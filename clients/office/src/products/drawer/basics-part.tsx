import { CheckField, type Form, SelectField, TextField, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { categoryOptions } from '../../categories/category-values.ts';
import { categoriesQuery, taxesQuery } from '../../menu/menu-queries.ts';
import { MoneyField } from '../../money/money-field.tsx';
import css from './drawer.module.css';
import { PricePreview } from './price-preview.tsx';
import { hasOwnPrice, type ProductValues } from './product-values.ts';

interface Props {
  form: Form<ProductValues>;
  isNew: boolean;
}

/** What each product has: a name, a category, a price and what taxes it pays. */
export function BasicsPart({ form, isNew }: Props) {
  const t = useT();
  const { values, faults, set } = form;
  const { data: categories = [] } = useQuery(categoriesQuery);
  const { data: taxes } = useQuery(taxesQuery);
  const chosen = categories.some(({ id }) => id === values.categoryId);
  return (
    <>
      <TextField
        name="name"
        label={t('office.product.name')}
        autoComplete="off"
        maxLength={120}
        autoFocus={isNew}
        value={values.name}
        error={faults.name}
        onChange={(name) => set('name', name)}
      />
      <SelectField
        name="categoryId"
        label={t('office.product.category')}
        options={[
          ...(chosen ? [] : [{ value: values.categoryId, label: t('office.product.category.choose') }]),
          ...categoryOptions(categories),
        ]}
        value={values.categoryId}
        error={faults.categoryId}
        onChange={(categoryId) => set('categoryId', categoryId)}
      />
      <div className={css.pair}>
        {hasOwnPrice(values) && (
          <MoneyField
            name="priceMinor"
            label={t('office.product.price')}
            value={values.priceMinor}
            error={faults.priceMinor}
            onChange={(priceMinor) => set('priceMinor', priceMinor)}
          />
        )}
        <SelectField
          name="taxClassId"
          label={t('office.product.taxClass')}
          options={(taxes?.classes ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={values.taxClassId}
          error={faults.taxClassId}
          onChange={(taxClassId) => set('taxClassId', taxClassId)}
        />
      </div>
      {taxes && <PricePreview book={taxes} values={values} />}
      <CheckField
        name="state"
        label={t('office.product.onSale')}
        help={t('office.product.onSale.help')}
        checked={values.state === 'active'}
        onChange={(onSale) => set('state', onSale ? 'active' : 'retired')}
      />
    </>
  );
}
