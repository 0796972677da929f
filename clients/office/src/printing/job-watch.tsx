import type { PrintJob } from '@fastops/device';
import { useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { JobTag } from './job-tag.tsx';
import { reasonWords } from './printer-state.ts';
import css from './printing.module.css';
import { jobQuery } from './printing-queries.ts';

/** While a page is on its way it is looked for this often: the socket may be away. */
const LOOK_MS = 1500;

const isOnItsWay = (state: PrintJob['state'] | undefined): boolean =>
  state === undefined || state === 'queued' || state === 'sending';

/** How a page is that somebody waits for. */
export function useJobState(jobId: string): PrintJob | undefined {
  const { data } = useQuery({
    ...jobQuery(jobId),
    refetchInterval: ({ state }) => (isOnItsWay(state.data?.state) ? LOOK_MS : false),
  });
  return data;
}

/** Says how a test page goes, as it goes. */
export function JobWatch({ jobId }: { jobId: string }) {
  const t = useT();
  const job = useJobState(jobId);
  const { state = 'queued', lastError = null } = job ?? {};
  return (
    <div role="status" className={css.watch}>
      <span>{t('office.printJob.kind.test')}</span>
      <JobTag state={state} />
      {lastError !== null && state !== 'printed' && (
        <span className={css.facts}>{reasonWords(lastError, t)}</span>
      )}
    </div>
  );
}
