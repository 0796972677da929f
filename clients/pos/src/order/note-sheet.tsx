import { Button, Sheet, useT } from '@fastops/ui';
import { useId, useState } from 'react';
import { NOTE_LENGTH } from '../comanda.ts';
import css from './comanda.module.css';

interface Props {
  name: string;
  note: string;
  onSave: (note: string) => void;
  onClose: () => void;
}

/** What the kitchen should know about one line. */
export function NoteSheet({ name, note, onSave, onClose }: Props) {
  const t = useT();
  const id = useId();
  const [text, setText] = useState(note);
  return (
    <Sheet title={t('order.note', { name })} onClose={onClose}>
      <form
        className={css.noteForm}
        onSubmit={(event) => {
          event.preventDefault();
          onSave(text);
          onClose();
        }}
      >
        <label htmlFor={id} className={css.noteLabel}>
          {t('order.note.label')}
          <span>{t('order.note.left', { n: NOTE_LENGTH - text.length })}</span>
        </label>
        <textarea
          id={id}
          // The sheet was opened to write here: one tap less.
          // biome-ignore lint/a11y/noAutofocus: see above
          autoFocus
          rows={3}
          maxLength={NOTE_LENGTH}
          className={css.noteInput}
          placeholder={t('order.note.placeholder')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey) {
              event.preventDefault();
              event.currentTarget.form?.requestSubmit();
            }
          }}
        />
        <div className={css.noteActions}>
          <Button type="button" tone="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit">{t('order.note.save')}</Button>
        </div>
      </form>
    </Sheet>
  );
}
