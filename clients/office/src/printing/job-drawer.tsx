import type { Branch, PrintJob } from '@fastops/device';
import { Drawer, PaperSheet, ProblemCard, Section, Skeletons, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import layout from '../layout.module.css';
import { useMoments } from '../moments.ts';
import { JobActions } from './job-actions.tsx';
import { JobTag } from './job-tag.tsx';
import { jobName } from './job-words.ts';
import { reasonWords } from './printer-state.ts';
import { jobQuery } from './printing-queries.ts';
import css from './queue.module.css';

interface Props {
  jobId: string;
  branch: Branch;
  operates: boolean;
  onClose: () => void;
}

/** One page: what became of it, what can be done with it, and what it looks like on paper. */
export function JobDrawer({ jobId, branch, operates, onClose }: Props) {
  const t = useT();
  const { data: job, error, isPending, refetch } = useQuery(jobQuery(jobId));
  if (!job) {
    return (
      <Drawer title={t('office.printJob.title')} onClose={onClose}>
        {isPending ? (
          <Skeletons count={1} height={320} minWidth={280} />
        ) : (
          <ProblemCard error={error} onRetry={() => void refetch()} />
        )}
      </Drawer>
    );
  }
  return (
    <Drawer title={jobName(job, t)} subtitle={job.printerName} onClose={onClose}>
      <Facts job={job} />
      {operates && <JobActions job={job} branch={branch} />}
      <Section title={t('office.printJob.paper')} text={t('office.printJob.paper.text')}>
        <div className={css.papers}>
          {job.papers.map((paper, at) => (
            <PaperSheet
              // A page's sheets never change places.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              key={at}
              paper={paper}
              label={t('office.printJob.sheet', { name: jobName(job, t), n: at + 1 })}
            />
          ))}
        </div>
        {job.papers.length === 0 && <p className={css.facts}>{t('office.printJob.noPaper')}</p>}
      </Section>
    </Drawer>
  );
}

/** What became of it, as far as there is something to say. */
function Facts({ job }: { job: PrintJob }) {
  const t = useT();
  const { moment } = useMoments();
  const rows = [
    [t('office.printJob.kind'), t(`office.printJob.kind.${job.kind}`)],
    [t('office.printJob.created'), moment(job.createdAt)],
    [t('office.printJob.printedAt'), job.printedAt && moment(job.printedAt)],
    [t('office.printJob.attemptsMade'), String(job.attempts)],
    [t('office.printJob.printings'), job.printings > 1 ? String(job.printings) : null],
    [t('office.printJob.standsInFor'), job.reroutedFrom],
    [
      t('office.printJob.why'),
      job.state === 'printed' ? null : job.lastError && reasonWords(job.lastError, t),
    ],
    [
      t('office.printJob.next'),
      job.nextAttemptAt && job.state === 'queued' ? moment(job.nextAttemptAt) : null,
    ],
  ] as const;
  return (
    <dl className={layout.facts}>
      <dt>{t('office.printers.state')}</dt>
      <dd>
        <JobTag state={job.state} />
      </dd>
      {rows.map(
        ([label, value]) =>
          value !== null && (
            <div key={label} className={css.fact}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
