import { backwards, dialled, nationalDigits, phoneDigits, plain } from '../customers/index.ts';
import type { Order } from './order.ts';

/** One thing an order is found by: whatever begins like it. */
export interface OrderKey {
  kind: 'name' | 'phone' | 'phone_end' | 'external';
  key: string;
}

/** What a search looks for; an order is wanted when one of it fits. */
export interface Wanted {
  /** Beginnings of words of the guest's name, all of them. */
  words: string[];
  /** Beginnings of other keys, any of them. */
  keys: OrderKey[];
  /** The name of a table. */
  table: string;
  /** A number of the branch, or a turn of the day. */
  number: number | undefined;
}

/** Shorter pieces of a telephone number are shared by too many. */
const LEAST_DIGITS = 4;

/** Its name elsewhere, without what only makes it readable. */
const compact = (text: string): string => plain(text).replaceAll(' ', '');

/**
 * All an order is found by beside its numbers and its table; nothing for one without a guest that comes from here.
 *
 * @param locale of the company, BCP 47: numbers are dialled as in its country
 */
export function orderKeys(
  { guest, external }: Pick<Order, 'guest' | 'external'>,
  locale: string,
): OrderKey[] {
  const country = new Intl.Locale(locale).region ?? '';
  const phone = guest?.phone == null ? '' : phoneDigits(guest.phone, country);
  const keys: OrderKey[] = [
    ...plain(guest?.name ?? '')
      .split(' ')
      .map((key) => ({ kind: 'name' as const, key })),
    ...[phone, nationalDigits(phone, country) ?? ''].map((key) => ({ kind: 'phone' as const, key })),
    { kind: 'phone_end', key: backwards(phone) },
    { kind: 'external', key: compact(external?.id ?? '') },
  ];
  return keys.filter(({ key }) => key !== '');
}

/** What somebody looks for who writes this; undefined for nothing. */
export function wantedBy(search: string): Wanted | undefined {
  const text = search.trim();
  if (text === '') return undefined;
  const external = { kind: 'external' as const, key: compact(text) };
  const keys = external.key === '' ? [] : [external];
  if (!/^[0-9+().\s/#-]+$/.test(text))
    return { words: plain(text).split(' ').filter(Boolean), keys, table: text, number: undefined };
  const digits = dialled(text);
  const phone: OrderKey[] =
    digits.length < LEAST_DIGITS
      ? []
      : [
          { kind: 'phone', key: digits },
          { kind: 'phone_end', key: backwards(digits) },
        ];
  const number = /^#?[0-9]{1,15}$/.test(text) ? Number(text.replace('#', '')) : undefined;
  return { words: [], keys: [...keys, ...phone], table: text, number };
}
