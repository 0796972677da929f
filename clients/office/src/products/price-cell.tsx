import type { ProductLine } from '@fastops/device';
import { formatRate, useLanguage, useT } from '@fastops/ui';
import { type KeyboardEvent, useRef, useState } from 'react';
import { MoneyInput } from '../money/money-input.tsx';
import { useMoney } from '../money/use-money.ts';
import { hasOwnPrice } from './bulk.ts';
import css from './products.module.css';
import type { SetPrice } from './use-set-price.ts';

interface Props {
  line: ProductLine;
  onSet: SetPrice;
}

/** What a product costs; its own price is changed where it stands. */
export function PriceCell({ line, onSet }: Props) {
  return hasOwnPrice(line) ? <OwnPrice line={line} onSet={onSet} /> : <OtherPrice line={line} />;
}

/** Goes to the next price below or above that can be changed, and opens it. */
function openNext(from: HTMLElement, back: boolean): boolean {
  const step = (row: Element | null | undefined) =>
    back ? row?.previousElementSibling : row?.nextElementSibling;
  for (let row = step(from.closest('tr')); row; row = step(row)) {
    const price = row.querySelector<HTMLElement>('[data-price]');
    if (price) {
      price.click();
      return true;
    }
  }
  return false;
}

/** A price while it is typed: what stands in the field, and how it ends. */
function useTyping({ line, onSet }: Props) {
  const { textOf, minorOf } = useMoney();
  const [text, setText] = useState<string>();
  // Closing it takes the focus away, which would save once more.
  const open = useRef(false);
  // The price that was looked at, whatever is read meanwhile: by it the server tells who was slower.
  const looked = useRef(line);
  const begin = (): void => {
    open.current = true;
    looked.current = line;
    setText(textOf(line.priceMinor));
  };
  const end = (save: boolean): void => {
    if (!open.current) return;
    open.current = false;
    setText(undefined);
    const typed = minorOf(text ?? '');
    // Cents that are not shown are not read back from the text: what was not touched stays.
    if (save && typed !== null && text !== textOf(looked.current.priceMinor))
      void onSet(looked.current, typed);
  };
  return { text, setText, begin, end };
}

function OwnPrice(props: Props) {
  const t = useT();
  const { money } = useMoney();
  const { text, setText, begin, end } = useTyping(props);
  const refocus = useRef(false);
  const { name, priceMinor } = props.line;
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    const { key, shiftKey, currentTarget } = event;
    if (key === 'Enter' || key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      refocus.current = true;
      end(key === 'Enter');
    }
    const up = key === 'ArrowUp' || (key === 'Tab' && shiftKey);
    if ((up || key === 'ArrowDown' || key === 'Tab') && openNext(currentTarget, up)) {
      event.preventDefault();
      end(true);
    }
  };
  if (text !== undefined)
    return (
      <MoneyInput
        className={css.priceInput}
        aria-label={t('office.products.price.of', { name })}
        autoFocus
        value={text}
        onChange={setText}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onBlur={() => end(true)}
        onKeyDown={press}
      />
    );
  return (
    <button
      ref={(button) => {
        if (button && refocus.current) button.focus();
        refocus.current = false;
      }}
      type="button"
      data-price
      className={css.priceButton}
      aria-label={t('office.products.price.change', { name, price: money(priceMinor) })}
      onClick={begin}
    >
      {money(priceMinor)}
    </button>
  );
}

/** Of what is deleted, of what its sizes say, and of what follows its parts. */
function OtherPrice({ line: { priceMinor, sizes, lessBasisPoints } }: { line: ProductLine }) {
  const t = useT();
  const language = useLanguage();
  const { money } = useMoney();
  const amounts = sizes.map((size) => size.priceMinor);
  const [least, most] = [Math.min(...amounts), Math.max(...amounts)];
  const words =
    lessBasisPoints === null
      ? sizes.length === 0
        ? money(priceMinor)
        : least === most
          ? money(least)
          : `${money(least)} – ${money(most)}`
      : t('office.products.price.less', { rate: formatRate(lessBasisPoints, language) });
  return <span className={css.priceText}>{words}</span>;
}
