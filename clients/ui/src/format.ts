import type { Language } from './phrases.ts';

/** What decides how amounts and times look: the company's own settings, never the device's. */
export interface Place {
  currency: string;
  locale: string;
  timeZone: string;
}

const NUMBERS = new Map<string, Intl.NumberFormat>();
const DATES = new Map<string, Intl.DateTimeFormat>();

/**
 * Decimals of the stored minor unit (ISO 4217) where they are not 2. Not asked of Intl: its data says how many
 * decimals people write, which for the peso is none.
 */
const MINOR_DECIMALS: Readonly<Record<string, number>> = { CLP: 0, PYG: 0 };

/** Currencies shown with fewer decimals than they are stored with: nobody prices in centavos of a peso. */
const SHOWN_DECIMALS: Readonly<Record<string, number>> = { COP: 0 };

/** The company's locale in the reader's language: es-CO read in English is en-CO. */
function localeFor(locale: string, language: Language): string {
  const given = new Intl.Locale(locale);
  return given.language === language || !given.region ? locale : `${language}-${given.region}`;
}

function moneyFormat(currency: string, locale: string): { format: Intl.NumberFormat; scale: number } {
  const name = `${locale} ${currency}`;
  let format = NUMBERS.get(name);
  if (!format) {
    const shown = SHOWN_DECIMALS[currency];
    format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      ...(shown === undefined ? {} : { minimumFractionDigits: shown, maximumFractionDigits: shown }),
    });
    NUMBERS.set(name, format);
  }
  return { format, scale: 10 ** (MINOR_DECIMALS[currency] ?? 2) };
}

/** `3890000` COP in es-CO is `$ 38.900` (with U+00A0 after the sign). Input in minor units. */
export function formatMoney(minor: number, place: Place, language: Language): string {
  const { format, scale } = moneyFormat(place.currency, localeFor(place.locale, language));
  return format.format(minor / scale);
}

/** Basis points as a percentage: 800 is `8 %` in Spanish, `8%` in English. */
export function formatRate(basisPoints: number, language: Language): string {
  const name = `rate ${language}`;
  let format = NUMBERS.get(name);
  if (!format) {
    format = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 });
    NUMBERS.set(name, format);
  }
  return format.format(basisPoints / 10_000);
}

function dateFormat(
  place: Place,
  language: Language,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const locale = localeFor(place.locale, language);
  const name = `${locale} ${place.timeZone} ${JSON.stringify(options)}`;
  let format = DATES.get(name);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { ...options, timeZone: place.timeZone });
    DATES.set(name, format);
  }
  return format;
}

/** The time of day at the branch: `2:05 p. m.`, `2:05 PM`. */
export function formatTime(at: number | string, place: Place, language: Language): string {
  return dateFormat(place, language, { hour: 'numeric', minute: '2-digit' }).format(new Date(at));
}

/** The parts of a day that are written: the year only where it is not this one. */
function dayOptions(at: Date, place: Place, language: Language, now: number): Intl.DateTimeFormatOptions {
  const year = dateFormat(place, language, { year: 'numeric' });
  const day = { day: 'numeric', month: 'short' } as const;
  return year.format(at) === year.format(new Date(now)) ? day : { ...day, year: 'numeric' };
}

/** Some countries put a word between day and month, which a list has no room for: `26 de nov` is `26 nov`. */
const short = (text: string): string => text.replaceAll(' de ', ' ');

/** The day at the branch: `26 nov`, of another year `26 nov 2025`. */
export function formatDate(
  at: number | string,
  place: Place,
  language: Language,
  now: number = Date.now(),
): string {
  const moment = new Date(at);
  return short(dateFormat(place, language, dayOptions(moment, place, language, now)).format(moment));
}

/** Day and time at the branch: `26 nov, 2:05 p. m.`. */
export function formatDateTime(
  at: number | string,
  place: Place,
  language: Language,
  now: number = Date.now(),
): string {
  const moment = new Date(at);
  const day = dayOptions(moment, place, language, now);
  const options = { ...day, hour: 'numeric', minute: '2-digit' } as const;
  return short(dateFormat(place, language, options).format(moment));
}

const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** How long ago or ahead: `hace 3 minutos`, `ayer`; under a minute it is now. */
export function formatRelative(at: number | string, now: number, language: Language): string {
  const seconds = (new Date(at).getTime() - now) / 1000;
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ['minute', 60];
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(Math.trunc(seconds / size), unit);
}

/** A count with the marks of the company's country: `1.234`. */
export function formatNumber(value: number, locale: string, language: Language): string {
  return new Intl.NumberFormat(localeFor(locale, language)).format(value);
}

/** Names joined as the language does: `Cocina y Bar`, `Kitchen and Bar`. */
export function formatList(names: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
}

/** Seconds as `m:ss`, from an hour on `h:mm:ss`. */
export function formatAge(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** How amounts of a currency are typed where the company is: with how many decimals, and by which signs. */
export interface MoneyParts {
  /** Minor units in one of the currency. */
  scale: number;
  /** Decimals that people write. */
  decimals: number;
  decimal: string;
  /** A whole number with its points. */
  format: (whole: number) => string;
}

/** The parts of an amount as it is typed: for the peso in Colombia `25.900`, in Mexico `25,900.50`. */
export function moneyParts(place: Pick<Place, 'currency' | 'locale'>, language: Language): MoneyParts {
  const locale = localeFor(place.locale, language);
  const { format, scale } = moneyFormat(place.currency, locale);
  const parts = new Intl.NumberFormat(locale).formatToParts(0.5);
  return {
    scale,
    decimals: format.resolvedOptions().maximumFractionDigits ?? 0,
    decimal: parts.find(({ type }) => type === 'decimal')?.value ?? '.',
    format: (whole) => new Intl.NumberFormat(locale, { useGrouping: true }).format(whole),
  };
}
