import { Button, FormProblem, useT } from '@fastops/ui';
import { FileUp } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import css from './imports.module.css';
import { useUpload } from './use-upload.ts';

/** Takes a file that is dropped or chosen, sends it and opens what was found in it. */
export function FileDrop() {
  const t = useT();
  const [over, setOver] = useState(false);
  const { busy, problem, send } = useUpload();
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) void send(file);
  };
  return (
    <div className={css.stack}>
      <section
        aria-label={t('office.import.drop')}
        className={css.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <FileUp aria-hidden size={40} strokeWidth={1.5} />
        <p className={css.dropWords}>{t(over ? 'office.import.drop.now' : 'office.import.drop')}</p>
        <FileButton
          label={t(busy ? 'office.import.reading' : 'office.import.choose')}
          busy={busy}
          onFile={(file) => void send(file)}
        />
        <p className={css.help}>{t('office.import.drop.help')}</p>
      </section>
      <FormProblem error={problem} />
    </div>
  );
}

interface ButtonProps {
  label: string;
  busy: boolean;
  tone?: 'main' | 'quiet';
  onFile: (file: File) => void;
}

/** Opens the system's own choice of files. */
export function FileButton({ label, busy, tone = 'main', onFile }: ButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button tone={tone} aria-disabled={busy} onClick={() => busy || input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,.xlsx"
        hidden
        data-testid="import-file"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          // The same file may be chosen again, mended.
          event.currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
    </>
  );
}
