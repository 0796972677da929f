import { encode } from 'uqr';
import { useT } from '../phrases.ts';
import { code128Bars, ean13Bars } from './barcode-bars.ts';
import css from './paper.module.css';
import type { PaperLine } from './paper-shape.ts';

/** A character of the normal font is so many dots wide. */
const DOTS = 12;
/** What a printer's QR code has around it, and how many dots a module of it is. */
const QR_MODULE = 6;

/** A size on paper in widths of a character. */
const onPaper = (dots: number) => `${dots / DOTS}ch`;

/** What stands on a line of its own: a code to scan, or a picture. */
export function PaperCode({ line }: { line: PaperLine }) {
  if (line.qr !== undefined) return <Qr text={line.qr} />;
  if (line.barcode) return <Barcode barcode={line.barcode} />;
  return line.image ? <Picture image={line.image} /> : null;
}

function Qr({ text }: { text: string }) {
  const t = useT();
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])))
    .join('');
  return (
    <svg
      className={css.code}
      style={{ width: onPaper(size * QR_MODULE) }}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={t('printers.qr', { text })}
    >
      <path d={path} shapeRendering="crispEdges" />
    </svg>
  );
}

function Barcode({ barcode }: { barcode: NonNullable<PaperLine['barcode']> }) {
  const { symbology, text, height, module } = barcode;
  const bars = symbology === 'ean13' ? ean13Bars(text) : code128Bars(text);
  let at = 0;
  const path = bars
    .flatMap((width, index) => {
      const bar = index % 2 === 0 ? [`M${at} 0h${width}v1h-${width}z`] : [];
      at += width;
      return bar;
    })
    .join('');
  return (
    <span className={css.barcode}>
      <svg
        className={css.code}
        style={{ width: onPaper(at * module), height: onPaper(height) }}
        viewBox={`0 0 ${at} 1`}
        preserveAspectRatio="none"
        role="img"
        aria-label={text}
      >
        <path d={path} shapeRendering="crispEdges" />
      </svg>
      <span aria-hidden="true">{text}</span>
    </span>
  );
}

/** A logo says nothing that is not in the words of the paper too. */
function Picture({ image }: { image: NonNullable<PaperLine['image']> }) {
  const { width, height } = image;
  return (
    <svg
      className={css.code}
      style={{ width: onPaper(width) }}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      <path d={runsOf(image)} shapeRendering="crispEdges" />
    </svg>
  );
}

/** The black dots of a picture, those beside each other as one. */
function runsOf({ width, height, bits }: NonNullable<PaperLine['image']>): string {
  const bytes = Uint8Array.from(atob(bits), (character) => character.charCodeAt(0));
  const across = Math.ceil(width / 8);
  const isBlack = (x: number, y: number) =>
    x < width && ((bytes[y * across + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
  const runs: string[] = [];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (!isBlack(x, y)) continue;
      const begin = x;
      while (isBlack(x + 1, y)) x += 1;
      runs.push(`M${begin} ${y}h${x + 1 - begin}v1h-${x + 1 - begin}z`);
    }
  }
  return runs.join('');
}
