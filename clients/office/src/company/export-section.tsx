import { Button, Meter, Section, sayProblem, toast, useT } from '@fastops/ui';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { companyApi } from '../company-app.ts';
import { useMe } from '../me.ts';
import { saveFile } from '../save-file.ts';
import { exportCompany, type Progress } from './export-company.ts';

/** Everything the company has here, as one file. */
export function ExportSection() {
  const t = useT();
  return (
    <Section title={t('office.company.export')} text={t('office.company.export.text')}>
      <ExportAct />
    </Section>
  );
}

/** The act alone, where the page says already what it is. */
export function ExportAct() {
  const t = useT();
  const { company } = useMe();
  const [progress, setProgress] = useState<Progress>();
  const run = async (): Promise<void> => {
    if (progress) return;
    setProgress({ read: 0, total: 0 });
    try {
      const parts = await exportCompany(companyApi, setProgress);
      saveFile(`${t('office.company.export.file')}-${company.id}.json`, parts, 'application/json');
      toast({ tone: 'ok', text: t('office.company.export.done') });
    } catch (error) {
      sayProblem(error);
    } finally {
      setProgress(undefined);
    }
  };
  return (
    <>
      {progress && (
        <div role="status">
          <Meter
            label={t('office.company.export.busy')}
            value={progress.read}
            max={progress.total}
            words={t('office.company.export.rows', progress)}
          />
        </div>
      )}
      <div>
        <Button tone="quiet" aria-disabled={progress !== undefined} onClick={() => void run()}>
          <Download aria-hidden size={20} />
          {t('office.company.export.start')}
        </Button>
      </div>
    </>
  );
}
