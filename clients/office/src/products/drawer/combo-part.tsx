import { Button, CheckField, ChoiceField, type Form, formatList, useLanguage, useT } from '@fastops/ui';
import { Plus } from 'lucide-react';
import fields from '../../fields.module.css';
import { OrderedRows } from '../../menu/ordered-rows.tsx';
import { SmallField } from '../../small-field.tsx';
import { Fold } from './fold.tsx';
import { type ComboValues, newSlot, type ProductValues } from './product-values.ts';
import { SlotFields } from './slot-fields.tsx';

interface Props {
  form: Form<ProductValues>;
  /** A combo does not offer itself. */
  productId: string | undefined;
}

/** What a combo is put together of, and how it comes to its price. */
export function ComboPart({ form, productId }: Props) {
  const t = useT();
  const language = useLanguage();
  const { values, faults, set } = form;
  const { combo } = values;
  const names = (combo?.slots ?? []).map(({ name }) => name.trim()).filter(Boolean);
  return (
    <Fold
      title={t('office.product.combo')}
      said={combo ? formatList(names, language) : t('office.product.combo.none')}
      wrong={faults.combo !== undefined}
    >
      <CheckField
        name="isCombo"
        label={t('office.product.combo.is')}
        help={t('office.product.combo.is.help')}
        checked={combo !== null}
        onChange={(is) => set('combo', is ? { rule: 'fixed', less: '', slots: [newSlot()] } : null)}
      />
      {combo && (
        <Parts
          combo={combo}
          productId={productId}
          error={faults.combo}
          onChange={(part) => set('combo', { ...combo, ...part })}
        />
      )}
    </Fold>
  );
}

interface PartsProps {
  combo: ComboValues;
  productId: string | undefined;
  error: string | undefined;
  onChange: (part: Partial<ComboValues>) => void;
}

function Parts({ combo, productId, error, onChange }: PartsProps) {
  const t = useT();
  const { rule, less, slots } = combo;
  return (
    <>
      <ChoiceField
        label={t('office.product.combo.rule')}
        value={rule}
        options={[
          { value: 'fixed', label: t('office.product.combo.rule.fixed') },
          { value: 'less', label: t('office.product.combo.rule.less') },
        ]}
        onChange={(next) => onChange({ rule: next })}
      />
      {rule === 'less' && (
        <SmallField
          label={t('office.product.combo.less')}
          inputMode="decimal"
          maxLength={6}
          value={less}
          invalid={error !== undefined && less.trim() === ''}
          onChange={(next) => onChange({ less: next })}
        />
      )}
      <OrderedRows
        rows={slots}
        onChange={(next) => onChange({ slots: next })}
        nameOf={({ name }, index) => name.trim() || t('office.product.slot.n', { n: index + 1 })}
      >
        {(slot, index) => (
          <SlotFields
            slot={slot}
            number={index + 1}
            productId={productId}
            invalid={error !== undefined && slot.name.trim() === ''}
            onChange={(part) =>
              onChange({ slots: slots.map((one) => (one.id === slot.id ? { ...one, ...part } : one)) })
            }
          />
        )}
      </OrderedRows>
      {error && (
        <p className={fields.fault} role="alert">
          {error}
        </p>
      )}
      <div>
        <Button tone="quiet" onClick={() => onChange({ slots: [...slots, newSlot()] })}>
          <Plus aria-hidden size={20} />
          {t('office.product.slot.add')}
        </Button>
      </div>
    </>
  );
}
