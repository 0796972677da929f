import { ChevronDown } from 'lucide-react';
import { useId } from 'react';
import { Fault } from './fault.tsx';
import css from './fields.module.css';
import type { FieldProps } from './text-field.tsx';

export interface Option {
  value: string;
  label: string;
  disabled?: boolean;
}

interface Props extends FieldProps {
  options: readonly Option[];
  name?: string;
  /** For a place where the label would only repeat what stands beside it. */
  labelHidden?: boolean;
}

/** One of a few: the system's own list, which every phone shows well. */
export function SelectField({ label, value, onChange, options, help, error, labelHidden, ...rest }: Props) {
  const id = useId();
  const words = [help && `${id}-help`, error && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div className={css.field}>
      {!labelHidden && (
        <label htmlFor={id} className={css.label}>
          {label}
        </label>
      )}
      {help && (
        <span id={`${id}-help`} className={css.help}>
          {help}
        </span>
      )}
      <span className={css.select}>
        <select
          {...rest}
          id={id}
          value={value}
          aria-label={labelHidden ? label : undefined}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={words || undefined}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown aria-hidden size={20} />
      </span>
      <Fault id={`${id}-fault`} text={error} />
    </div>
  );
}
