import { useLanguage } from '@fastops/ui';
import { type ComponentProps, useLayoutEffect, useRef } from 'react';
import { useMe } from '../me.ts';
import { tidy } from './money-text.ts';

interface Props extends Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'ref' | 'inputMode'> {
  /** As it is written; see `textOf` and `minorOf`. */
  value: string;
  onChange: (text: string) => void;
}

/** Digits to the right of a place in a text: by them the caret finds its place again among new points. */
const digitsAfter = (text: string, at: number): number => text.slice(at).replace(/\D/g, '').length;

/** An amount of the company's money: takes only digits, and writes the points while one types. */
export function MoneyInput({ value, onChange, ...rest }: Props) {
  const { company } = useMe();
  const language = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const after = useRef<number>(undefined);
  useLayoutEffect(() => {
    const element = input.current;
    if (after.current === undefined || !element) return;
    let at = element.value.length;
    while (at > 0 && digitsAfter(element.value, at) < after.current) at -= 1;
    element.setSelectionRange(at, at);
    after.current = undefined;
  });
  return (
    <input
      {...rest}
      ref={input}
      value={value}
      inputMode="decimal"
      autoComplete="off"
      onChange={({ currentTarget }) => {
        const at = currentTarget.selectionStart ?? currentTarget.value.length;
        after.current = digitsAfter(currentTarget.value, at);
        onChange(tidy(currentTarget.value, company, language));
      }}
    />
  );
}
