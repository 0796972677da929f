import fc from 'fast-check';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import type { PrintDocument } from './document.ts';
import { encodeEscpos } from './escpos.ts';
import { createEscposDecoder, type DecodedEvent } from './escpos-decoder.ts';
import { Paper, paperText } from './paper.ts';

/** Bytes from text with `{1b 40}` for what is not text. */
function stream(source: string): Uint8Array {
  const parts = source.split(/\{([0-9a-f ]*)\}/);
  return Buffer.concat(
    parts.map((part, index) =>
      index % 2 === 1 ? Buffer.from(part.replaceAll(' ', ''), 'hex') : Buffer.from(part, 'latin1'),
    ),
  );
}

function decode(bytes: Uint8Array, columns = 48): DecodedEvent[] {
  const decoder = createEscposDecoder({ columns });
  return [...decoder.push(bytes), ...decoder.end()];
}

const papersIn = (events: DecodedEvent[]): Paper[] =>
  events.flatMap((event) => (event.kind === 'paper' ? [event.paper] : []));

const paperOf = (source: string, columns = 48): Paper => {
  const [paper, ...more] = papersIn(decode(stream(source), columns));
  if (!paper || more.length > 0) throw new Error('not exactly one paper');
  return paper;
};

const textOf = (source: string, columns = 48) => paperText(paperOf(source, columns));
const withoutEnds = (events: DecodedEvent[]) => events.map(({ at: _at, ...event }) => event);

const ticket: PrintDocument = {
  v: 1,
  blocks: [
    { type: 'text', text: 'MESA 5', align: 'center', bold: true, width: 3, height: 3 },
    {
      type: 'row',
      cells: [{ text: '2', columns: 3 }, { text: 'Ñoquis' }, { text: '¡ya!', inverse: true, columns: 'fit' }],
    },
    { type: 'text', text: 'señor', underline: true },
    { type: 'qr', text: 'https://ejemplo.test/5' },
  ],
};

describe('what our encoder wrote', () => {
  const bytes = encodeEscpos(
    ticket,
    { columns: 48, codePage: 'cp858', cut: true, confirms: 'process_id', images: true, drawer: false },
    { printing: 3, printedBefore: false, reroutedFrom: null, processId: 'Q7w1' },
  );

  it('comes back as meant', () => {
    const events = decode(bytes);
    const paper = papersIn(events)[0];
    expect(paper?.cut).toBe(true);
    const plain = { bold: false, underline: false, inverse: false, width: 1, height: 1 };
    expect(paper?.lines.slice(0, 5)).toEqual([
      { align: 'center', runs: [{ ...plain, text: '*** REIMPRESIÓN 3 ***', bold: true, height: 2 }] },
      { align: 'center', runs: [{ ...plain, text: 'MESA 5', bold: true, width: 3, height: 3 }] },
      {
        align: 'left',
        runs: [
          { ...plain, text: `2   Ñoquis${' '.repeat(34)}` },
          { ...plain, text: '¡ya!', inverse: true },
        ],
      },
      { align: 'left', runs: [{ ...plain, text: 'señor', underline: true }] },
      { align: 'center', runs: [], qr: 'https://ejemplo.test/5' },
    ]);
    expect(events.at(-1)).toEqual({ kind: 'processId', id: 'Q7w1', at: bytes.length });
  });

  it('reads the same split in two at every byte, and byte by byte', () => {
    const whole = decode(bytes);
    for (let at = 0; at <= bytes.length; at += 1) {
      const decoder = createEscposDecoder({ columns: 48 });
      const parts = [...decoder.push(bytes.subarray(0, at)), ...decoder.push(bytes.subarray(at))];
      expect([...parts, ...decoder.end()]).toEqual(whole);
    }
    const decoder = createEscposDecoder({ columns: 48 });
    const single = Array.from(bytes).flatMap((byte) => decoder.push(Uint8Array.of(byte)));
    expect([...single, ...decoder.end()]).toEqual(whole);
  });

  it('is a paper in the sense of the schema', () => {
    for (const paper of papersIn(decode(bytes))) expect(Value.Check(Paper, paper)).toBe(true);
  });
});

describe('text', () => {
  it.each([
    ['{1b 74 00}{a4 a5 a0 82 a1 a2 a3 81 a8 ad}', 'ñÑáéíóúü¿¡'],
    ['{1b 74 02}{d5 b5 90 d6 e0 e9 9a}', 'ıÁÉÍÓÚÜ'],
    ['{1b 74 13}{d5 b5 90 d6 e0 e9 9a}', '€ÁÉÍÓÚÜ'],
    ['{1b 74 10}{80 f1 d1 e1 bf a1 93 94}', '€ñÑá¿¡“”'],
    ['{1b 74 63}{f1}', '\ufffd'],
    ['{1b 52 0c}a|b[c]d#', 'añb¡c¿d#'],
    ['{1b 52 00}a|b[c]', 'a|b[c]'],
  ])('%s reads %s', (source, text) => {
    expect(textOf(`${source}{0a}`)).toBe(text);
  });

  it('goes back to the first page and plain type after ESC @, and loses the line in hand', () => {
    expect(textOf('{1b 74 10}perdida{1b 40}{a4}{0a}')).toBe('ñ');
    expect(paperOf('{1b 45 01 1d 21 11 1b 61 01 1b 40}x{0a}').lines).toEqual([
      {
        align: 'left',
        runs: [{ text: 'x', bold: false, underline: false, inverse: false, width: 1, height: 1 }],
      },
    ]);
  });

  it('breaks a line where the paper ends, counting wide and small letters', () => {
    expect(textOf(`${'x'.repeat(49)}{0a}`)).toBe(`${'x'.repeat(48)}\nx`);
    expect(textOf(`{1d 21 10}${'x'.repeat(17)}{0a}`, 32)).toBe(`${'x'.repeat(16)}\nx`);
    expect(textOf(`{1b 4d 01}${'x'.repeat(65)}{0a}`)).toBe(`${'x'.repeat(64)}\nx`);
    expect(paperOf('{1b 4d 01}x{0a}').lines[0]?.runs[0]?.small).toBe(true);
    // Margin of 24 dots and an area of 48 dots: two blanks, four letters.
    expect(textOf('{1d 4c 18 00 1d 57 30 00}abcde{0a}')).toBe('  abcd\n  e');
  });

  it('keeps CR from feeding twice', () => {
    expect(textOf('a{0a 0d}b{0d 0a}c{0a}')).toBe('a\nb\nc');
  });
});

describe('commands of other programs', () => {
  it('reads the styles of ESC !, ESC G and the letters for their digits', () => {
    const runs = paperOf('{1b 21 b8}A{1b 21 00}B{1b 47 01}C{1b 47 00 1b 2d 32}D{1b 2d 30 1d 42 01}E{0a}')
      .lines[0]?.runs;
    const plain = { bold: false, underline: false, inverse: false, width: 1, height: 1 };
    expect(runs).toEqual([
      { text: 'A', bold: true, underline: true, inverse: false, width: 2, height: 2 },
      { ...plain, text: 'B' },
      { ...plain, text: 'C', bold: true },
      { ...plain, text: 'D', underline: true },
      { ...plain, text: 'E', inverse: true },
    ]);
  });

  it('aligns from the start of a line only', () => {
    const lines = paperOf('{1b 61 01}a{1b 61 02}b{0a 1b 61 32}c{0a 1b 61 30}d{0a}').lines;
    expect(lines.map((line) => line.align)).toEqual(['center', 'right', 'left']);
    expect(lines.map((line) => line.runs.map((run) => run.text).join(''))).toEqual(['ab', 'c', 'd']);
  });

  it('feeds by lines and by units', () => {
    expect(textOf('a{1b 64 03}b{0a}')).toBe('a\n\n\nb');
    expect(textOf('a{1b 4a 5a}b{1b 4a 08}c{0a}')).toBe('a\n\n\nb\nc');
    expect(textOf('{1b 33 10}a{0a}{1b 32}b{0a}')).toBe('a\nb');
  });

  it('moves to tab stops and places', () => {
    expect(textOf('a{09}b{09}c{0a}')).toBe('a       b       c');
    expect(textOf('{1b 44 04 0c 00}a{09}b{09}c{0a}')).toBe('a   b       c');
    expect(textOf('{1b 24 30 00}x{0a}')).toBe('    x');
  });

  it.each([
    ['GS V 0', '{1d 56 00}'],
    ['GS V 1', '{1d 56 01}'],
    ['GS V 48', '{1d 56 30}'],
    ['GS V 65', '{1d 56 41 10}'],
    ['GS V 66', '{1d 56 42 00}'],
    ['GS V 97', '{1d 56 61 03}'],
    ['GS V 104', '{1d 56 68 03}'],
    ['ESC i', '{1b 69}'],
    ['ESC m', '{1b 6d}'],
  ])('gives out the paper at the cut %s', (_name, cut) => {
    const events = decode(stream(`uno{0a}${cut}dos{0a}`));
    expect(papersIn(events).map((paper) => [paperText(paper), paper.cut])).toEqual([
      ['uno', true],
      ['dos', false],
    ]);
  });

  it('reports a pulse to the drawer, also in real time and behind a stray ESC', () => {
    expect(withoutEnds(decode(stream('{1b 70 00 19 fa}')))).toEqual([
      { kind: 'drawer', name: 'ESC p', args: [0, 25, 250] },
    ]);
    expect(decode(stream('{10 14 01 00 08}'))).toMatchObject([{ kind: 'drawer', name: 'DLE DC4' }]);
    expect(decode(stream('{1b 1b 70 01 19 fa}'))).toMatchObject([
      { kind: 'unknown', hex: '1b' },
      { kind: 'drawer', name: 'ESC p' },
    ]);
  });

  it('reports questions about the state', () => {
    expect(withoutEnds(decode(stream('{10 04 01 10 04 04 1d 72 01}')))).toEqual([
      { kind: 'status', name: 'DLE EOT', n: 1 },
      { kind: 'status', name: 'DLE EOT', n: 4 },
      { kind: 'status', name: 'GS r', n: 1 },
    ]);
  });

  it('gives out the paper before the process id', () => {
    const events = decode(stream('listo{0a 1d 28 48 06 00 30 30}A1b2'));
    expect(withoutEnds(events)).toMatchObject([
      { name: 'LF' },
      { kind: 'paper', paper: { cut: false } },
      { kind: 'processId', id: 'A1b2' },
    ]);
  });

  it('does not take a process id for one that a printer would not', () => {
    expect(decode(stream('{1d 28 48 06 00 30 30 01 02 03 04}'))).toMatchObject([{ kind: 'unknown' }]);
    expect(decode(stream('{1d 28 48 03 00 31 30 00}'))).toMatchObject([{ kind: 'command', name: 'GS ( H' }]);
  });

  it('puts QR codes on the paper, in UTF-8 and in single bytes', () => {
    const qr = (bytes: string, length: string) =>
      `{1b 61 01 1d 28 6b 03 00 31 43 06 1d 28 6b ${length} 00 31 50 30 ${bytes}}{1d 28 6b 03 00 31 51 30}`;
    expect(paperOf(qr('c3 b1', '05')).lines).toEqual([{ align: 'center', runs: [], qr: 'ñ' }]);
    expect(paperOf(qr('f1', '04')).lines).toEqual([{ align: 'center', runs: [], qr: 'ñ' }]);
  });

  it.each([
    ['graphics', 'GS ( L', '{1d 28 4c 06 00 30 70 1b 70 00 00}'],
    ['large graphics', 'GS 8', '{1d 38 4c 04 00 00 00 1b 70 00 00}'],
    ['column image', 'ESC *', '{1b 2a 21 02 00 1b 70 00 1b 70 00}'],
    ['user settings', 'GS ( E', '{1d 28 45 03 00 01 49 4e}'],
    ['barcode with a length', 'GS k', '{1d 6b 49 04 1b 70 00 31}'],
    ['barcode up to NUL', 'GS k', '{1d 6b 04}CODE39{00}'],
    ['barcode whose kind is NUL', 'GS k', '{1d 6b 00}12345678901{00}'],
    ['character spacing', 'ESC  ', '{1b 20 02}'],
  ])('steps over a %s by its length', (_kind, name, bytes) => {
    const events = decode(stream(`a${bytes}b{0a}`));
    expect(events.filter((event) => event.kind !== 'paper')).toMatchObject([
      { kind: 'command', name },
      { kind: 'command', name: 'LF' },
    ]);
    expect(papersIn(events).map(paperText)).toEqual(['ab']);
  });

  it('steps over an image far larger than it keeps, in chunks', () => {
    const decoder = createEscposDecoder();
    const size = 72 * 4000;
    decoder.push(stream('a{1d 76 30 00 48 00 a0 0f}'));
    for (let sent = 0; sent < size; sent += 1000) decoder.push(new Uint8Array(1000).fill(0x41));
    expect(papersIn([...decoder.push(stream('b{0a 1d 56 00}'))]).map(paperText)).toEqual(['ab']);
  });

  it('reports what it does not know, with its bytes', () => {
    expect(decode(stream('{1b 7e}{1d 7e}{10 30}{00}{7f}'))).toEqual([
      { kind: 'unknown', hex: '1b7e', at: 2 },
      { kind: 'unknown', hex: '1d7e', at: 4 },
      { kind: 'unknown', hex: '1030', at: 6 },
      { kind: 'unknown', hex: '00', at: 7 },
      { kind: 'unknown', hex: '7f', at: 8 },
    ]);
    expect(decode(stream('{1d 28 6b 05}'))).toEqual([{ kind: 'unknown', hex: '1d286b05', at: 4 }]);
  });

  it('gives out an endless paper in pieces', () => {
    const decoder = createEscposDecoder();
    const papers = papersIn(decoder.push(new Uint8Array(5000).fill(0x0a)));
    expect(papers.map((paper) => paper.lines.length)).toEqual([2000, 2000]);
  });
});

describe('any bytes', () => {
  const lead = fc.constantFrom(0x1b, 0x1d, 0x1c, 0x10);
  const byte = fc.oneof({ weight: 2, arbitrary: lead }, fc.integer({ min: 0, max: 255 }));
  const bytes = fc.array(byte, { maxLength: 400 }).map((values) => Uint8Array.from(values));

  it('never throw, and read the same however they are split', () => {
    fc.assert(
      fc.property(bytes, fc.nat(), (value, cut) => {
        const at = value.length === 0 ? 0 : cut % value.length;
        const decoder = createEscposDecoder({ columns: 32 });
        const parts = [...decoder.push(value.subarray(0, at)), ...decoder.push(value.subarray(at))];
        const whole = decode(value, 32);
        expect([...parts, ...decoder.end()]).toEqual(whole);
        for (const paper of papersIn(whole)) expect(Value.Check(Paper, paper)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('leave no trace after the end: ESC @ and a text read cleanly', () => {
    fc.assert(
      fc.property(bytes, (value) => {
        const decoder = createEscposDecoder();
        decoder.push(value);
        decoder.end();
        const [paper] = papersIn(decoder.push(stream('{1b 40}limpio{0a 1d 56 00}')));
        expect(paper && paperText(paper)).toBe('limpio');
      }),
    );
  });
});
