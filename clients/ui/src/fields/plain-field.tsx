import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, useId, useState } from 'react';
import { useT } from '../phrases.ts';
import { Fault } from './fault.tsx';
import css from './plain-field.module.css';

interface Props extends Omit<ComponentProps<'input'>, 'className' | 'id'> {
  label: string;
  help?: string;
  error?: string | undefined;
}

/** A field without a library, for what is asked before anything else has been loaded. */
export function PlainField({ label, help, error, children, ...input }: Props) {
  const id = useId();
  const described = [help && `${id}-help`, error && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div className={css.field}>
      <label htmlFor={id}>{label}</label>
      {help && (
        <span id={`${id}-help`} className={css.help}>
          {help}
        </span>
      )}
      <span className={css.box}>
        <input
          {...input}
          id={id}
          className={css.input}
          aria-invalid={error ? true : undefined}
          aria-describedby={described || undefined}
        />
        {children}
      </span>
      <Fault id={`${id}-fault`} text={error} />
    </div>
  );
}

/** A password, shown when asked for. Pasting is allowed: password keepers do. */
export function PlainSecret(props: Props) {
  const t = useT();
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <PlainField {...props} type={shown ? 'text' : 'password'}>
      <button
        type="button"
        className={css.show}
        aria-label={t('login.showPassword')}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
      >
        <Icon aria-hidden size={20} />
      </button>
    </PlainField>
  );
}
