import { Save } from 'lucide-react';
import { useT } from '../phrases.ts';
import { useShortcuts } from '../shortcuts.ts';
import { Button } from './button.tsx';
import css from './save-bar.module.css';

interface Props {
  dirty: boolean;
  busy: boolean;
  onSave: () => void;
  onDiscard: () => void;
  /** In place of the general word: "Crear rol". */
  label?: string;
  /** Said instead of saving: no network, no right. */
  blocked?: string | undefined;
  /** Also shown while nothing was changed: for what is being made. */
  always?: boolean;
}

/** Stands at the foot of a form while there is something to save; Ctrl+S saves. */
export function SaveBar({ dirty, busy, onSave, onDiscard, label, blocked, always = false }: Props) {
  const t = useT();
  const shown = dirty || always;
  const save = (): void => {
    if (shown && !busy && !blocked) onSave();
  };
  useShortcuts({ 'ctrl+s': save });
  if (!shown) return null;
  return (
    <section className={css.bar} aria-label={t('office.save.label')}>
      <p className={css.words} role="status">
        {blocked ?? (busy ? t('office.save.busy') : dirty ? t('office.save.dirty') : '')}
      </p>
      <Button tone="quiet" onClick={onDiscard}>
        {t(dirty ? 'common.discard' : 'common.cancel')}
      </Button>
      <Button onClick={save} aria-disabled={busy || blocked !== undefined} aria-keyshortcuts="Control+S">
        {label === undefined && <Save aria-hidden size={20} />}
        {label ?? t('office.save.save')}
      </Button>
    </section>
  );
}
