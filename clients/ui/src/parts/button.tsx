import type { ComponentProps, MouseEvent } from 'react';
import css from './button.module.css';

type Tone = 'main' | 'quiet' | 'danger';

interface Props extends Omit<ComponentProps<'button'>, 'className'> {
  /** One `main` button per screen part; the others are quiet; `danger` takes something away. */
  tone?: Tone;
}

/** A button of at least 48 px whose label may take two lines: Spanish labels are long and must not be cut. */
export function Button({ tone = 'main', type = 'button', ...rest }: Props) {
  return <button {...rest} type={type} className={css.button} data-tone={tone} />;
}

interface LinkProps extends Omit<ComponentProps<'a'>, 'className' | 'href'> {
  href: string;
  tone?: Tone;
  /** Goes there without loading the page anew; a new tab stays the browser's. */
  onGo?: ((href: string) => void) | undefined;
}

/** Looks like a button and goes somewhere. */
export function ButtonLink({ tone = 'quiet', href, onGo, ...rest }: LinkProps) {
  return (
    <a {...rest} href={href} className={css.button} data-tone={tone} onClick={goTo(href, onGo)}>
      {rest.children}
    </a>
  );
}

/** A plain click goes through the app's own router; with Ctrl, ⌘ or another button the browser does what it does. */
export function goTo(href: string, onGo: ((href: string) => void) | undefined) {
  return (event: MouseEvent): void => {
    if (!onGo || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onGo(href);
  };
}
