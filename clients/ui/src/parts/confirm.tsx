import type { ReactNode } from 'react';
import { useState } from 'react';
import { useT } from '../phrases.ts';
import { Button } from './button.tsx';
import css from './confirm.module.css';
import { sayProblem } from './say-problem.ts';
import { Sheet } from './sheet.tsx';

interface Props {
  title: string;
  text: ReactNode;
  /** The act in words: "Retirar clave". */
  act: string;
  tone?: 'main' | 'danger';
  /** In place of "Cancelar". */
  keep?: string;
  onConfirm: () => Promise<void> | void;
  onClose: () => void;
}

/** Asks before what cannot be undone; what can be undone is done at once and offers Deshacer. */
export function Confirm({ title, text, act, tone = 'danger', keep, onConfirm, onClose }: Props) {
  const t = useT();
  const [busy, setBusy] = useState(false);
  const confirm = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    try {
      await onConfirm();
    } catch (error) {
      sayProblem(error);
    }
    onClose();
  };
  return (
    <Sheet title={title} onClose={onClose}>
      <div className={css.text}>{text}</div>
      <div className={css.actions}>
        <Button tone="quiet" onClick={onClose}>
          {keep ?? t('common.cancel')}
        </Button>
        <Button tone={tone} aria-disabled={busy} onClick={() => void confirm()}>
          {act}
        </Button>
      </div>
    </Sheet>
  );
}
