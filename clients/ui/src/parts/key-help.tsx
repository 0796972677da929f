import { CheckField } from '../fields/check-field.tsx';
import { useT } from '../phrases.ts';
import { useSetting } from '../setting.ts';
import { singleKeys } from '../shortcuts.ts';
import css from './key-help.module.css';
import { Sheet } from './sheet.tsx';

export interface KeyLine {
  /** As they are pressed: `Ctrl K`, `g u`. */
  keys: string;
  does: string;
}

interface Props {
  /** What the page at hand is for. */
  about?: string | undefined;
  lines: readonly KeyLine[];
  onClose: () => void;
}

/** The help of a page: what it is for, and every key that does something here. */
export function KeyHelp({ about, lines, onClose }: Props) {
  const t = useT();
  const on = useSetting(singleKeys) === 'on';
  return (
    <Sheet title={t('office.help.title')} onClose={onClose}>
      {about && <p>{about}</p>}
      <h3 className={css.title}>{t('office.help.keys')}</h3>
      <dl className={css.lines}>
        {lines.map(({ keys, does }) => (
          <div key={keys} className={css.line}>
            <dt className={css.keys}>
              {keys.split(' ').map((key) => (
                <kbd key={key} className={css.key}>
                  {key}
                </kbd>
              ))}
            </dt>
            <dd className={css.does}>{does}</dd>
          </div>
        ))}
      </dl>
      <CheckField
        checked={on}
        onChange={(next) => singleKeys.set(next ? 'on' : 'off')}
        label={t('office.help.single')}
        help={t('office.help.single.text')}
      />
    </Sheet>
  );
}
