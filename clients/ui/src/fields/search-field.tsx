import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../phrases.ts';
import { useShortcuts } from '../shortcuts.ts';
import css from './fields.module.css';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Waits for a pause in typing before it tells: for what is asked of the server. */
  afterPause?: boolean;
}

const PAUSE_MS = 250;

/** Looks for something in the list under it; `/` goes there. */
export function SearchField({ label, value, onChange, afterPause = false }: Props) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The address may say something else later: back and forward in the browser.
  useEffect(() => setText(value), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const change = (next: string): void => {
    setText(next);
    clearTimeout(timer.current);
    if (afterPause) timer.current = setTimeout(() => onChange(next), PAUSE_MS);
    else onChange(next);
  };
  const clear = (): void => {
    clearTimeout(timer.current);
    setText('');
    onChange('');
    input.current?.focus();
  };
  useShortcuts({ '/': () => input.current?.focus() });
  return (
    <span className={css.search}>
      <Search aria-hidden size={20} />
      <input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
      />
      {text !== '' && (
        <button type="button" className={css.clear} aria-label={t('field.clear')} onClick={clear}>
          <X aria-hidden size={20} />
        </button>
      )}
    </span>
  );
}
