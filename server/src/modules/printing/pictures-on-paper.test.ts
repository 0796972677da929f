import fc from 'fast-check';
import { Value } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { barcodeModule, barcodeText } from './barcode.ts';
import { LOGO_LIMITS, type PrintBlock, PrintDocument } from './document.ts';
import { encodeEscpos } from './escpos.ts';
import { createEscposDecoder, type DecodedEvent } from './escpos-decoder.ts';
import { jobBytes } from './job-bytes.ts';
import { JOB_KINDS } from './job-kind.ts';
import { Paper, type PaperLine, paperText } from './paper.ts';
import type { PrinterProfile } from './printer-profile.ts';
import { dither, isBlackAt, paperDots, type Raster, rasterOf, rowBytes, shrinkTo } from './raster.ts';

const PRINTER: PrinterProfile = {
  ...{ columns: 48, codePage: 'cp858', cut: true, confirms: 'process_id' },
  ...{ images: true, drawer: false },
};
const FIRST = { printing: 1, printedBefore: false, reroutedFrom: null, processId: '0042' };
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

function decode(bytes: Uint8Array, columns = 48): DecodedEvent[] {
  const decoder = createEscposDecoder({ columns });
  return [...decoder.push(bytes), ...decoder.end()];
}
const lines = (blocks: PrintBlock[], printer = PRINTER): PaperLine[] =>
  decode(encodeEscpos({ v: 1, blocks }, printer, FIRST), printer.columns).flatMap((event) => {
    if (event.kind !== 'paper') return [];
    expect(Value.Check(Paper, event.paper)).toBe(true);
    return event.paper.lines;
  });
const code128 = (text: string): PrintBlock => ({ type: 'barcode', symbology: 'code128', text });

/** A disc on white. */
function disc(width: number, height: number): Raster {
  const greys = Uint8Array.from({ length: width * height }, (_, at) => {
    const [x, y] = [((at % width) + 0.5) / width - 0.5, (Math.floor(at / width) + 0.5) / height - 0.5];
    return x * x + y * y < 0.2 ? 0 : 255;
  });
  return dither({ width, height, greys });
}
const logo = (picture: Raster): PrintBlock => ({
  ...{ type: 'logo', width: picture.width, height: picture.height },
  bits: Buffer.from(picture.bits).toString('base64'),
});
const blackShare = (picture: Raster) => {
  let black = 0;
  for (let y = 0; y < picture.height; y += 1)
    for (let x = 0; x < picture.width; x += 1) black += Number(isBlackAt(picture, x, y));
  return black / (picture.width * picture.height);
};

describe('a barcode', () => {
  test('is exactly these bytes: its height, its bars, its text below, its length', () => {
    const bytes = hex(encodeEscpos({ v: 1, blocks: [code128('A{1')] }, PRINTER, FIRST));
    expect(bytes).toContain(
      '1b6101' + '1d6850' + '1d7703' + '1d4802' + '1d6600' + '1d6b4906' + '7b42417b7b31',
    );
  });

  test('reads back on paper as it was meant', () => {
    expect(lines([code128('PEDIDO-3456')])[0]).toEqual({
      ...{ align: 'center', runs: [] },
      barcode: { symbology: 'code128', text: 'PEDIDO-3456', height: 80, module: 3 },
    });
    const ean: PrintBlock = { type: 'barcode', symbology: 'ean13', text: '770123456789', height: 60 };
    expect(lines([ean])[0]?.barcode).toEqual({
      ...{ symbology: 'ean13', text: '7701234567897', height: 60, module: 3 },
    });
  });

  test.each([
    ['770123456789', '7701234567897'],
    ['7701234567897', '7701234567897'],
    ['4006381333931', '4006381333931'],
    ['7701234567890', undefined],
    ['77012345678', undefined],
    ['77012345678X', undefined],
  ])('of the number %s says %s', (text, said) => {
    expect(barcodeText('ean13', text)).toBe(said);
  });

  test('that is no such number, or too long for the paper, is text', () => {
    const wrong: PrintBlock = { type: 'barcode', symbology: 'ean13', text: '7701234567890' };
    expect(lines([wrong])[0]?.runs[0]?.text).toBe('7701234567890');
    expect(barcodeModule('code128', 'x'.repeat(21), paperDots(48))).toBe(2);
    expect(lines([code128('x'.repeat(22))])[0]?.runs[0]?.text).toBe('x'.repeat(22));
    expect(lines([code128('x'.repeat(13))], { ...PRINTER, columns: 32 })[0]?.barcode).toBeUndefined();
  });

  test('never carries a byte that is no text, whatever somebody typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const [line] = lines([{ type: 'text', text: '.' }, code128(text)]).slice(1);
        if (line?.barcode) expect(line.barcode.text).toBe(text);
        else
          expect(barcodeModule('code128', text, paperDots(48)) && barcodeText('code128', text)).toBeFalsy();
      }),
    );
  });
});

describe('a picture', () => {
  test('comes out dot by dot as it went in', () => {
    const picture = disc(100, 40);
    expect(lines([logo(picture)])[0]).toEqual({
      ...{ align: 'center', runs: [] },
      // Whole bytes: 100 dots are 13 of them.
      image: { width: 104, height: 40, bits: Buffer.from(picture.bits).toString('base64') },
    });
  });

  test('is at most as wide as the paper, as dark as before and in its proportions', () => {
    const picture = disc(576, 240);
    for (const columns of [48, 42, 32] as const) {
      const [line] = lines([logo(picture)], { ...PRINTER, columns });
      const { width = 0, height = 0, bits = '' } = line?.image ?? {};
      expect(width).toBe(paperDots(columns));
      expect(height).toBe(Math.round((240 * paperDots(columns)) / 576));
      const shown = rasterOf({ width, height, bits });
      expect(shown && Math.abs(blackShare(shown) - blackShare(picture))).toBeLessThan(0.01);
    }
  });

  test('is left out by a printer that prints none, and the page is whole without it', () => {
    const blocks: PrintBlock[] = [logo(disc(50, 50)), { type: 'text', text: 'hola' }];
    const bytes = encodeEscpos({ v: 1, blocks }, { ...PRINTER, images: false }, FIRST);
    const papers = decode(bytes).flatMap((event) => (event.kind === 'paper' ? [event.paper] : []));
    expect(papers.map((paper) => paperText(paper).trim())).toEqual(['hola']);
  });

  test('whose bytes are not as many as its size says is left out', () => {
    expect(
      lines([{ ...logo(disc(50, 50)), height: 49 } as PrintBlock, { type: 'text', text: 'x' }])[0]?.runs[0]
        ?.text,
    ).toBe('x');
  });

  test('beyond the limits fits no document', () => {
    const fits = (picture: Raster) => Value.Check(PrintDocument, { v: 1, blocks: [logo(picture)] });
    expect(fits(disc(LOGO_LIMITS.width, LOGO_LIMITS.height))).toBe(true);
    expect(fits(disc(LOGO_LIMITS.width + 1, 10))).toBe(false);
    expect(fits(disc(10, LOGO_LIMITS.height + 1))).toBe(false);
  });

  test('of bytes that look like commands opens no drawer and cuts nothing', () => {
    const evil = Buffer.from('1b7000191d56001014010008'.repeat(8), 'hex').subarray(0, 96);
    const block: PrintBlock = { type: 'logo', width: 96, height: 8, bits: evil.toString('base64') };
    const events = decode(encodeEscpos({ v: 1, blocks: [block] }, PRINTER, FIRST));
    expect(events.filter(({ kind }) => kind === 'drawer' || kind === 'unknown' || kind === 'status')).toEqual(
      [],
    );
    expect(events.filter((event) => event.kind === 'command' && event.name === 'GS V')).toHaveLength(1);
  });

  test('stays as dark as its greys, and no wider than asked, for any picture', () => {
    const picture = fc
      .record({
        width: fc.integer({ min: 1, max: 60 }),
        height: fc.integer({ min: 1, max: 60 }),
        grey: fc.nat(255),
      })
      .map(({ width, height, grey }) => ({
        width,
        height,
        greys: new Uint8Array(width * height).fill(grey),
        grey,
      }));
    fc.assert(
      fc.property(picture, fc.integer({ min: 1, max: 80 }), ({ grey, ...greys }, most) => {
        const made = dither(greys);
        expect(made.bits).toHaveLength(rowBytes(greys.width) * greys.height);
        if (grey === 0) expect(blackShare(made)).toBe(1);
        if (grey === 255) expect(blackShare(made)).toBe(0);
        expect(shrinkTo(made, most).width).toBe(Math.min(greys.width, most));
      }),
    );
  });
});

describe('a drawer', () => {
  const nothing: PrintDocument = { v: 1, blocks: [{ type: 'cut' }] };
  const withDrawer = { ...PRINTER, drawer: true };

  test('is opened by one pulse and nothing else: not a letter, not a line', () => {
    const events = decode(
      jobBytes('drawer', { v: 1, blocks: [{ type: 'text', text: 'hola' }] }, withDrawer, FIRST),
    );
    expect(events.filter(({ kind }) => kind === 'drawer')).toMatchObject([
      { name: 'ESC p', args: [0, 25, 250] },
    ]);
    expect(events.filter(({ kind }) => kind === 'paper')).toEqual([]);
    expect(events.at(-1)).toMatchObject({ kind: 'processId', id: '0042' });
  });

  test('is opened by no other kind of page, also where there is one', () => {
    for (const kind of JOB_KINDS.filter((one) => one !== 'drawer')) {
      const events = decode(jobBytes(kind, nothing, withDrawer, FIRST));
      expect(events.filter((event) => event.kind === 'drawer')).toEqual([]);
    }
  });

  test('that is not there is not opened: the page is refused', () => {
    expect(() => jobBytes('drawer', nothing, PRINTER, FIRST)).toThrow(RangeError);
  });
});

describe('what is to be exact', () => {
  const row = (text: string, columns?: number): PrintBlock => ({
    type: 'row',
    cells: [{ text: 'TOTAL' }, { text, exact: true, align: 'right', columns: columns ?? 'fit' }],
  });

  test('is printed as written, its blanks as blanks', () => {
    expect(
      lines([row('$\u00a0142.583')])[0]
        ?.runs.map(({ text }) => text)
        .join(''),
    ).toMatch(/^TOTAL +\$ 142\.583$/);
  });

  test.each([
    ['₡ 1.000', undefined],
    ['$ 1\u202e000', undefined],
    ['$ 142.583', 8],
    [`$ ${'9'.repeat(60)}`, undefined],
    ['', undefined],
  ])('%j in %s columns is refused, and so the whole page', (text, columns) => {
    const refused = () => lines([row(text, columns)]);
    if (text === '') expect(refused).not.toThrow();
    else expect(refused).toThrow(RangeError);
  });
});
