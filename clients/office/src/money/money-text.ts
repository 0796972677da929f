import { type Language, moneyParts } from '@fastops/ui';

/** Whose money it is. */
export interface Purse {
  currency: string;
  locale: string;
}

/** The most digits before the decimal sign: what the server counts exactly. */
const MOST_DIGITS = 10;

/**
 * What was typed as an amount is written there: only digits, points between the thousands, and decimals where the currency
 * has some. `25900` is `25.900`.
 */
export function tidy(text: string, purse: Purse, language: Language): string {
  const { decimals, decimal, format } = moneyParts(purse, language);
  const [whole = '', ...rest] = text.split(decimal);
  const digits = whole
    .replace(/\D/g, '')
    .replace(/^0+(?=\d)/, '')
    .slice(0, MOST_DIGITS);
  if (digits === '' && rest.length === 0) return '';
  const written = format(Number(digits));
  if (decimals === 0 || rest.length === 0) return written;
  return `${written}${decimal}${rest.join('').replace(/\D/g, '').slice(0, decimals)}`;
}

/** An amount as it is typed; nothing for null. */
export function textOf(minor: number | null, purse: Purse, language: Language): string {
  if (minor === null) return '';
  const { scale, decimals, decimal, format } = moneyParts(purse, language);
  const major = Math.floor(minor / scale);
  const rest = minor - major * scale;
  if (decimals === 0 || rest === 0) return format(major);
  const digits = String(Math.log10(scale));
  return `${format(major)}${decimal}${String(rest).padStart(Number(digits), '0')}`;
}

/** The typed amount in minor units; null while there is none. */
export function minorOf(text: string, purse: Purse, language: Language): number | null {
  const { scale, decimal } = moneyParts(purse, language);
  const [whole = '', part = ''] = text.split(decimal);
  const digits = whole.replace(/\D/g, '');
  if (digits === '' && part === '') return null;
  return Number(digits) * scale + Math.round(Number(`0.${part || '0'}`) * scale);
}
