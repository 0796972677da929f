import type { CSSProperties } from 'react';
import { encode } from 'uqr';
import { useT } from '../phrases.ts';
import css from './paper.module.css';

/** Letters of one look, side by side. */
export interface PaperRun {
  text: string;
  bold: boolean;
  underline: boolean;
  inverse: boolean;
  /** How many times wider and higher than usual. */
  width: number;
  height: number;
  /** In the narrow font. */
  small?: true;
}

/** A sheet as it is decoded from what its printer was sent. */
export interface Paper {
  /** Characters of a line: 32 on 58 mm, 42 or 48 on 80 mm. */
  widthColumns: number;
  lines: readonly { align: 'left' | 'center' | 'right'; runs: readonly PaperRun[]; qr?: string }[];
  cut: boolean;
}

/** A sheet as it came out of the printer: same columns, same sizes, same cut. */
export function PaperSheet({ paper, label }: { paper: Paper; label: string }) {
  const columns = { '--columns': paper.widthColumns } as CSSProperties;
  return (
    <article className={css.sheet} style={columns} aria-label={label} data-cut={paper.cut || undefined}>
      <div className={css.text}>
        {paper.lines.map((line, index) => (
          // A printed line never changes or moves: its place is its identity.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <p key={index} className={css.line} data-align={line.align}>
            {line.qr !== undefined && <QrCode text={line.qr} />}
            {line.runs.map((run, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <Run key={at} run={run} />
            ))}
          </p>
        ))}
      </div>
    </article>
  );
}

/** A dot of a code is half as wide as a character: six points of a printer's head beside twelve. */
const CHARACTERS_PER_MODULE = 0.5;

/** A code as the printer draws it: its own correction level, and as wide beside the text as on paper. */
function QrCode({ text }: { text: string }) {
  const t = useT();
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])))
    .join('');
  return (
    <svg
      className={css.qr}
      style={{ width: `${size * CHARACTERS_PER_MODULE}ch` }}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={t('printers.qr', { text })}
    >
      <path d={path} fill="currentColor" shapeRendering="crispEdges" />
    </svg>
  );
}

/** The narrow font: four characters take the room of three. */
const SMALL = 0.75;

/**
 * A run keeps the width it has on paper (characters × their width) whatever its height: the letters are set at their
 * height and then stretched or squeezed sideways.
 */
function Run({ run }: { run: PaperRun }) {
  const scale = run.small ? SMALL : 1;
  const outer: CSSProperties = {
    width: `${Array.from(run.text).length * run.width * scale}ch`,
    fontWeight: run.bold ? 700 : 400,
    textDecoration: run.underline ? 'underline' : undefined,
  };
  if (run.width === 1 && run.height === 1 && !run.small) {
    return (
      <span className={css.run} data-inverse={run.inverse || undefined} style={outer}>
        {run.text}
      </span>
    );
  }
  const inner: CSSProperties = {
    fontSize: `${run.height * scale}em`,
    transform: run.width === run.height ? undefined : `scaleX(${run.width / run.height})`,
  };
  return (
    <span className={css.run} data-inverse={run.inverse || undefined} style={outer}>
      <span className={css.scaled} style={inner}>
        {run.text}
      </span>
    </span>
  );
}
