import { Button, Note, useT } from '@fastops/ui';
import css from './menu.module.css';

/** The form may be scrolled far down to where the change was made. */
const intoSight = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'center' });

interface Props {
  /** What somebody else changed, one sentence each. */
  changes: readonly string[];
  onTake: () => void;
  onKeep: () => void;
}

/** Somebody else saved it first: what they changed, and which of both is to stand. */
export function ConflictNote({ changes, onTake, onKeep }: Props) {
  const t = useT();
  return (
    <div role="alert" ref={intoSight}>
      <Note tone="warn">
        <p>{t('office.menu.conflict')}</p>
        {changes.length > 0 && (
          <ul className={css.changes}>
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        )}
        <div className={css.actions}>
          <Button tone="quiet" onClick={onTake}>
            {t('office.menu.conflict.take')}
          </Button>
          <Button tone="quiet" onClick={onKeep}>
            {t('office.menu.conflict.keep')}
          </Button>
        </div>
      </Note>
    </div>
  );
}
