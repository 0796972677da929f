import { Button, type Form, formatList, useLanguage, useT } from '@fastops/ui';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import fields from '../../fields.module.css';
import { OrderedRows } from '../../menu/ordered-rows.tsx';
import { MoneyField } from '../../money/money-field.tsx';
import { SmallField } from '../../small-field.tsx';
import css from './drawer.module.css';
import { Fold } from './fold.tsx';
import { newSize, type ProductValues, type SizeValues } from './product-values.ts';

/** The sizes of a product, each with a price and a code of its own. */
export function SizesPart({ form }: { form: Form<ProductValues> }) {
  const t = useT();
  const language = useLanguage();
  const { values, faults, set } = form;
  const { variants } = values;
  const [added, setAdded] = useState<string>();
  const add = (): void => {
    const size = newSize();
    setAdded(size.id);
    set('variants', [...variants, size]);
  };
  const change = (id: string, part: Partial<SizeValues>): void =>
    set(
      'variants',
      variants.map((one) => (one.id === id ? { ...one, ...part } : one)),
    );
  const names = variants.map(({ name }) => name.trim()).filter(Boolean);
  return (
    <Fold
      title={t('office.product.sizes')}
      said={names.length === 0 ? t('office.product.sizes.none') : formatList(names, language)}
      wrong={faults.variants !== undefined}
    >
      <OrderedRows
        rows={variants}
        onChange={(next) => set('variants', next)}
        nameOf={({ name }, index) => name.trim() || t('office.product.size.n', { n: index + 1 })}
      >
        {(size, index) => (
          <SizeFields
            size={size}
            number={index + 1}
            focused={added === size.id}
            invalid={faults.variants !== undefined && size.name.trim() === ''}
            onChange={(part) => change(size.id, part)}
            onEnter={add}
          />
        )}
      </OrderedRows>
      {faults.variants && (
        <p className={fields.fault} role="alert">
          {faults.variants}
        </p>
      )}
      <div>
        <Button tone="quiet" onClick={add}>
          <Plus aria-hidden size={20} />
          {t('office.product.sizes.add')}
        </Button>
      </div>
    </Fold>
  );
}

interface FieldsProps {
  size: SizeValues;
  /** Which one it is, from 1. */
  number: number;
  /** Just added: typing goes on in it. */
  focused: boolean;
  invalid: boolean;
  onChange: (part: Partial<SizeValues>) => void;
  /** Enter in its price: the next size. */
  onEnter: () => void;
}

function SizeFields({ size, number, focused, invalid, onChange, onEnter }: FieldsProps) {
  const t = useT();
  return (
    <div className={css.size}>
      <SmallField
        label={t('office.product.size.n', { n: number })}
        autoFocus={focused}
        maxLength={60}
        value={size.name}
        invalid={invalid}
        onChange={(name) => onChange({ name })}
      />
      <MoneyField
        label={t('office.product.size.price')}
        value={size.priceMinor}
        onChange={(priceMinor) => onChange({ priceMinor })}
        onEnter={onEnter}
      />
      <SmallField
        label={t('office.product.code')}
        maxLength={40}
        value={size.code}
        onChange={(code) => onChange({ code })}
      />
      <SmallField
        label={t('office.product.barcode')}
        maxLength={40}
        value={size.barcode}
        onChange={(barcode) => onChange({ barcode })}
      />
    </div>
  );
}
