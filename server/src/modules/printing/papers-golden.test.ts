import { expect, test } from 'vitest';
import { holdGolden } from '../../app/testing/golden-paper.ts';
import type { PrintDocument } from './document.ts';
import { samplePage } from './sample-page.ts';

const AT = Temporal.PlainDateTime.from('2026-11-27T19:42');

test.each(['es', 'en'])('a test page in %s comes out as it is kept', async (locale) => {
  const page = samplePage({ name: 'Impresora Cocina', branch: 'Chapinero', at: AT, locale });
  expect(await holdGolden(`test-${locale}`, 'test', page)).toBe(3);
});

// What cashiers read: sides, sums, a place to sign, a number to scan.
const count = (words: { title: string; counted: string; over: string; sign: string }): PrintDocument => ({
  ...{ v: 1, title: words.title },
  blocks: [
    { type: 'text', text: words.title, align: 'center', bold: true, width: 2, height: 2 },
    { type: 'text', text: '2026-11-27 19:42', align: 'center' },
    { type: 'rule', style: 'double' },
    ...[
      ['50.000 x 12', '$ 600.000'],
      ['20.000 x 31', '$ 620.000'],
      ['1.000 x 48', '$ 48.000'],
    ].map(([text = '', amount = '']) => sum(text, amount)),
    { type: 'rule' },
    sum(words.counted, '$ 1.268.000', true),
    sum(words.over, '-$ 2.500', true),
    { type: 'feed', lines: 3 },
    { type: 'text', text: words.sign },
    { type: 'barcode', symbology: 'code128', text: 'CAJA-118' },
    { type: 'barcode', symbology: 'ean13', text: '770123456789', height: 60 },
    { type: 'qr', text: 'https://ejemplo.test/caja/118', size: 4 },
  ],
});
const sum = (text: string, amount: string, bold = false): PrintDocument['blocks'][number] => ({
  type: 'row',
  cells: [
    { text, bold },
    { text: amount, columns: 'fit', align: 'right', exact: true, bold },
  ],
});
const WORDS = {
  es: { title: 'ARQUEO', counted: 'Contado', over: 'Faltante', sign: 'Firma: ____________________' },
  en: { title: 'CASH COUNT', counted: 'Counted', over: 'Short', sign: 'Signed: ____________________' },
};

test.each(['es', 'en'] as const)(
  'a paper of the cash drawer in %s comes out as it is kept',
  async (language) => {
    expect(await holdGolden(`cash-${language}`, 'cash', count(WORDS[language]))).toBe(3);
  },
);
