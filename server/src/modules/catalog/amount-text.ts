import { MAX_MINOR, minorDecimals } from '../../kernel/money.ts';

/** Whose money it is. */
export interface Purse {
  currency: string;
  /** BCP 47. */
  locale: string;
}

/** The decimal sign where the company is. */
export function decimalSign(locale: string): ',' | '.' {
  const parts = new Intl.NumberFormat(locale).formatToParts(0.5);
  return parts.find(({ type }) => type === 'decimal')?.value === ',' ? ',' : '.';
}

/** An amount in minor units as a number with the decimal sign of the place and no points: `25900`, `25900,5`. */
export function amountText(minor: number, { currency, locale }: Purse): string {
  const decimals = minorDecimals(currency);
  const digits = String(minor).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const rest = withoutZeros(digits.slice(digits.length - decimals));
  return rest === '' ? whole : `${whole}${decimalSign(locale)}${rest}`;
}

/** Decimals without the zeros at their end. */
function withoutZeros(digits: string): string {
  let length = digits.length;
  while (digits[length - 1] === '0') length -= 1;
  return digits.slice(0, length);
}

/** What is wrong with an amount. */
export type AmountFault = 'bad' | 'negative' | 'too_large';

const GROUPED = { ',': /^\d{1,3}(,\d{3})+$/, '.': /^\d{1,3}(\.\d{3})+$/ } as const;

/**
 * The minor units somebody means, or what is wrong: with the signs of the place, or with both signs, of which the last one is
 * the decimal. What could be one amount or a thousand times as much is refused, never guessed.
 */
export function amountOf(text: string, { currency, locale }: Purse): number | AmountFault {
  const bare = text.replace(/[\p{Sc}\s]/gu, '').replace(/^[A-Za-z]{3}(?=[\d(-])|(?<=\d)[A-Za-z]{3}$/g, '');
  if (/\d/.test(bare) && (bare.startsWith('-') || (bare.startsWith('(') && bare.endsWith(')'))))
    return 'negative';
  if (!/^[\d.,']{1,30}$/.test(bare) || !/\d/.test(bare)) return 'bad';
  const sign = decimalSign(locale);
  const decimal = bare.includes(',') && bare.includes('.') ? lastSign(bare) : sign;
  const [whole = '', rest = '', ...more] = bare.replaceAll("'", '').split(decimal);
  const group = decimal === ',' ? '.' : ',';
  const plain = /^\d+$/.test(whole) || GROUPED[group].test(whole);
  const decimals = minorDecimals(currency);
  if (more.length > 0 || !plain || !/^\d*$/.test(rest)) return 'bad';
  const kept = withoutZeros(rest);
  if (kept.length > decimals || (rest.length === 3 && sign === decimal && !bare.includes(group)))
    return 'bad';
  const digits = `${whole.replaceAll(group, '')}${kept.padEnd(decimals, '0')}`.replace(/^0+(?=\d)/, '');
  return digits.length > 15 || Number(digits) > MAX_MINOR ? 'too_large' : Number(digits);
}

const lastSign = (text: string) => (text.lastIndexOf(',') > text.lastIndexOf('.') ? ',' : '.');
