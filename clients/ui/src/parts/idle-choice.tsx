import { useT } from '../phrases.ts';
import css from './idle-choice.module.css';

const MINUTES = [1, 2, 5, 10, 0];

interface Props {
  /** 0 for never. */
  minutes: number;
  onChange: (minutes: number) => void;
}

/** After how long without a touch this screen asks for a PIN. */
export function IdleChoice({ minutes, onChange }: Props) {
  const t = useT();
  return (
    <label className={css.choice}>
      {t('pin.idle')}
      <select
        className={css.select}
        value={minutes}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      >
        {MINUTES.map((each) => (
          <option key={each} value={each}>
            {each === 0 ? t('pin.idle.never') : t('pin.idle.minutes', { n: each })}
          </option>
        ))}
      </select>
    </label>
  );
}
