import { expect, test } from 'vitest';
import { code128Bars, ean13Bars } from './barcode-bars.ts';

const sum = (bars: readonly number[]) => bars.reduce((total, width) => total + width, 0);
/** Modules as the paper shows them: 1 for black. */
const modules = (bars: readonly number[]) =>
  bars.map((width, at) => (at % 2 === 0 ? '1' : '0').repeat(width)).join('');

test('every sign of CODE128 is eleven modules, an even number of them black, and like no other', () => {
  const seen = new Set<string>();
  for (let code = 32; code < 127; code += 1) {
    const symbol = code128Bars(String.fromCharCode(code)).slice(6, 12);
    expect(sum(symbol)).toBe(11);
    expect(sum(symbol.filter((_, at) => at % 2 === 0)) % 2).toBe(0);
    seen.add(symbol.join(''));
  }
  expect(seen.size).toBe(95);
});

test('a text in CODE128 begins in set B, ends with its check sign, and is as wide as the printer reckons', () => {
  const bars = code128Bars('PJJ123C');
  expect(bars.slice(0, 6).join('')).toBe('211214');
  // 104 + 48·1 + 42·2 + 42·3 + 17·4 + 18·5 + 19·6 + 35·7 = 879 = 8·103 + 55.
  expect(bars.slice(-13, -7).join('')).toBe('311321');
  expect(sum(bars)).toBe(11 * 9 + 13);
});

test('an EAN-13 is 95 modules between its guards', () => {
  const drawn = modules(ean13Bars('4006381333931'));
  expect(drawn).toHaveLength(95);
  expect([drawn.slice(0, 3), drawn.slice(45, 50), drawn.slice(-3)]).toEqual(['101', '01010', '101']);
  // The first digit, 4, mirrors the third, the fifth and the sixth of 0 0 6 3 8 1: L G L L G G.
  expect(drawn.slice(3, 45)).toBe('000110101001110101111011110100010010110011');
});
