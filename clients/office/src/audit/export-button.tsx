import type { AuditFilter } from '@fastops/device';
import { Button, sayProblem, toast, useLanguage, useT } from '@fastops/ui';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { saveFile } from '../save-file.ts';
import { actionWords } from './actions.ts';
import { exportAudit } from './export.ts';

/** Saves everything the filter lets through as a CSV. */
export function ExportButton({ filter }: { filter: AuditFilter }) {
  const t = useT();
  const language = useLanguage();
  const [read, setRead] = useState<number>();
  const titles = [
    t('office.audit.seq'),
    t('office.audit.at'),
    t('office.audit.actor'),
    t('office.audit.actorKind'),
    t('office.audit.action'),
    t('office.audit.objectType'),
    t('office.audit.object'),
    t('office.audit.reason'),
    t('office.audit.approver'),
    t('office.audit.before'),
    t('office.audit.after'),
  ];
  const run = async (): Promise<void> => {
    if (read !== undefined) return;
    setRead(0);
    try {
      const separator = language === 'es' ? ';' : ',';
      const words = { titles, separator, action: (action: string) => actionWords(action, t) } as const;
      const file = await exportAudit(filter, words, setRead);
      saveFile(`${t('office.audit.file')}.csv`, [file], 'text/csv;charset=utf-8');
      toast({ tone: 'ok', text: t('office.audit.exported') });
    } catch (error) {
      sayProblem(error);
    } finally {
      setRead(undefined);
    }
  };
  return (
    <Button tone="quiet" aria-disabled={read !== undefined} onClick={() => void run()}>
      <Download aria-hidden size={20} />
      {read === undefined ? t('office.audit.export') : t('office.audit.exporting', { n: read })}
    </Button>
  );
}
