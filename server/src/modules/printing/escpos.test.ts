import fc from 'fast-check';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { HOSTILE_TEXT, isForbidden } from '../../app/testing/hostile-text.ts';
import { type PrintBlock, PrintDocument } from './document.ts';
import { encodeEscpos } from './escpos.ts';
import { createEscposDecoder, type DecodedEvent } from './escpos-decoder.ts';
import { type Paper, paperText } from './paper.ts';
import type { PrinterProfile } from './printer-profile.ts';

const WIDE: PrinterProfile = {
  columns: 48,
  codePage: 'cp858',
  cut: true,
  confirms: 'process_id',
  images: true,
  drawer: false,
};
const NARROW: PrinterProfile = {
  columns: 32,
  codePage: 'cp858',
  cut: true,
  confirms: 'process_id',
  images: true,
  drawer: false,
};
const FIRST = { printing: 1, printedBefore: false, reroutedFrom: null, processId: '0042' };
type Print = Parameters<typeof encodeEscpos>[2];

const documentOf = (...blocks: PrintBlock[]): PrintDocument => ({ v: 1, blocks });
const encode = (blocks: PrintBlock[], profile = WIDE, print: Print = FIRST) =>
  encodeEscpos(documentOf(...blocks), profile, print);

function decode(bytes: Uint8Array, columns = 48): DecodedEvent[] {
  const decoder = createEscposDecoder({ columns });
  return [...decoder.push(bytes), ...decoder.end()];
}

const papersIn = (events: DecodedEvent[]): Paper[] =>
  events.flatMap((event) => (event.kind === 'paper' ? [event.paper] : []));

const comanda: PrintBlock[] = [
  { type: 'text', text: 'COCINA', align: 'center', bold: true },
  { type: 'text', text: 'MESA 5', align: 'center', bold: true, width: 3, height: 3 },
  {
    type: 'row',
    cells: [
      { text: 'Turno 12', bold: true },
      { text: '19:42', columns: 'fit' },
    ],
    width: 2,
  },
  { type: 'rule' },
  {
    type: 'row',
    cells: [
      { text: '2', columns: 3, align: 'right', bold: true },
      { text: 'Ñoquis del día', bold: true },
    ],
    height: 2,
  },
  {
    type: 'row',
    cells: [
      { text: '', columns: 3 },
      { text: '¿más ají? ¡sí!', inverse: true },
    ],
  },
];

const hex = (...parts: string[]) => parts.join('').replaceAll(' ', '');
const ascii = (text: string) => Buffer.from(text, 'latin1').toString('hex');

describe('encodeEscpos', () => {
  it('writes a kitchen ticket in exactly these bytes', () => {
    const expected = hex(
      '1b40 1c2e 1b4d00 1b5200 1b7413', // start anew, single bytes, font A, ASCII, page 19 = CP858
      '1b6101 1b4501', // centred, bold
      ascii('COCINA'),
      '0a 1d2122', // three times as wide and as high
      ascii('MESA 5'),
      '0a 1b6100 1d2110', // left, twice as wide
      ascii('Turno 12'),
      '1b4500',
      ascii(`${' '.repeat(11)}19:42`),
      '0a 1d2100',
      ascii('-'.repeat(48)),
      '0a 1d2101', // twice as high
      ascii('  '),
      '1b4501',
      ascii('2'),
      '1b4500',
      ascii(' '),
      '1b4501',
      'a5', // Ñ
      ascii('oquis del d'),
      'a1', // í
      ascii('a'),
      '0a 1d2100 1b4500',
      ascii('    '),
      '1d4201 a8', // white on black, ¿
      ascii('m'),
      'a0', // á
      ascii('s aj'),
      'a1 3f 20 ad', // í ? space ¡
      ascii('s'),
      'a1 21 0a',
      '1d4200 0a0a0a0a 1d5601', // four lines, partial cut
      '1d2848 0600 3030 30303432', // answer with process id 0042
    );
    expect(Buffer.from(encode(comanda)).toString('hex')).toBe(expected);
  });

  it.each([
    ['cp858', 'a4 a5 a0 82 a1 a2 a3 81 a8 ad d5'],
    ['cp850', 'a4 a5 a0 82 a1 a2 a3 81 a8 ad 45 55 52'],
    ['cp1252', 'f1 d1 e1 e9 ed f3 fa fc bf a1 80'],
  ] as const)('prints ñÑáéíóúü¿¡€ in %s', (codePage, expected) => {
    const bytes = encode([{ type: 'text', text: 'ñÑáéíóúü¿¡€' }], { ...WIDE, codePage });
    const number = { cp858: 19, cp850: 2, cp1252: 16 }[codePage];
    const after = bytes.subarray(Buffer.from(bytes).indexOf(Buffer.from([0x1b, 0x74, number])) + 3);
    expect(Buffer.from(after.subarray(0, after.indexOf(0x0a))).toString('hex')).toBe(hex(expected));
  });

  it('reads back on paper as it was meant, on 80 and 58 mm', () => {
    const [wide] = papersIn(decode(encode(comanda)));
    expect(wide && paperText(wide).split('\n').slice(0, 6)).toEqual([
      'COCINA',
      'MESA 5',
      `Turno 12${' '.repeat(11)}19:42`,
      '-'.repeat(48),
      '  2 Ñoquis del día',
      '    ¿más ají? ¡sí!',
    ]);
    expect(wide?.lines[1]).toEqual({
      align: 'center',
      runs: [{ text: 'MESA 5', bold: true, underline: false, inverse: false, width: 3, height: 3 }],
    });
    const [narrow] = papersIn(decode(encode(comanda, NARROW), 32));
    expect(narrow?.widthColumns).toBe(32);
    for (const line of narrow?.lines ?? []) {
      const cells = line.runs.reduce((sum, run) => sum + run.text.length * run.width, 0);
      expect(cells).toBeLessThanOrEqual(32);
    }
  });

  it('marks a later attempt at the head and the foot of every slip, and the first not at all', () => {
    const blocks: PrintBlock[] = [
      { type: 'text', text: 'uno' },
      { type: 'cut' },
      { type: 'text', text: 'dos' },
    ];
    for (const paper of papersIn(decode(encode(blocks)))) expect(paperText(paper)).not.toContain('REIMPRES');
    const papers = papersIn(decode(encode(blocks, WIDE, { ...FIRST, printing: 3 })));
    expect(papers.map((paper) => paperText(paper).trimEnd())).toEqual([
      '*** REIMPRESIÓN 3 ***\nuno\n*** REIMPRESIÓN 3 ***',
      '*** REIMPRESIÓN 3 ***\ndos\n*** REIMPRESIÓN 3 ***',
    ]);
  });

  it('ends with the process id, after the cut', () => {
    const kinds = decode(encode(comanda, WIDE, { ...FIRST, processId: 'aZ09' })).slice(-3);
    expect(kinds).toMatchObject([{ name: 'GS V' }, { kind: 'paper' }, { kind: 'processId', id: 'aZ09' }]);
  });

  it('does not cut on a printer without a blade, not even between slips', () => {
    const bytes = encode([{ type: 'text', text: 'uno' }, { type: 'cut' }, { type: 'text', text: 'dos' }], {
      ...WIDE,
      cut: false,
    });
    expect(decode(bytes).filter((event) => event.kind === 'command' && event.name === 'GS V')).toEqual([]);
    expect(papersIn(decode(bytes))).toMatchObject([{ cut: false }]);
  });

  it('prints a QR code, and as text what no QR code may carry', () => {
    const url = 'https://ejemplo.test/q?mesa=5';
    const [paper] = papersIn(decode(encode([{ type: 'qr', text: url }])));
    expect(paper?.lines[0]).toEqual({ align: 'center', runs: [], qr: url });
    const [asText] = papersIn(decode(encode([{ type: 'qr', text: 'año\u001bp' }])));
    expect(asText && paperText(asText)).toMatch(/^añop/);
  });

  it('refuses an attempt below 1 and a process id that is not four digits or letters', () => {
    expect(() => encode(comanda, WIDE, { ...FIRST, printing: 0 })).toThrow(RangeError);
    for (const processId of ['1', '12345', 'ab\u001bc', 'añ12', '']) {
      expect(() => encode(comanda, WIDE, { ...FIRST, processId })).toThrow(RangeError);
    }
  });

  it('takes what the document schema allows and the schema refuses the rest', () => {
    expect(Value.Check(PrintDocument, documentOf(...comanda))).toBe(true);
    expect(Value.Check(PrintDocument, { v: 2, blocks: comanda })).toBe(false);
    expect(Value.Check(PrintDocument, { v: 1, blocks: [] })).toBe(false);
    expect(Value.Check(PrintDocument, { v: 1, blocks: [{ type: 'raw', bytes: [27] }] })).toBe(false);
    expect(Value.Check(PrintDocument, { v: 1, blocks: [{ type: 'text', text: 'x', width: 9 }] })).toBe(false);
    expect(Value.Check(PrintDocument, { v: 1, blocks: [{ type: 'qr', text: 'a\u001b' }] })).toBe(false);
  });
});

const FIELDS: Record<string, (text: string) => PrintBlock[]> = {
  text: (text) => [{ type: 'text', text }],
  'big text': (text) => [{ type: 'text', text, width: 4, height: 4, align: 'right', inverse: true }],
  product: (text) => [
    {
      type: 'row',
      cells: [
        { text: '2', columns: 3 },
        { text, bold: true },
      ],
      height: 2,
    },
  ],
  quantity: (text) => [{ type: 'row', cells: [{ text, columns: 'fit' }, { text: 'p0' }] }],
  'narrow cell': (text) => [{ type: 'row', cells: [{ text, columns: 2 }, { text: 'p' }], width: 2 }],
  'every cell': (text) => [{ type: 'row', cells: [{ text }, { text, underline: true }, { text }] }],
  'QR code': (text) => [{ type: 'qr', text }],
  barcode: (text) => [{ type: 'barcode', symbology: 'code128', text }],
  'number of a barcode': (text) => [{ type: 'barcode', symbology: 'ean13', text }],
};

/** Prints a field between two marks and says what else than allowed commands came out, and how many lines it took. */
function printHostile(blocks: PrintBlock[], profile: PrinterProfile) {
  const marks: [PrintBlock, PrintBlock] = [
    { type: 'text', text: '[[[' },
    { type: 'text', text: ']]]' },
  ];
  const events = decode(encode([marks[0], ...blocks, marks[1]], profile), profile.columns);
  const forbidden = events.filter(isForbidden);
  const lines = papersIn(events).flatMap((paper) => paperText(paper).split('\n'));
  return { events, forbidden, lines: lines.indexOf(']]]') - lines.indexOf('[[[') - 1 };
}

describe('hostile text', () => {
  const cases = Object.entries(HOSTILE_TEXT).flatMap(([kind, text]) =>
    Object.entries(FIELDS).map(([field, build]) => ({ kind, field, blocks: build(text) })),
  );

  it.each(cases)('$kind in a $field is text and nothing else', ({ blocks }) => {
    for (const codePage of ['cp858', 'cp1252', 'cp850'] as const) {
      for (const columns of [48, 42, 32] as const) {
        const { events, forbidden, lines } = printHostile(blocks, {
          ...{ columns, codePage, cut: true },
          ...{ confirms: 'process_id', images: true, drawer: true },
        });
        expect(forbidden).toEqual([]);
        expect(events.filter((event) => event.kind === 'command' && event.name === 'GS V')).toHaveLength(1);
        expect(events.filter((event) => event.kind === 'processId')).toMatchObject([{ id: '0042' }]);
        expect(lines).toBeGreaterThanOrEqual(0);
        expect(lines).toBeLessThanOrEqual(8);
      }
    }
  });

  it('any text whatever, in any field, is text and nothing else', () => {
    const text = fc.string({ unit: 'binary', maxLength: 200 });
    const profile = fc.record({
      columns: fc.constantFrom(48 as const, 42 as const, 32 as const),
      codePage: fc.constantFrom('cp858' as const, 'cp1252' as const, 'cp850' as const),
      cut: fc.constant(true),
      confirms: fc.constant('process_id' as const),
      images: fc.boolean(),
      drawer: fc.boolean(),
    });
    fc.assert(
      fc.property(text, profile, fc.constantFrom(...Object.values(FIELDS)), (value, printer, build) => {
        const { forbidden, lines } = printHostile(build(value), printer);
        expect(forbidden).toEqual([]);
        expect(lines).toBeLessThanOrEqual(8);
      }),
      { numRuns: 400 },
    );
  });
});
