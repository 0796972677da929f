/** What a country decides for a new restaurant; each can be changed later but the currency. */
export interface Country {
  /** ISO 3166-1 */
  code: string;
  /** ISO 4217 */
  currency: string;
  /** IANA zone of its biggest city. */
  timeZone: string;
  /** What the tax number is called there. */
  taxName: string;
}

/** Where FastOps is offered, Colombia first. */
export const COUNTRIES: readonly Country[] = [
  { code: 'CO', currency: 'COP', timeZone: 'America/Bogota', taxName: 'NIT' },
  { code: 'AR', currency: 'ARS', timeZone: 'America/Argentina/Buenos_Aires', taxName: 'CUIT' },
  { code: 'CL', currency: 'CLP', timeZone: 'America/Santiago', taxName: 'RUT' },
  { code: 'CR', currency: 'CRC', timeZone: 'America/Costa_Rica', taxName: 'Cédula jurídica' },
  { code: 'DO', currency: 'DOP', timeZone: 'America/Santo_Domingo', taxName: 'RNC' },
  { code: 'EC', currency: 'USD', timeZone: 'America/Guayaquil', taxName: 'RUC' },
  { code: 'GT', currency: 'GTQ', timeZone: 'America/Guatemala', taxName: 'NIT' },
  { code: 'MX', currency: 'MXN', timeZone: 'America/Mexico_City', taxName: 'RFC' },
  { code: 'PA', currency: 'USD', timeZone: 'America/Panama', taxName: 'RUC' },
  { code: 'PE', currency: 'PEN', timeZone: 'America/Lima', taxName: 'RUC' },
  { code: 'UY', currency: 'UYU', timeZone: 'America/Montevideo', taxName: 'RUT' },
  { code: 'US', currency: 'USD', timeZone: 'America/New_York', taxName: 'EIN' },
  { code: 'ES', currency: 'EUR', timeZone: 'Europe/Madrid', taxName: 'NIF' },
];

const COLOMBIA = COUNTRIES[0] as Country;

/** The country of a code; Colombia for an unknown one. */
export const countryOf = (code: string): Country =>
  COUNTRIES.find((country) => country.code === code) ?? COLOMBIA;

/** Their names in the reader's language. */
export function countryOptions(language: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(language, { type: 'region' });
  return COUNTRIES.map(({ code }) => ({ value: code, label: names.of(code) ?? code }));
}
