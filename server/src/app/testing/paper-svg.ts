import type { Paper } from '../../modules/printing/index.ts';

type Line = Paper['lines'][number];
type Run = Line['runs'][number];

const DOTS = 12;
const LINE = 30;
const MARGIN = 24;
const QR = 180;

const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Where a line begins, by how wide what is on it is. */
function leftOf(align: Line['align'], width: number, paper: number): number {
  if (align === 'left') return MARGIN;
  const rest = Math.max(0, paper - width);
  return MARGIN + (align === 'center' ? rest / 2 : rest);
}

function drawRun(run: Run, x: number, bottom: number): string {
  const count = Array.from(run.text).length;
  const [width, height] = [count * run.width * DOTS, run.height * 24];
  const parts: string[] = [];
  if (run.inverse)
    parts.push(`<rect x="${x}" y="${bottom - height - 2}" width="${width}" height="${height + 6}"/>`);
  const look = [run.bold ? ' font-weight="700"' : '', run.inverse ? ' fill="#fff"' : ''].join('');
  const place = `translate(${x} ${bottom}) scale(${run.width} ${run.height})`;
  parts.push(
    `<text transform="${place}" textLength="${count * DOTS}" lengthAdjust="spacingAndGlyphs"${look}>${escaped(run.text)}</text>`,
  );
  if (run.underline) parts.push(`<rect x="${x}" y="${bottom + 3}" width="${width}" height="2"/>`);
  return parts.join('');
}

function drawImage(image: NonNullable<Line['image']>, left: number, top: number): string {
  const bytes = Buffer.from(image.bits, 'base64');
  const across = Math.ceil(image.width / 8);
  const isBlack = (x: number, y: number) =>
    x < image.width && ((bytes[y * across + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
  let path = '';
  for (let y = 0; y < image.height; y += 1) {
    for (let x = 0; x < image.width; x += 1) {
      if (!isBlack(x, y)) continue;
      const begin = x;
      while (isBlack(x + 1, y)) x += 1;
      path += `M${begin} ${y}h${x + 1 - begin}v1h-${x + 1 - begin}z`;
    }
  }
  return `<path transform="translate(${left} ${top})" d="${path}"/>`;
}

/** A code as a frame with what it says: the picture is for people. */
function drawCode(
  words: string,
  [left, top, width, height]: readonly [number, number, number, number],
): string {
  return (
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="none" stroke="#000" stroke-width="3"/>` +
    `<text x="${left + 8}" y="${top + height / 2}" font-size="13">${escaped(words)}</text>`
  );
}

function drawLine(line: Line, top: number, paper: number): { height: number; drawn: string } {
  const { qr, barcode, image, align } = line;
  if (qr !== undefined)
    return { height: QR + 10, drawn: drawCode(`QR ${qr}`, [leftOf(align, QR, paper), top, QR, QR]) };
  if (barcode) {
    const modules = barcode.symbology === 'ean13' ? 95 : 11 * (barcode.text.length + 2) + 13;
    const width = modules * barcode.module;
    const box = [leftOf(align, width, paper), top, width, barcode.height] as const;
    return { height: barcode.height + 34, drawn: drawCode(barcode.text, box) };
  }
  if (image)
    return { height: image.height + 6, drawn: drawImage(image, leftOf(align, image.width, paper), top) };
  const height = LINE * Math.max(1, ...line.runs.map((run) => run.height));
  const width = line.runs.reduce((sum, run) => sum + Array.from(run.text).length * run.width * DOTS, 0);
  let x = leftOf(align, width, paper);
  const drawn = line.runs.map((run) => {
    const one = drawRun(run, x, top + height - 8);
    x += Array.from(run.text).length * run.width * DOTS;
    return one;
  });
  return { height, drawn: drawn.join('') };
}

/** A paper as a picture: a unit is a dot of the printer. */
export function paperSvg(paper: Paper): string {
  const across = paper.widthColumns * DOTS;
  let top = MARGIN;
  const lines = paper.lines.map((line) => {
    const { height, drawn } = drawLine(line, top, across);
    top += height;
    return drawn;
  });
  const [width, height] = [across + 2 * MARGIN, top + MARGIN];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width / 2}" height="${height / 2}">`,
    `<title>${paper.widthColumns === 32 ? 58 : 80} mm</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    '<g font-family="DejaVu Sans Mono, monospace" font-size="20" xml:space="preserve">',
    ...lines.filter((line) => line !== ''),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}
