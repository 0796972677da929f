import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moneyText } from './money-text.ts';

test.each([
  [14_258_300, 'COP', 'es-CO', '$ 142.583'],
  [-500_000, 'COP', 'es-CO', '-$ 5.000'],
  [304_630, 'COP', 'es-CO', '$ 3.046,30'],
  [0, 'COP', 'es-CO', '$ 0'],
  [900_000_000_000_000, 'COP', 'es-CO', '$ 9.000.000.000.000'],
  [14_258_300, 'COP', 'en-US', '$142,583'],
  [1_250, 'USD', 'en-US', '$12.50'],
  [1_200, 'USD', 'es-EC', '$12,00'],
  [14_258, 'CLP', 'es-CL', '$14.258'],
  // A sign that a code page may lack gives way to the code.
  [1_250, 'EUR', 'es-ES', '12,50 EUR'],
  [1_250, 'CRC', 'es-CR', 'CRC 12,50'],
  [1_250, 'PEN', 'es-PE', 'S/ 12.50'],
])('%i of %s in %s reads %s', (minor, currency, locale, text) => {
  expect(moneyText(minor, { currency, locale })).toBe(text);
});

test('what is not counted exactly is not shown', () => {
  for (const minor of [0.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1, Number.POSITIVE_INFINITY])
    expect(() => moneyText(minor, { currency: 'COP', locale: 'es-CO' })).toThrow(RangeError);
});

test('any amount of any currency, for anybody, has all its digits and no sign that a printer lacks', () => {
  const locale = fc.constantFrom('es-CO', 'es-MX', 'en-US', 'ar-EG', 'sv-SE', 'hi-IN', 'fa-IR', 'de-CH');
  const currency = fc.constantFrom('COP', 'USD', 'EUR', 'CLP', 'CRC', 'INR', 'JPY', 'PEN');
  fc.assert(
    fc.property(fc.maxSafeInteger(), currency, locale, (minor, of, to) => {
      const text = moneyText(minor, { currency: of, locale: to });
      expect(text).toMatch(/^[\x20-\x7e]+$/);
      const digits = text.replace(/\D/g, '').replace(/^0+/, '');
      const exact = String(Math.abs(minor));
      expect([exact, exact.replace(/00$/, '')].map((one) => one.replace(/^0+/, ''))).toContain(digits);
    }),
  );
});
