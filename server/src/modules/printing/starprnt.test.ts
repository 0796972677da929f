import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PrintBlock } from './document.ts';
import { conditionOf, isWell, outcomeOf, readStatusCode } from './printer-status-code.ts';
import type { PageToPrint } from './queries/lane-pages.ts';
import { chosenType, MEDIA_TYPES, type MediaType, offeredTo } from './star-media.ts';
import { starPage } from './star-page.ts';

// What Star printers get: the papers that others print, in their own commands and in nothing else.

const PAGE: Omit<PageToPrint, 'document'> & { drawer: boolean } = {
  ...{ id: 'x', branchId: 'x', kind: 'kitchen', attempts: 1, printings: 1, printedBefore: false },
  ...{ reroutedFrom: null, columns: 48, codePage: 'cp858', cuts: true, drawer: false },
};
const make = (
  blocks: PrintBlock[],
  more: Partial<typeof PAGE> = {},
  type: MediaType = 'application/vnd.star.starprnt',
) => starPage({ ...PAGE, ...more, document: { v: 1, blocks } }, type);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const ascii = (text: string) => Buffer.from(text, 'latin1').toString('hex');

/** What may stand in the bytes besides letters and line feeds, in hex. */
const COMMANDS = [
  /^1b40/,
  /^1b1e4600/,
  /^1b5200/,
  /^1b1d74(?:04|20)/,
  /^1b1d610[012]/,
  /^1b690[0-5]0[0-5]/,
  /^1b(?:45|46|34|35)/,
  /^1b2d0[01]/,
  /^1b6401/,
  /^1b1d79533002(?=1b1d79533101)/,
  /^1b1d79533101(?=1b1d79533206)/,
  /^1b1d79533206(?=1b1d79443100)/,
  /^1b1d79443100(..)(..)/,
  /^1b1d7950/,
  /^1b62(?:03|06)020[1-3]..(?:[2-7].)+1e/,
];

/** Steps over the commands that may be there. Throws at any other byte below a blank. */
function lettersOf(bytes: Uint8Array): string {
  let rest = hex(bytes);
  let letters = '';
  while (rest !== '') {
    const found = COMMANDS.map((command) => command.exec(rest)).find((match) => match !== null);
    if (found) {
      const [whole, low = '0', high = '0'] = found;
      const length = Number.parseInt(low, 16) + Number.parseInt(high, 16) * 256;
      const text = Buffer.from(rest.slice(whole.length, whole.length + length * 2), 'hex').toString('latin1');
      if (!/^[\x20-\x7e]*$/.test(text)) throw new Error('a code holds what is no text');
      rest = rest.slice(whole.length + length * 2);
    } else {
      const letter = Number.parseInt(rest.slice(0, 2), 16);
      if (letter !== 0x0a && letter < 0x20) throw new Error(`byte ${letter} stands alone: ${rest}`);
      letters += String.fromCharCode(letter);
      rest = rest.slice(2);
    }
  }
  return letters;
}

test('a ticket is exactly these bytes', () => {
  const { bytes } = make([
    { type: 'text', text: 'MESA 5', align: 'center', bold: true, width: 3, height: 3 },
    { type: 'text', text: '¡más ají!', inverse: true },
    { type: 'text', text: 'señor', underline: true, align: 'right' },
    { type: 'qr', text: 'https://ejemplo.test/5' },
  ]);
  const left = '1b1d6100';
  const expected = [
    ...['1b40', '1b1e4600', '1b5200', '1b1d7404'],
    ...['1b1d6101', '1b690202', '1b45', ascii('MESA 5'), '1b46', '1b690000', '0a'],
    // cp858: ¡ ad, á a0, í a1, ñ a4.
    ...[left, '1b34', 'ad', ascii('m'), 'a0', ascii('s aj'), 'a1', ascii('!'), '1b35', '0a'],
    ...['1b1d6102', '1b2d01', ascii('se'), 'a4', ascii('or'), '1b2d00', '0a'],
    ...['1b1d6101', '1b1d79533002', '1b1d79533101', '1b1d79533206', '1b1d7944310016', '00'],
    ...[ascii('https://ejemplo.test/5'), '1b1d7950'],
    // The line of the code, those in front of the blade, as on every other printer, and a partial cut.
    ...Array.from({ length: 5 }, () => '1b1d61010a'),
    '1b6401',
  ].join('');
  expect(hex(bytes)).toBe(expected);
});

test('says what it may be a second time, and for whom it stands in', () => {
  const { bytes } = make([{ type: 'text', text: 'T01' }], { printings: 2, reroutedFrom: 'Cocina' });
  expect(lettersOf(bytes)).toMatch(/REENRUTADO de Cocina.*POSIBLE DUPLICADO.*T01.*POSIBLE DUPLICADO/s);
});

test('a larger letter than Star has is its largest, in either page', () => {
  const big: PrintBlock[] = [{ type: 'text', text: 'Ñ', width: 8, height: 7 }];
  expect(hex(make(big).bytes)).toContain('1b690505a5');
  expect(hex(make(big, { codePage: 'cp1252' }).bytes)).toContain('1b1d7420');
  expect(hex(make(big, { codePage: 'cp1252' }).bytes)).toContain('1b690505d1');
  // 850 is not one of Star's: 858 has the same letters.
  expect(hex(make(big, { codePage: 'cp850' }).bytes)).toBe(hex(make(big).bytes));
});

test('a barcode is one of Star’s, and what would be a command in it is text', () => {
  const barcode = (text: string, symbology: 'code128' | 'ean13' = 'code128') =>
    hex(make([{ type: 'barcode', symbology, text, height: 80 }]).bytes);
  expect(barcode('AB{1')).toMatch(new RegExp(`1b6206020[123]50${ascii('AB{1')}1e`));
  expect(barcode('770123456789', 'ean13')).toMatch(/1b6203020[123]50(?:3\d){13}1e/);
  expect(barcode('5%0')).toContain(`${ascii('5%0')}0a`);
  for (const text of ['5%0', 'AB{1', '~'.repeat(40)])
    expect(() => lettersOf(make([{ type: 'barcode', symbology: 'code128', text }]).bytes)).not.toThrow();
});

test('a printer without a blade gets no cut', () => {
  expect(hex(make([{ type: 'text', text: 'x' }], { cuts: false }).bytes)).not.toContain('1b64');
});

describe('hostile text', () => {
  const HOSTILE = [
    '\x07\x1b\x07\x14\x14\x07',
    '\x1bd\x00corta',
    '\x1a\x19\x1c abre',
    '←p ↑ ↓ § ¶ ♪ ♫ ◘ ○ ◙',
    '\x9b\x85\u0085\u009b31m',
    '\x1b\x1dyP',
    '\u202ecajón\u200b',
    '🍕\u{1F468}\u200D\u{1F469}',
    '\r\n\r\nFalso TOTAL 0',
    'x'.repeat(1000),
    '%1B%07',
    '\0\x01\x02\x03',
    'ﬁ ＡＢＣ ½ ™',
  ];

  test.each(HOSTILE.map((text) => [text]))('%j stays text in every field', (text) => {
    const fields: PrintBlock[] = [
      { type: 'text', text },
      { type: 'text', text, align: 'center', bold: true, width: 3 },
      { type: 'row', cells: [{ text }, { text, columns: 'fit', inverse: true }] },
      { type: 'row', cells: [{ text, columns: 4 }, { text }], height: 2 },
      { type: 'qr', text: text.replace(/[^\x20-\x7e]/g, '?').slice(0, 512) },
    ];
    for (const codePage of ['cp850', 'cp858', 'cp1252'] as const) {
      const { bytes } = make(fields, { codePage, reroutedFrom: text.slice(0, 60) });
      expect(() => lettersOf(bytes)).not.toThrow();
    }
    const plain = make(fields, { reroutedFrom: text }, 'text/plain').bytes;
    expect(Buffer.from(plain).toString('latin1')).toMatch(/^[\n\x20-\x7e]*$/);
  });

  test('of any kind', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        lettersOf(
          make([
            { type: 'text', text },
            { type: 'row', cells: [{ text }, { text }] },
          ]).bytes,
        );
        const plain = make([{ type: 'text', text }], {}, 'text/plain').bytes;
        expect(Buffer.from(plain).toString('latin1')).toMatch(/^[\n\x20-\x7e]*$/);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a drawer', () => {
  test('opens by its own kind of page alone, and where there is one', () => {
    const blocks: PrintBlock[] = [{ type: 'text', text: 'x' }];
    expect(hex(make(blocks, { kind: 'drawer', drawer: true }).bytes)).toBe('1b401b07141407');
    expect(() => make(blocks, { kind: 'drawer' })).toThrow('no cash drawer');
    expect(make(blocks, { kind: 'drawer', drawer: true }, 'text/plain').headers).toMatchObject({
      'x-star-cashdrawer': 'start',
    });
    for (const kind of ['kitchen', 'receipt', 'test', 'cash'] as const) {
      const page = make(blocks, { kind, drawer: true });
      expect(page.bytes).not.toContain(0x07);
      expect(make(blocks, { kind, drawer: true }, 'text/plain').headers).toEqual({});
    }
  });
});

describe('what a printer may have a page as', () => {
  test('is what it says it prints, else all there is; a type that there is not is none', () => {
    expect(offeredTo(null)).toEqual(MEDIA_TYPES);
    expect(offeredTo(['text/plain'])).toEqual(['text/plain']);
    expect(offeredTo([])).toEqual(MEDIA_TYPES);
    expect(chosenType(undefined, ['text/plain'])).toBe('text/plain');
    expect(chosenType('Text/Plain; charset=utf-8', null)).toBe('text/plain');
    expect(chosenType('image/png', null)).toBeUndefined();
  });
});

describe('a status code', () => {
  test.each([
    ['200%20OK', 200],
    ['OK', 200],
    ['200+OK', 200],
    ['410 Out of paper', 410],
    ['%E0%A4%A', undefined],
    ['', undefined],
    [undefined, undefined],
    ['20', undefined],
    ['20000', undefined],
  ])('%j reads %s', (text, code) => expect(readStatusCode(text)).toBe(code));

  test.each([
    [200, true, 'ok'],
    [211, true, 'low'],
    [230, true, 'ok'],
    [410, false, 'out'],
    [420, false, 'ok'],
    [499, false, 'ok'],
    [520, false, undefined],
  ])('%s: well %s, paper %s', (code, well, paper) => {
    expect(isWell(code)).toBe(well);
    expect(conditionOf(code)?.paper).toBe(paper);
  });

  test('of a page that no line of can be on paper is no doubt', () => {
    expect(outcomeOf(200)).toMatchObject({ kind: 'confirmed' });
    for (const code of [510, 512, 521]) expect(outcomeOf(code)).toMatchObject({ bytesMayHavePrinted: false });
    for (const code of [410, 411, 420, 511, 520, 599, undefined])
      expect(outcomeOf(code)).toMatchObject({ kind: 'failed', bytesMayHavePrinted: true });
  });
});
