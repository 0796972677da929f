import { expect, test } from 'vitest';
import {
  formatAge,
  formatDate,
  formatDateTime,
  formatList,
  formatMoney,
  formatRate,
  formatRelative,
  formatTime,
  type Place,
} from './format.ts';

const CO: Place = { currency: 'COP', locale: 'es-CO', timeZone: 'America/Bogota' };
const NBSP = '\u00a0';

test('Colombian pesos: sign, no-break space, points, no decimals', () => {
  expect(formatMoney(3_890_000, CO, 'es')).toBe(`$${NBSP}38.900`);
  expect(formatMoney(0, CO, 'es')).toBe(`$${NBSP}0`);
  expect(formatMoney(-123_456_700, CO, 'es')).toBe(`-$${NBSP}1.234.567`);
});

test('centavos are rounded for the eye only', () => {
  expect(formatMoney(288_148, CO, 'es')).toBe(`$${NBSP}2.881`);
});

test('the English screen of a Colombian company shows the sign, not the code', () => {
  expect(formatMoney(3_890_000, CO, 'en')).toBe('$38,900');
});

test.each([
  ['MXN', 'es-MX', 2_590_000, '$25,900.00'],
  ['CLP', 'es-CL', 25_900, '$25.900'],
  ['PEN', 'es-PE', 2_590_000, 'S/ 25,900.00'],
  ['ARS', 'es-AR', 2_590_000, '$ 25.900,00'],
])('%s as its country writes it', (currency, locale, minor, written) => {
  const place = { ...CO, currency, locale };
  expect(formatMoney(minor, place, 'es').replaceAll(NBSP, ' ')).toBe(written);
});

test('rates, times, lists and ages', () => {
  expect(formatRate(800, 'es').replaceAll(NBSP, ' ')).toBe('8 %');
  expect(formatRate(850, 'en')).toBe('8.5%');
  expect(formatTime('2026-11-22T19:05:00Z', CO, 'es').replace(/\s/g, ' ')).toBe('2:05 p. m.');
  expect(formatTime('2026-11-22T19:05:00Z', CO, 'en').replace(/\s/g, ' ')).toMatch(/^2:05 p\.?m\.?$/i);
  expect(formatList(['Cocina', 'Bar'], 'es')).toBe('Cocina y Bar');
  expect(formatList(['Cocina', 'Bar'], 'en')).toBe('Cocina and Bar');
  expect([0, 59_999, 60_000, 754_000, 3_661_000, -5].map(formatAge)).toEqual([
    '0:00',
    '0:59',
    '1:00',
    '12:34',
    '1:01:01',
    '0:00',
  ]);
});

const NOW = Date.UTC(2026, 10, 27, 12);
const spaced = (text: string): string => text.replace(/\s/g, ' ');

test('a day has its year only when that is not this one, by the branch’s clock', () => {
  expect(formatDate('2026-11-22T19:05:00Z', CO, 'es', NOW)).toBe('22 nov');
  expect(formatDate('2025-11-22T19:05:00Z', CO, 'es', NOW)).toBe('22 nov 2025');
  expect(formatDate('2026-01-01T03:00:00Z', CO, 'es', NOW)).toBe('31 dic 2025');
  expect(spaced(formatDateTime('2026-11-22T19:05:00Z', CO, 'es', NOW))).toBe('22 nov, 2:05 p. m.');
});

test('how long ago', () => {
  expect(formatRelative(NOW - 180_000, NOW, 'es')).toBe('hace 3 minutos');
  expect(formatRelative(NOW - 86_400_000, NOW, 'es')).toBe('ayer');
  expect(formatRelative(NOW - 5_000, NOW, 'en')).toBe('this minute');
});
