import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIELD_LIMITS, pageBytes, toPrintable, wrapField } from './printable-text.ts';
import type { CodePage } from './printer-profile.ts';

const PAGES: CodePage[] = ['cp858', 'cp1252', 'cp850'];

describe('toPrintable', () => {
  it.each([
    ['Ñandú, ¿pingüino? ¡Sí!', 'Ñandú, ¿pingüino? ¡Sí!'],
    // The same letters typed as a letter and a mark.
    ['n\u0303andu\u0301', 'ñandú'],
    ['“Doble” ‘simple’ „bajo‟', '"Doble" \'simple\' "bajo"'],
    ['10 – 20 — 30 − 5', '10 - 20 - 30 - 5'],
    ['Espera…', 'Espera...'],
    ['Győr, Čapek, Łódź', 'Gyor, Capek, Lódz'],
    ['Œuf', 'OEuf'],
    ['ﬁlete Ａ ⅓', 'filete A 1/3'],
    ['Perro 🌭 caliente', 'Perro caliente'],
    ['🌶️🌶️ picante', 'picante'],
    ['👨‍👩‍👧 familia 🇨🇴', 'familia'],
    ['sin\u00a0sal\tni\u2003ajo', 'sin sal ni ajo'],
    ['Ki\u200bwi\ufeff \u202eoiram\u202c', 'Kiwi oiram'],
    ['日本 sake', '?? sake'],
    ['marca™ №4 ✓', 'marcaTM No.4 v'],
  ])('%j prints as %j', (text, printed) => {
    expect(toPrintable(text, 'cp858')).toEqual([printed]);
  });

  it('has the euro sign where the page has it and its letters where not', () => {
    expect(toPrintable('€ 5', 'cp858')).toEqual(['€ 5']);
    expect(toPrintable('€ 5', 'cp1252')).toEqual(['€ 5']);
    expect(toPrintable('€ 5', 'cp850')).toEqual(['EUR 5']);
  });

  it('drops every control character, in every page', () => {
    const controls = Array.from({ length: 0xa0 }, (_, code) => code).filter(
      (code) => code < 0x20 || code >= 0x7f,
    );
    const lineEnds = new Set([0x09, 0x0a, 0x0d]);
    for (const page of PAGES) {
      for (const code of controls.filter((control) => !lineEnds.has(control))) {
        expect(toPrintable(`a${String.fromCharCode(code)}b`, page)).toEqual(['ab']);
      }
    }
  });

  it('cuts a field at 120 characters with an ellipsis', () => {
    expect(toPrintable('x'.repeat(120), 'cp858')).toEqual(['x'.repeat(120)]);
    expect(toPrintable('x'.repeat(121), 'cp858')).toEqual([`${'x'.repeat(117)}...`]);
    expect(toPrintable(`${'x'.repeat(120)}\ny`, 'cp858')).toEqual([`${'x'.repeat(117)}...`]);
  });

  it('keeps at most eight lines and no empty ones', () => {
    expect(toPrintable('a\n\n\r\nb\u2028c', 'cp858')).toEqual(['a', 'b', 'c']);
    expect(toPrintable('línea\n'.repeat(9), 'cp858')).toEqual([
      ...Array<string>(7).fill('línea'),
      'línea...',
    ]);
    expect(toPrintable('\n'.repeat(200), 'cp858')).toEqual([]);
  });

  it('yields bytes of the page, one for each character, and no control byte, for any text', () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(anyText, fc.constantFrom(...PAGES), (text, page) => {
        const lines = toPrintable(text, page);
        expect(lines.length).toBeLessThanOrEqual(FIELD_LIMITS.lines);
        expect(lines.join('').length).toBeLessThanOrEqual(FIELD_LIMITS.characters);
        for (const line of lines) {
          const bytes = pageBytes(line, page);
          expect(bytes.length).toBe(line.length);
          expect(bytes.every((byte) => byte >= 0x20 && byte !== 0x7f)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('wrapField', () => {
  it('breaks at words, and inside a word only where it must', () => {
    expect(wrapField('Arroz con pollo y plátano', 'cp858', 10)).toEqual(['Arroz con', 'pollo y', 'plátano']);
    expect(wrapField('Otorrinolaringología', 'cp858', 8)).toEqual(['Otorrino', 'laringol', 'ogía']);
    expect(wrapField('exacto 10.', 'cp858', 10)).toEqual(['exacto 10.']);
  });

  it('keeps an indent that leaves room for words', () => {
    expect(wrapField('  - sin cebolla', 'cp858', 12)).toEqual(['  - sin', 'cebolla']);
    expect(wrapField('  Otorrinolaringología', 'cp858', 10)).toEqual(['  Otorrino', 'laringolog', 'ía']);
    expect(wrapField(`${' '.repeat(50)}x`, 'cp858', 12)).toEqual(['x']);
  });

  it('ends in an ellipsis after eight lines', () => {
    const lines = wrapField('uno dos tres cuatro cinco seis siete ocho nueve diez', 'cp858', 6);
    expect(lines).toHaveLength(8);
    expect(lines.at(-1)).toBe('och...');
  });

  it('never makes a line too wide, nor more than eight, for any text and width', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 1, max: 48 }),
        (text, cells) => {
          const lines = wrapField(text, 'cp850', cells);
          expect(lines.length).toBeLessThanOrEqual(FIELD_LIMITS.lines);
          expect(Math.max(0, ...lines.map((line) => line.length))).toBeLessThanOrEqual(cells);
        },
      ),
    );
  });
});
