import { Refusal } from '../../kernel/refusal.ts';
import { type CustomerKey, customerKeys, documentKey } from './customer-key.ts';
import { phoneDigits } from './phone.ts';

export const DOCUMENT_KINDS = ['cc', 'ce', 'nit', 'passport', 'other'] as const;
export const PURPOSES = ['data', 'marketing'] as const;
export const SOURCES = ['pos', 'phone', 'web', 'paper'] as const;
/** Why somebody is erased. No free text: what is written down of the act outlives it, and must not name anybody. */
export const ERASURE_REASONS = ['requested', 'consent_withdrawn', 'no_longer_needed'] as const;

/** A paper that says who somebody is. */
export interface CustomerDocument {
  kind: (typeof DOCUMENT_KINDS)[number];
  number: string;
}

/** Where something is brought to. */
export interface AddressShape {
  id: string;
  label: string;
  line: string;
  detail: string | null;
  neighbourhood: string | null;
  city: string | null;
  directions: string | null;
  /** Degrees. */
  location: { latitude: number; longitude: number } | null;
}

/** A customer as somebody wants it. */
export interface CustomerShape {
  name: string;
  phone: string | null;
  email: string | null;
  document: CustomerDocument | null;
  note: string | null;
  addresses: readonly AddressShape[];
}

/** What of a customer follows from the rest: what makes it the only one, and what it is found by. */
export interface CustomerFacts {
  phoneDigits: string | null;
  documentKey: string | null;
  keys: CustomerKey[];
}

const LEAST_DIGITS = 7;
const MOST_DIGITS = 15;

/**
 * What follows from a customer as it is wanted.
 *
 * @param country where the company is, ISO 3166-1
 * @throws Refusal `invalid` customers.phone_invalid for a number of under 7 digits or over the 15 of ITU-T E.164,
 *   customers.address_repeated
 */
export function customerFacts(shape: CustomerShape, country: string): CustomerFacts {
  const ids = shape.addresses.map(({ id }) => id);
  if (new Set(ids).size < ids.length) throw new Refusal('invalid', 'customers.address_repeated');
  const digits = shape.phone === null ? null : phoneDigits(shape.phone, country);
  if (digits !== null && (digits.length < LEAST_DIGITS || digits.length > MOST_DIGITS))
    throw new Refusal('invalid', 'customers.phone_invalid');
  const unique = {
    phoneDigits: digits,
    documentKey: shape.document && documentKey(shape.document.number),
  };
  return { ...unique, keys: customerKeys({ name: shape.name, ...unique }, country) };
}

const FIELDS = ['name', 'phone', 'email', 'document', 'note', 'addresses'] as const;

/** Which parts of a customer are other ones: their names, never what stands in them. */
export function changedFields(before: CustomerShape, after: CustomerShape): (typeof FIELDS)[number][] {
  return FIELDS.filter((field) => written(before[field]) !== written(after[field]));
}

/** A value as text that does not depend on the order in which its parts were sent. */
function written(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** What stands in the place of a name that was erased, in the language of the company. */
export function erasedName(locale: string): string {
  return new Intl.Locale(locale).language === 'en' ? 'Erased customer' : 'Cliente borrado';
}
