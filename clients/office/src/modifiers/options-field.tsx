import { Button, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { SoldOutButton } from '../availability/sold-out-button.tsx';
import fields from '../fields.module.css';
import { availabilityQuery } from '../menu/menu-queries.ts';
import { OrderedRows } from '../menu/ordered-rows.tsx';
import { MoneyInput } from '../money/money-input.tsx';
import { useMoney } from '../money/use-money.ts';
import { newOption, type OptionValues } from './group-values.ts';
import css from './modifiers.module.css';

interface Props {
  options: readonly OptionValues[];
  /** Those that the server knows: only they can run out. */
  saved: readonly string[];
  /** Whether only one of them may be chosen. */
  single: boolean;
  error: string | undefined;
  onChange: (options: OptionValues[]) => void;
}

/** One changed; of one that may be chosen, another one chosen beforehand takes the place. */
function changed(
  options: readonly OptionValues[],
  id: string,
  part: Partial<OptionValues>,
  single: boolean,
): OptionValues[] {
  return options.map((one) => {
    if (one.id === id) return { ...one, ...part };
    return single && part.isDefault ? { ...one, isDefault: false } : one;
  });
}

/** The options in the order in which they are offered. */
export function OptionsField({ options, saved, single, error, onChange }: Props) {
  const t = useT();
  const [added, setAdded] = useState<string>();
  const { data: availability } = useQuery(availabilityQuery);
  const add = (): void => {
    const option = newOption();
    setAdded(option.id);
    onChange([...options, option]);
  };
  return (
    <>
      <OrderedRows
        rows={options}
        onChange={onChange}
        nameOf={({ name }, index) => name.trim() || t('office.groups.option.n', { n: index + 1 })}
        acts={(option) =>
          saved.includes(option.id) && (
            <SoldOutButton
              item={option}
              soldOut={availability?.soldOut.filter(({ itemId }) => itemId === option.id) ?? []}
            />
          )
        }
      >
        {(option, index) => (
          <OptionFields
            option={option}
            number={index + 1}
            focused={added === option.id}
            onChange={(part) => onChange(changed(options, option.id, part, single))}
            onEnter={add}
          />
        )}
      </OrderedRows>
      {error && (
        <p className={fields.fault} role="alert">
          {error}
        </p>
      )}
      <div>
        <Button tone="quiet" onClick={add}>
          <Plus aria-hidden size={20} />
          {t('office.groups.option.add')}
        </Button>
      </div>
    </>
  );
}

interface FieldsProps {
  option: OptionValues;
  /** Which one it is, from 1. */
  number: number;
  /** Just added: typing goes on in it. */
  focused: boolean;
  onChange: (part: Partial<OptionValues>) => void;
  /** Enter in its price: the next option. */
  onEnter: () => void;
}

function OptionFields({ option, number, focused, onChange, onEnter }: FieldsProps) {
  const t = useT();
  const id = useId();
  const { minorOf } = useMoney();
  return (
    <div className={css.fields}>
      <label className={fields.cell} htmlFor={`${id}-name`}>
        <span className={fields.cellLabel}>{t('office.groups.option.n', { n: number })}</span>
        <input
          id={`${id}-name`}
          // biome-ignore lint/a11y/noAutofocus: whoever added a row goes on typing in it
          autoFocus={focused}
          autoComplete="off"
          maxLength={60}
          value={option.name}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
      </label>
      <label className={fields.cell} htmlFor={`${id}-price`}>
        <span className={fields.cellLabel}>{t('office.groups.option.price')}</span>
        <MoneyInput
          id={`${id}-price`}
          placeholder="0"
          value={option.price}
          onChange={(price) => onChange({ price, priceMinor: minorOf(price) ?? 0 })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey) return;
            event.preventDefault();
            onEnter();
          }}
        />
      </label>
      <label className={fields.cell} htmlFor={`${id}-most`}>
        <span className={fields.cellLabel}>{t('office.groups.option.most')}</span>
        <input
          id={`${id}-most`}
          type="number"
          inputMode="numeric"
          min={1}
          max={20}
          value={option.maxQuantity}
          onChange={(event) =>
            onChange({
              maxQuantity: Math.min(20, Math.max(1, Math.trunc(Number(event.currentTarget.value)) || 1)),
            })
          }
        />
      </label>
      <label className={css.default}>
        <input
          type="checkbox"
          checked={option.isDefault}
          onChange={(event) => onChange({ isDefault: event.currentTarget.checked })}
        />
        {t('office.groups.option.default')}
      </label>
    </div>
  );
}
