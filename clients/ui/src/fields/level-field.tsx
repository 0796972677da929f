import { useId } from 'react';
import css from './fields.module.css';

interface Props {
  label: string;
  value: number;
  onChange: (value: number) => void;
  min: number;
  max: number;
  /** The value in words; what is read out instead of the number. */
  words: string;
  help?: string | undefined;
  disabled?: boolean;
}

/** A degree that words say better than a number. */
export function LevelField({ label, value, onChange, min, max, words, help, disabled = false }: Props) {
  const id = useId();
  return (
    <div className={css.field}>
      <label htmlFor={id} className={css.label}>
        {label}
      </label>
      {help && (
        <span id={`${id}-help`} className={css.help}>
          {help}
        </span>
      )}
      <input
        id={id}
        type="range"
        className={css.slider}
        min={min}
        max={max}
        step={1}
        value={value}
        disabled={disabled}
        aria-valuetext={words}
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
      <p>{words}</p>
    </div>
  );
}
