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

const ICONS = { retry: RotateCw, move: CornerUpRight, confirm: Check, cancel: X };
const ACTS = ['retry', 'move', 'confirm', 'cancel'] as const;

/** What can be done with a page: again, elsewhere, it came out, not wanted any more. */
export function JobActions({ job, branch }: Props) {
  const t = useT();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState<Act>();
  const acts = actsOf(job);
  const name = jobName(job, t);
  const close = (): void => setAsking(undefined);
  const done = async (act: Act, send: () => Promise<unknown>): Promise<void> => {
    try {
      await send();
      toast({ tone: 'ok', text: t(`office.printJob.done.${act}`, { name }) });
    } catch (error) {
      sayProblem(error);
    }
    await queryClient.invalidateQueries({ queryKey: printingKey });
  };
  const begin = (act: Act): void => {
    if (act === 'retry') void done(act, () => printingApi.retryPrintJob(job.id));
    else if (act === 'confirm') void done(act, () => printingApi.confirmPrintJob(job.id));
    else setAsking(act);
  };
  const move = (printerId: string): void => {
    close();
    void done('move', () => printingApi.movePrintJob(job.id, printerId));
  };
  return (
    <div className={css.acts}>
      {ACTS.filter((act) => acts[act]).map((act) => (
        <ActButton key={act} act={act} name={name} onClick={() => begin(act)} />
      ))}
      {asking === 'move' && <MoveSheet job={job} branch={branch} onMove={move} onClose={close} />}
      {asking === 'cancel' && (
        <Confirm
          title={t('office.printJob.cancel.ask', { name })}
          text={t('office.printJob.cancel.text')}
          act={t('office.printJob.cancel')}
          onConfirm={() => done('cancel', () => printingApi.cancelPrintJob(job.id))}
          onClose={close}
        />
      )}
    </div>
  );
}

function ActButton({ act, name, onClick }: { act: Act; name: string; onClick: () => void }) {
  const t = useT();
  const Icon = ICONS[act];
  const words = t(`office.printJob.${act}`);
  return (
    <Button tone="quiet" aria-label={t('office.printJob.actOf', { act: words, name })} onClick={onClick}>
      <Icon aria-hidden size={18} />
      {words}
    </Button>
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
