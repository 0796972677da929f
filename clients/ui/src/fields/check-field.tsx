import type { ReactNode } from 'react';
import css from './fields.module.css';

interface Props {
  checked: boolean;
  onChange: (checked: boolean) => void;
  label: ReactNode;
  help?: string | undefined;
  /** Shown, but not to be touched; say why in `help`. */
  blocked?: boolean;
  name?: string;
}

/** A box to tick: yes or no, with its words beside it. */
export function CheckField({ checked, onChange, label, help, blocked = false, name }: Props) {
  return (
    <label className={css.check} data-blocked={blocked || undefined}>
      <input
        type="checkbox"
        name={name}
        checked={checked}
        disabled={blocked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span className={css.checkWords}>
        <span>{label}</span>
        {help && <span className={css.help}>{help}</span>}
      </span>
    </label>
  );
}
