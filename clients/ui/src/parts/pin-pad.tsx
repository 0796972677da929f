import { Delete } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useT } from '../phrases.ts';
import { Button } from './button.tsx';
import css from './pin.module.css';

const LEAST = 4;
const MOST = 6;
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

interface Props {
  /** Over the dots: whose PIN it is. */
  label: string;
  /** Resolves once it was right; rejects with the refusal, whose words stand with whoever shows the pad. */
  onPin: (pin: string) => Promise<void>;
  /** Nothing can be typed: a pause, a lock. */
  disabled: boolean;
}

/**
 * Four to six digits. The sixth sends by itself; four or five are sent by the key or Enter, since nobody knows here how
 * long a PIN is. The digits of a keyboard work too.
 */
export function PinPad({ label, onPin, disabled }: Props) {
  const t = useT();
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const closed = busy || disabled;
  const submit = useCallback(
    async (typed: string) => {
      setBusy(true);
      // Right or wrong, the next one begins anew; what went wrong is said by whoever shows the pad.
      await onPin(typed).finally(() => {
        setBusy(false);
        setPin('');
      });
    },
    [onPin],
  );
  const press = useCallback(
    (digit: string) => {
      if (closed || pin.length >= MOST) return;
      const typed = pin + digit;
      setPin(typed);
      if (typed.length === MOST) void submit(typed);
    },
    [closed, pin, submit],
  );
  const enter = useCallback(() => {
    if (!closed && pin.length >= LEAST) void submit(pin);
  }, [closed, pin, submit]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (/^[0-9]$/.test(event.key)) press(event.key);
      else if (event.key === 'Backspace') setPin((typed) => typed.slice(0, -1));
      // A key that has the focus answers Enter itself.
      else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) enter();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [press, enter]);
  return (
    <div className={css.pad}>
      <p className={css.label}>{label}</p>
      <p className={css.dots} role="status" aria-label={t('pin.digits', { n: pin.length })}>
        {Array.from({ length: MOST }, (_, place) => place).map((place) => (
          <span key={place} className={css.dot} data-full={place < pin.length || undefined} />
        ))}
      </p>
      <div className={css.keys}>
        {KEYS.map((digit) => (
          <button
            key={digit}
            type="button"
            className={css.key}
            disabled={closed}
            onClick={() => press(digit)}
          >
            {digit}
          </button>
        ))}
        <button
          type="button"
          className={css.key}
          aria-label={t('pin.delete')}
          disabled={closed}
          onClick={() => setPin(pin.slice(0, -1))}
        >
          <Delete aria-hidden size={24} />
        </button>
        <button type="button" className={css.key} disabled={closed} onClick={() => press('0')}>
          0
        </button>
        <Button onClick={enter} disabled={closed || pin.length < LEAST}>
          {t('pin.ok')}
        </Button>
      </div>
    </div>
  );
}
