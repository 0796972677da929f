import type { CSSProperties } from 'react';
import css from './paper.module.css';
import { PaperCode } from './paper-codes.tsx';
import type { Paper, PaperRun } from './paper-shape.ts';

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
            <PaperCode line={line} />
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
