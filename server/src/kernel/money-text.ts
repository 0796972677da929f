import { minorDecimals, settledUnit } from './money.ts';

/** Whose money it is, and who reads it. */
export interface Purse {
  /** ISO 4217. */
  currency: string;
  /** BCP 47, such as `es-CO`. */
  locale: string;
}

/**
 * An amount as people read it: `$ 142.583`. Every sign of it is ASCII, so that any printer shows it: a currency whose sign is
 * not is named by its code. Decimals are shown where there is something in them, or where people settle them.
 *
 * @param minor minor units of the currency
 * @throws RangeError for what is no whole number that is counted exactly
 */
export function moneyText(minor: number, { currency, locale }: Purse): string {
  if (!Number.isSafeInteger(minor)) throw new RangeError('the amount cannot be shown exactly');
  const decimals = minorDecimals(currency);
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const cut = digits.length - decimals;
  const hasRest = Number(digits.slice(cut)) !== 0 || settledUnit(currency) === 1;
  const shown = hasRest ? decimals : 0;
  const amount = `${digits.slice(0, cut)}.${digits.slice(cut)}` as Intl.StringNumericLiteral;
  const inWords = (words: string, currencyDisplay: 'narrowSymbol' | 'code') =>
    new Intl.NumberFormat(words, {
      ...{ style: 'currency', currency, currencyDisplay, numberingSystem: 'latn' },
      ...{ minimumFractionDigits: shown, maximumFractionDigits: shown },
    })
      .format(amount)
      .replace(/\p{Zs}/gu, ' ')
      .replace(/\p{Cf}/gu, '');
  const symbol = inWords(locale, 'narrowSymbol');
  const named = isAscii(symbol) ? symbol : inWords(locale, 'code');
  const text = isAscii(named) ? named : inWords('en', 'code');
  return minor < 0 ? `-${text}` : text;
}

const isAscii = (text: string): boolean => /^[\x20-\x7e]+$/.test(text);
