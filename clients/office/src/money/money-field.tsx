import { useId, useState } from 'react';
import fields from '../fields.module.css';
import { MoneyInput } from './money-input.tsx';
import { useMoney } from './use-money.ts';

interface Props {
  label: string;
  /** In minor units; null while there is none. */
  value: number | null;
  onChange: (minor: number | null) => void;
  error?: string | undefined;
  /** Set where it stands among the large fields of a form. */
  name?: string;
  onEnter?: (() => void) | undefined;
}

/**
 * An amount of the company's money in a field of its own. What nobody touches keeps the cents that are not written in its
 * country.
 */
export function MoneyField({ label, value, onChange, error, name, onEnter }: Props) {
  const id = useId();
  const { textOf, minorOf } = useMoney();
  const [typed, setTyped] = useState(() => textOf(value));
  return (
    <div className={fields.cell}>
      <label className={fields.cellLabel} data-large={name !== undefined || undefined} htmlFor={id}>
        {label}
      </label>
      <MoneyInput
        id={id}
        name={name}
        value={minorOf(typed) === value ? typed : textOf(value)}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={error === undefined ? undefined : `${id}-fault`}
        onChange={(text) => {
          setTyped(text);
          onChange(minorOf(text));
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || !onEnter) return;
          event.preventDefault();
          onEnter();
        }}
      />
      {error && (
        <p id={`${id}-fault`} className={fields.fault}>
          {error}
        </p>
      )}
    </div>
  );
}
