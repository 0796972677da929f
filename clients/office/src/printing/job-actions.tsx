import type { Branch, PrintJob } from '@fastops/device';
import { Button, Confirm, Sheet, sayProblem, toast, useT } from '@fastops/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Check, CornerUpRight, RotateCw, X } from 'lucide-react';
import { useState } from 'react';
import layout from '../layout.module.css';
import { actsOf, jobName } from './job-words.ts';
import { PrinterTag } from './printer-tag.tsx';
import { printersQuery, printingApi, printingKey } from './printing-queries.ts';
import css from './queue.module.css';

type Act = 'retry' | 'move' | 'confirm' | 'cancel';

interface Props {
  job: PrintJob;
  branch: Branch;
}

/** What can be done with a page: again, elsewhere, it came out, not wanted any more. */
export function JobActions({ job, branch }: Props) {
  const t = useT();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState<'move' | 'cancel'>();
  const acts = actsOf(job);
  const name = jobName(job, t);
  const done = async (act: Act, send: () => Promise<unknown>): Promise<void> => {
    try {
      await send();
      toast({ tone: 'ok', text: t(`office.printJob.done.${act}`, { name }) });
    } catch (error) {
      sayProblem(error);
    }
    await queryClient.invalidateQueries({ queryKey: printingKey });
  };
  const of = (act: Act) => ({
    'aria-label': t('office.printJob.actOf', { act: t(`office.printJob.${act}`), name }),
  });
  return (
    <div className={css.acts}>
      {acts.retry && (
        <Button
          tone="quiet"
          {...of('retry')}
          onClick={() => void done('retry', () => printingApi.retryPrintJob(job.id))}
        >
          <RotateCw aria-hidden size={18} />
          {t('office.printJob.retry')}
        </Button>
      )}
      {acts.move && (
        <Button tone="quiet" {...of('move')} onClick={() => setAsking('move')}>
          <CornerUpRight aria-hidden size={18} />
          {t('office.printJob.move')}
        </Button>
      )}
      {acts.confirm && (
        <Button
          tone="quiet"
          {...of('confirm')}
          onClick={() => void done('confirm', () => printingApi.confirmPrintJob(job.id))}
        >
          <Check aria-hidden size={18} />
          {t('office.printJob.confirm')}
        </Button>
      )}
      {acts.cancel && (
        <Button tone="quiet" {...of('cancel')} onClick={() => setAsking('cancel')}>
          <X aria-hidden size={18} />
          {t('office.printJob.cancel')}
        </Button>
      )}
      {asking === 'move' && (
        <MoveSheet
          job={job}
          branch={branch}
          onMove={(printerId) => {
            setAsking(undefined);
            void done('move', () => printingApi.movePrintJob(job.id, printerId));
          }}
          onClose={() => setAsking(undefined)}
        />
      )}
      {asking === 'cancel' && (
        <Confirm
          title={t('office.printJob.cancel.ask', { name })}
          text={t('office.printJob.cancel.text')}
          act={t('office.printJob.cancel')}
          onConfirm={() => done('cancel', () => printingApi.cancelPrintJob(job.id))}
          onClose={() => setAsking(undefined)}
        />
      )}
    </div>
  );
}

interface MoveProps extends Props {
  onMove: (printerId: string) => void;
  onClose: () => void;
}

/** Asks which other printer a page is to come out of. */
function MoveSheet({ job, branch, onMove, onClose }: MoveProps) {
  const t = useT();
  const { data = [] } = useQuery(printersQuery(branch.id));
  const others = data.filter(({ id }) => id !== job.printerId);
  return (
    <Sheet title={t('office.printJob.move.title', { name: jobName(job, t) })} onClose={onClose}>
      <div className={layout.stack}>
        {others.length === 0 && <p>{t('office.printJob.move.none')}</p>}
        {others.map((printer) => (
          <div key={printer.id} className={css.choice}>
            <Button tone="quiet" onClick={() => onMove(printer.id)}>
              {t('office.printJob.move.to', { name: printer.name })}
            </Button>
            <PrinterTag printer={printer} />
          </div>
        ))}
        <Button tone="quiet" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </Sheet>
  );
}
