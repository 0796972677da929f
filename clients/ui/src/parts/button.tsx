import type { ComponentProps } from 'react';
import css from './button.module.css';

interface Props extends Omit<ComponentProps<'button'>, 'className'> {
  /** One `main` button per screen part; the others are quiet. */
  tone?: 'main' | 'quiet';
}

/** A button of at least 48 px whose label may take two lines: Spanish labels are long and must not be cut. */
export function Button({ tone = 'main', type = 'button', ...rest }: Props) {
  return <button {...rest} type={type} className={css.button} data-tone={tone} />;
}
