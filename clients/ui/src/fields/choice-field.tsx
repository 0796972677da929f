import { useId } from 'react';
import css from './choice-field.module.css';
import { Fault } from './fault.tsx';

interface Props<Value extends string> {
  label: string;
  /** Undefined while nothing was chosen. */
  value: Value | undefined;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
  error?: string | undefined;
}

/** One of a few that are all in sight: one tap instead of the two of a list. */
export function ChoiceField<Value extends string>({ label, value, options, onChange, error }: Props<Value>) {
  const id = useId();
  const wrong = error !== undefined;
  return (
    <div
      className={css.group}
      role="radiogroup"
      // So that the form can lead to it when the choice is missing.
      tabIndex={-1}
      aria-labelledby={`${id}-label`}
      aria-invalid={wrong || undefined}
      aria-describedby={wrong ? `${id}-fault` : undefined}
    >
      <span id={`${id}-label`} className={css.label}>
        {label}
      </span>
      <div className={css.options}>
        {options.map((option) => (
          <label key={option.value} className={css.option}>
            <input
              type="radio"
              name={id}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
      <Fault id={`${id}-fault`} text={error} />
    </div>
  );
}
