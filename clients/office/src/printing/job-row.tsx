import type { Branch, PrintJob } from '@fastops/device';
import { goTo, useT } from '@fastops/ui';
import { useGo } from '../go.ts';
import { useMoments } from '../moments.ts';
import { JobActions } from './job-actions.tsx';
import { JobTag } from './job-tag.tsx';
import { jobName } from './job-words.ts';
import { reasonWords } from './printer-state.ts';
import css from './queue.module.css';

interface Props {
  job: PrintJob;
  branch: Branch;
  /** Where its paper is shown. */
  href: string;
  operates: boolean;
}

/** A page of the queue; one that waits for a person brings what they can decide. */
export function JobRow({ job, branch, href, operates }: Props) {
  const t = useT();
  const go = useGo();
  const { moment } = useMoments();
  const facts = [
    job.printerName,
    job.title === null ? '' : t(`office.printJob.kind.${job.kind}`),
    moment(job.createdAt),
    job.attempts > 1 ? t('office.printJob.attempts', { n: job.attempts }) : '',
    job.reroutedFrom === null ? '' : t('office.printJob.from', { name: job.reroutedFrom }),
  ];
  return (
    <li className={css.row} data-attention={job.needsAttention || undefined}>
      <div className={css.words}>
        <a className={css.title} href={href} onClick={goTo(href, go)}>
          {jobName(job, t)}
        </a>
        <span className={css.facts}>{facts.filter(Boolean).join(' · ')}</span>
        {job.lastError !== null && job.state !== 'printed' && (
          <span className={css.why}>{reasonWords(job.lastError, t)}</span>
        )}
      </div>
      <JobTag state={job.state} />
      {operates && job.needsAttention && <JobActions job={job} branch={branch} />}
    </li>
  );
}
