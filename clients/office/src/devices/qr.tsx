import { encode } from 'uqr';
import css from './qr.module.css';

interface Props {
  text: string;
  /** What it leads to, for who cannot scan it. */
  label: string;
}

/** A picture to scan. Dark on white in both schemes: scanners want it so; a quiet zone of four modules. */
export function Qr({ text, label }: Props) {
  const { data, size } = encode(text, { ecc: 'Q', border: 4 });
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])))
    .join('');
  return (
    <svg className={css.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
