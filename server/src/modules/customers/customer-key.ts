import { dialled, nationalDigits } from './phone.ts';

/** One thing a customer is found by: whatever begins like it. */
export interface CustomerKey {
  kind: 'name' | 'phone' | 'phone_end' | 'document';
  key: string;
}

/** What a search looks for among the keys of each kind; undefined where it cannot be meant. */
export type Wanted = { [Kind in CustomerKey['kind']]: string | undefined };

/** Shorter ends of a number are shared by too many. */
const LEAST_END = 4;

/** A name without case, accents and signs: the words, one space between them. */
export function plain(name: string): string {
  const words = name.normalize('NFD').toLowerCase().replace(/\p{M}/gu, '');
  return words.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** A document without what only makes it readable. */
export const documentKey = (number: string): string => number.replace(/[^0-9A-Za-z]/g, '').toUpperCase();

/** Digits from their end, so that what ends alike begins alike. */
export const backwards = (digits: string): string => Array.from(digits).reverse().join('');

/**
 * All a customer is found by: each word of the name with those behind it, the number inside and outside its country and
 * backwards, the document.
 *
 * @param country where the company is, ISO 3166-1
 */
export function customerKeys(
  facts: { name: string; phoneDigits: string | null; documentKey: string | null },
  country: string,
): CustomerKey[] {
  const words = plain(facts.name).split(' ');
  const names = words.map((_, at) => words.slice(at).join(' ')).filter((name) => name !== '');
  const digits = facts.phoneDigits ?? '';
  const phones = [digits, nationalDigits(digits, country) ?? ''].filter((phone) => phone !== '');
  return [
    ...names.map((key) => ({ kind: 'name' as const, key })),
    ...phones.map((key) => ({ kind: 'phone' as const, key })),
    ...(digits === '' ? [] : [{ kind: 'phone_end' as const, key: backwards(digits) }]),
    ...(facts.documentKey === null ? [] : [{ kind: 'document' as const, key: facts.documentKey }]),
  ];
}

/** What somebody looks for who writes this: digits are a number or a document, anything else a name or a document. */
export function wantedBy(search: string): Wanted {
  const text = search.trim();
  const nothing = { name: undefined, phone: undefined, phone_end: undefined, document: undefined };
  // Letters alone are a name: with the accents taken out of it, it would be the beginning of many a document.
  const document = /[0-9]/.test(text) && /^[0-9A-Za-z .-]+$/.test(text) ? documentKey(text) : undefined;
  if (!/^[0-9+().\s/-]+$/.test(text)) return { ...nothing, document, name: plain(text) || undefined };
  const digits = dialled(text);
  return {
    ...nothing,
    document,
    phone: digits || undefined,
    phone_end: digits.length < LEAST_END ? undefined : backwards(digits),
  };
}
