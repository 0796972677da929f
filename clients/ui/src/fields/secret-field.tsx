import { PasswordInput } from '@mantine/core';
import { useId } from 'react';
import { useT } from '../phrases.ts';
import css from './fields.module.css';
import strengthCss from './strength.module.css';
import { passwordStrength, STRENGTHS } from './strength.ts';
import type { FieldProps } from './text-field.tsx';

interface Props extends FieldProps {
  name: string;
  autoComplete: 'current-password' | 'new-password' | 'one-time-code' | 'off';
  inputMode?: 'numeric';
  maxLength?: number;
  /** Says how well the text would serve as a password. */
  withStrength?: boolean;
}

/** Text that is not shown unless asked for. Pasting is allowed: password keepers do. */
export function SecretField({ onChange, help, value, withStrength = false, ...rest }: Props) {
  const t = useT();
  const hint = useId();
  return (
    <div className={css.field}>
      <PasswordInput
        {...rest}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        description={help}
        // Mantine says it of every field but this one.
        aria-invalid={rest.error ? true : undefined}
        withAsterisk={false}
        visibilityToggleButtonProps={{ 'aria-label': t('login.showPassword') }}
        classNames={{ root: css.control ?? '', label: css.label ?? '', description: css.help ?? '' }}
      />
      {withStrength && value !== '' && !rest.error && <Strength id={hint} password={value} />}
    </div>
  );
}

function Strength({ id, password }: { id: string; password: string }) {
  const t = useT();
  const strength = passwordStrength(password);
  const steps = STRENGTHS.indexOf(strength) + 1;
  return (
    <p id={id} className={strengthCss.strength} data-strength={strength} role="status">
      <span aria-hidden className={strengthCss.bars}>
        {STRENGTHS.map((step, index) => (
          <span key={step} className={strengthCss.bar} data-filled={index < steps || undefined} />
        ))}
      </span>
      {t(`field.strength.${strength}`)}
    </p>
  );
}
