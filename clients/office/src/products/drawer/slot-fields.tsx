import { uuid7 } from '@fastops/device';
import { SelectField, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import menu from '../../menu/menu.module.css';
import { productQuery } from '../../menu/menu-queries.ts';
import { LimitsField } from '../../modifiers/limits-field.tsx';
import { MoneyField } from '../../money/money-field.tsx';
import { SmallField } from '../../small-field.tsx';
import css from './drawer.module.css';
import { ProductPicker } from './product-picker.tsx';
import type { ChoiceValues, SlotValues } from './product-values.ts';

interface Props {
  slot: SlotValues;
  /** Which one it is, from 1. */
  number: number;
  productId: string | undefined;
  invalid: boolean;
  onChange: (part: Partial<SlotValues>) => void;
}

/** The most that may be chosen for a slot, as the server takes it. */
const MOST = 20;

/** A slot of a combo: what it is called, how many are chosen, and of what. */
export function SlotFields({ slot, number, productId, invalid, onChange }: Props) {
  const t = useT();
  const { name, minChoices, maxChoices, choices } = slot;
  const taken = new Set(choices.map((choice) => choice.productId));
  if (productId !== undefined) taken.add(productId);
  const change = (id: string, part: Partial<ChoiceValues>): void =>
    onChange({ choices: choices.map((one) => (one.id === id ? { ...one, ...part } : one)) });
  return (
    <div className={css.slot}>
      <SmallField
        label={t('office.product.slot.n', { n: number })}
        maxLength={60}
        value={name}
        invalid={invalid}
        onChange={(next) => onChange({ name: next })}
      />
      <LimitsField
        min={minChoices}
        max={maxChoices}
        onChange={(min, max) => onChange({ minChoices: min, maxChoices: max ?? MOST })}
      />
      <ul className={css.choices}>
        {choices.map((choice) => (
          <Choice
            key={choice.id}
            choice={choice}
            onChange={(part) => change(choice.id, part)}
            onRemove={() => onChange({ choices: choices.filter(({ id }) => id !== choice.id) })}
          />
        ))}
      </ul>
      <ProductPicker
        key={choices.length}
        label={t('office.product.slot.choice.add')}
        without={taken}
        onPick={(picked) =>
          onChange({
            choices: [
              ...choices,
              { id: uuid7(), productId: picked, variantId: null, extraMinor: 0, isDefault: false },
            ],
          })
        }
      />
    </div>
  );
}

interface ChoiceProps {
  choice: ChoiceValues;
  onChange: (part: Partial<ChoiceValues>) => void;
  onRemove: () => void;
}

function Choice({ choice, onChange, onRemove }: ChoiceProps) {
  const t = useT();
  const { data: product } = useQuery(productQuery(choice.productId));
  const name = product?.name ?? '…';
  const sizes = product?.variants ?? [];
  return (
    <li className={css.choice}>
      <span className={css.choiceName}>{name}</span>
      <button
        type="button"
        className={menu.iconButton}
        aria-label={t('office.groups.option.remove', { name })}
        onClick={onRemove}
      >
        <Trash2 aria-hidden size={20} />
      </button>
      <div className={css.choiceFields}>
        {sizes.length > 0 && (
          <SelectField
            label={t('office.product.slot.size')}
            value={choice.variantId ?? ''}
            options={[
              { value: '', label: t('office.product.slot.size.any') },
              ...sizes.map((size) => ({ value: size.id, label: size.name })),
            ]}
            onChange={(variantId) => onChange({ variantId: variantId || null })}
          />
        )}
        <MoneyField
          label={t('office.product.slot.extra')}
          value={choice.extraMinor}
          onChange={(extraMinor) => onChange({ extraMinor: extraMinor ?? 0 })}
        />
        <label className={css.tick}>
          <input
            type="checkbox"
            checked={choice.isDefault}
            onChange={(event) => onChange({ isDefault: event.currentTarget.checked })}
          />
          {t('office.groups.option.default')}
        </label>
      </div>
    </li>
  );
}
