import { expect, test } from 'vitest';
import { minorOf, textOf, tidy } from './money-text.ts';

const COP = { currency: 'COP', locale: 'es-CO' };
const MXN = { currency: 'MXN', locale: 'es-MX' };
const CLP = { currency: 'CLP', locale: 'es-CL' };

test('pesos of Colombia are typed without decimals, with points between the thousands', () => {
  expect(['', '2', '25900', '25.900', 'abc1234567', '007'].map((text) => tidy(text, COP, 'es'))).toEqual([
    '',
    '2',
    '25.900',
    '25.900',
    '1.234.567',
    '7',
  ]);
  expect(minorOf('25.900', COP, 'es')).toBe(2_590_000);
  expect(textOf(2_590_000, COP, 'es')).toBe('25.900');
  expect(minorOf('', COP, 'es')).toBeNull();
  expect(textOf(null, COP, 'es')).toBe('');
});

test('where people write decimals they are typed, as many as the currency has', () => {
  expect(tidy('1234.567', MXN, 'es')).toBe('1,234.56');
  expect(tidy('1234.', MXN, 'es')).toBe('1,234.');
  expect(minorOf('1,234.5', MXN, 'es')).toBe(123_450);
  expect(minorOf('.05', MXN, 'es')).toBe(5);
  expect(textOf(123_405, MXN, 'es')).toBe('1,234.05');
  expect(textOf(1_000, MXN, 'es')).toBe('10');
});

test('a currency without smaller units is its own smallest', () => {
  expect(minorOf('25.900', CLP, 'es')).toBe(25_900);
  expect(textOf(25_900, CLP, 'es')).toBe('25.900');
});

test('cents that people do not write are not shown, and so must not be read back from the text', () => {
  expect(minorOf(textOf(2_590_050, COP, 'es'), COP, 'es')).toBe(2_590_000);
});
