import type { ProductFilter, SheetFormat } from '@fastops/device';
import { Button, sayProblem, toast, useT } from '@fastops/ui';
import { Download, FileSpreadsheet, FileText } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { saveFile } from '../save-file.ts';
import { importApi } from './import-queries.ts';
import css from './imports.module.css';

const FORMATS = [
  { format: 'csv', icon: FileText },
  { format: 'xlsx', icon: FileSpreadsheet },
] as const;

/** Saves the products that the list shows as a file, in one of two forms. */
export function ExportMenu({ filter }: { filter: ProductFilter }) {
  const t = useT();
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const [busy, setBusy] = useState(false);
  const run = async (format: SheetFormat): Promise<void> => {
    panel.current?.hidePopover();
    if (busy) return;
    setBusy(true);
    try {
      const file = await importApi.exportProducts(format, filter);
      saveFile(`${t('office.export.file')}.${format}`, [file], file.type);
      toast({ tone: 'ok', text: t('office.export.done') });
    } catch (error) {
      sayProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <span className={css.export}>
      <Button tone="quiet" popoverTarget={id} aria-disabled={busy}>
        <Download aria-hidden size={20} />
        {t(busy ? 'office.export.busy' : 'office.export')}
      </Button>
      <div ref={panel} id={id} popover="auto" className={css.formats}>
        {FORMATS.map(({ format, icon: Icon }) => (
          <button key={format} type="button" className={css.format} onClick={() => void run(format)}>
            <Icon aria-hidden size={20} />
            {t(`office.export.${format}`)}
          </button>
        ))}
      </div>
    </span>
  );
}
