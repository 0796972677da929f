import { expect, test } from 'vitest';
import { csvCell, csvFile } from './csv.ts';

test.each([
  ['=1+1', "'=1+1"],
  ['+57 300', "'+57 300"],
  ['-2', "'-2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', `"'\r=1"`],
  ['=HYPERLINK("http://x";"y")', `"'=HYPERLINK(""http://x"";""y"")"`],
])('%j cannot run as a formula', (value, cell) => {
  expect(csvCell(value, ';')).toBe(cell);
});

test.each([
  ['Ana', 'Ana'],
  ['3 = 3', '3 = 3'],
  ['uno;dos', '"uno;dos"'],
  ['uno,dos', 'uno,dos'],
  ['dice "hola"', '"dice ""hola"""'],
  ['dos\nlíneas', '"dos\nlíneas"'],
  ['', ''],
])('%j is written as %j', (value, cell) => {
  expect(csvCell(value, ';')).toBe(cell);
});

test('a file begins with its mark and ends each line', () => {
  expect(
    csvFile(
      [
        ['a', 'b'],
        ['1', '=2'],
      ],
      ',',
    ),
  ).toBe("\uFEFFa,b\r\n1,'=2\r\n");
});
