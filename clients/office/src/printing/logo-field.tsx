import type { Branch, PaperStyle } from '@fastops/device';
import { Button, Confirm, Section, sayProblem, toast, useT } from '@fastops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { ImagePlus, ImageUp, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import css from './papers.module.css';
import { papersApi, printingKey } from './printing-queries.ts';

interface Props {
  branch: Branch;
  logo: PaperStyle['logo'];
}

/** What the server reads. */
const TYPES = ['image/png', 'image/jpeg', 'image/webp'];

/** The logo above bills and receipts; saved by itself, as it is a file and not a word of the form. */
export function LogoField({ branch, logo }: Props) {
  const t = useT();
  const queryClient = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const change = async (act: () => Promise<unknown>, said: string): Promise<void> => {
    setBusy(true);
    try {
      await act();
      toast({ tone: 'ok', text: said });
      await queryClient.invalidateQueries({ queryKey: printingKey });
    } catch (error) {
      sayProblem(error);
    }
    setBusy(false);
  };
  return (
    <Section title={t('office.papers.logo')} text={t('office.papers.logo.text')}>
      <div className={css.acts}>
        <Button tone="quiet" aria-disabled={busy} onClick={() => busy || input.current?.click()}>
          {logo ? <ImageUp aria-hidden size={20} /> : <ImagePlus aria-hidden size={20} />}
          {t(logo ? 'office.papers.logo.replace' : 'office.papers.logo.choose')}
        </Button>
        {logo && (
          <Button tone="danger" aria-disabled={busy} onClick={() => busy || setAsking(true)}>
            <Trash2 aria-hidden size={20} />
            {t('office.papers.logo.remove')}
          </Button>
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept={TYPES.join(',')}
        hidden
        data-testid="logo-file"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          // The same file may be chosen again.
          event.currentTarget.value = '';
          if (file) void change(() => papersApi.setLogo(branch.id, file), t('office.papers.logo.saved'));
        }}
      />
      {asking && (
        <Confirm
          title={t('office.papers.logo.ask')}
          text={t('office.papers.logo.askText')}
          act={t('office.papers.logo.remove')}
          onConfirm={() => change(() => papersApi.removeLogo(branch.id), t('office.papers.logo.removed'))}
          onClose={() => setAsking(false)}
        />
      )}
    </Section>
  );
}
