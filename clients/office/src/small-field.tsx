import { useId } from 'react';
import fields from './fields.module.css';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  maxLength: number;
  /** Just added: typing goes on in it. */
  autoFocus?: boolean;
  invalid?: boolean;
  inputMode?: 'text' | 'numeric' | 'decimal';
}

/** A line of text in a row of small fields. */
export function SmallField({ label, onChange, autoFocus = false, invalid = false, ...rest }: Props) {
  const id = useId();
  return (
    <label className={fields.cell} htmlFor={id}>
      <span className={fields.cellLabel}>{label}</span>
      <input
        {...rest}
        id={id}
        // biome-ignore lint/a11y/noAutofocus: whoever added a row goes on typing in it
        autoFocus={autoFocus}
        autoComplete="off"
        aria-invalid={invalid || undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}
