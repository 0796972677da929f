import css from './filter-tabs.module.css';

interface Props<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
}

/** One of a few views of a list. */
export function FilterTabs<Value extends string>({ label, value, options, onChange }: Props<Value>) {
  return (
    <fieldset className={css.tabs}>
      <legend className={css.legend}>{label}</legend>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className={css.tab}
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
