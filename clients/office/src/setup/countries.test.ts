import { expect, test } from 'vitest';
import { COUNTRIES, countryOf, countryOptions } from './countries.ts';

test.each(COUNTRIES)('$code has a zone and a currency that exist', ({ code, currency, timeZone }) => {
  expect(() => new Intl.DateTimeFormat(`es-${code}`, { timeZone })).not.toThrow();
  expect(Intl.supportedValuesOf('currency')).toContain(currency);
});

test('Colombia comes first and stands in for what is not known', () => {
  expect(countryOptions('es')[0]).toEqual({ value: 'CO', label: 'Colombia' });
  expect(countryOf('ZZ').code).toBe('CO');
});
