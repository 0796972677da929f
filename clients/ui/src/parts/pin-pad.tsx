import { Delete } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useT } from '../phrases.ts';
import { Button } from './button.tsx';
import css from './pin.module.css';

const LEAST = 4;
const MOST = 6;
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
const PLACES = Array.from({ length: MOST }, (_, place) => place);

interface Props {
  /** Over the dots: whose PIN it is. */
  label: string;
  /** Resolves whether right or wrong: what went wrong is said by whoever shows the pad. */
  onPin: (pin: string) => Promise<void>;
  /** Nothing can be typed: a pause, a lock. */
  disabled: boolean;
  /** What went wrong. */
  children?: ReactNode;
}

/**
 * Four to six digits. The sixth sends by itself; four or five are sent by the key or Enter, since nobody knows here how
 * long a PIN is. The digits of a keyboard work too, and a PIN can be pasted.
 */
export function PinPad({ label, onPin, disabled, children }: Props) {
  const t = useT();
  const { pin, closed, press, enter, drop } = useDigits(onPin, disabled);
  return (
    <section className={css.pad} aria-label={label}>
      <p className={css.label}>{label}</p>
      <p className={css.dots} role="status">
        <span className={css.hidden}>{t('pin.digits', { n: pin.length })}</span>
        {PLACES.map((place) => (
          <span key={place} aria-hidden className={css.dot} data-full={place < pin.length || undefined} />
        ))}
      </p>
      <div className={css.slot}>{children}</div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it keeps the focus off a tapped key, so that Enter sends */}
      <div className={css.keys} onMouseDown={(event) => event.preventDefault()}>
        {KEYS.map((digit) => (
          <button
            key={digit}
            type="button"
            className={css.key}
            aria-disabled={closed}
            onClick={() => press(digit)}
          >
            {digit}
          </button>
        ))}
        <button
          type="button"
          className={css.key}
          aria-label={t('pin.delete')}
          aria-disabled={closed || pin === ''}
          onClick={drop}
        >
          <Delete aria-hidden size={24} />
        </button>
        <button type="button" className={css.key} aria-disabled={closed} onClick={() => press('0')}>
          0
        </button>
        <Button onClick={enter} aria-disabled={closed || pin.length < LEAST}>
          {t('pin.ok')}
        </Button>
      </div>
    </section>
  );
}

/** The digits typed so far, by the keys on the screen, by those of a keyboard, or pasted. */
function useDigits(onPin: (pin: string) => Promise<void>, disabled: boolean) {
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const closed = busy || disabled;
  const submit = useCallback(
    async (typed: string) => {
      setBusy(true);
      // Right or wrong, the next one begins anew.
      await onPin(typed).finally(() => {
        setBusy(false);
        setPin('');
      });
    },
    [onPin],
  );
  const press = useCallback(
    (digits: string) => {
      if (closed) return;
      const typed = (pin + digits).slice(0, MOST);
      setPin(typed);
      if (typed.length === MOST) void submit(typed);
    },
    [closed, pin, submit],
  );
  const drop = useCallback(() => {
    if (!closed) setPin(pin.slice(0, -1));
  }, [closed, pin]);
  const enter = useCallback(() => {
    if (!closed && pin.length >= LEAST) void submit(pin);
  }, [closed, pin, submit]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (/^[0-9]$/.test(event.key)) press(event.key);
      else if (event.key === 'Backspace') drop();
      // A key that has the focus answers Enter itself.
      else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) enter();
      else return;
      event.preventDefault();
    };
    const onPaste = (event: ClipboardEvent): void => {
      press((event.clipboardData?.getData('text') ?? '').replace(/\D/g, ''));
    };
    addEventListener('keydown', onKey);
    addEventListener('paste', onPaste);
    return () => {
      removeEventListener('keydown', onKey);
      removeEventListener('paste', onPaste);
    };
  }, [press, drop, enter]);
  return { pin, closed, press, enter, drop };
}
