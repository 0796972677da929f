import type { SheetFormat } from '@fastops/device';
import { Button, Section, sayProblem, useT } from '@fastops/ui';
import { Download } from 'lucide-react';
import layout from '../layout.module.css';
import { saveFile } from '../save-file.ts';
import { importApi } from './import-queries.ts';

const FORMATS = ['xlsx', 'csv'] as const;

/** An empty file to begin with. */
export function TemplatePart() {
  const t = useT();
  const save = async (format: SheetFormat): Promise<void> => {
    try {
      const file = await importApi.template(format);
      saveFile(`${t('office.import.template').toLowerCase()}.${format}`, [file], file.type);
    } catch (error) {
      sayProblem(error);
    }
  };
  return (
    <Section title={t('office.import.template')} text={t('office.import.template.text')}>
      <div className={layout.row}>
        {FORMATS.map((format) => (
          <Button key={format} tone="quiet" onClick={() => void save(format)}>
            <Download aria-hidden size={20} />
            {t(`office.import.template.${format}`)}
          </Button>
        ))}
      </div>
    </Section>
  );
}
