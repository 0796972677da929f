import css from './meter.module.css';

interface Props {
  label: string;
  value: number;
  /** Undefined: there is none. */
  max: number | undefined;
  /** The figures in words: "3 de 5". */
  words: string;
}

/** From here on it is said that the end is near. */
const NEAR = 0.8;

/** How much of something is used. */
export function Meter({ label, value, max, words }: Props) {
  const share = max === undefined || max === 0 ? 0 : Math.min(1, value / max);
  const state = share >= 1 ? 'full' : share >= NEAR ? 'near' : 'fine';
  return (
    <div className={css.meter} data-state={state}>
      <div className={css.words}>
        <span className={css.label}>{label}</span>
        <span>{words}</span>
      </div>
      {/* The words above say it all; the bar is for the eye. */}
      {max !== undefined && (
        <div aria-hidden className={css.track}>
          <div className={css.fill} style={{ width: `${share * 100}%` }} />
        </div>
      )}
    </div>
  );
}
