import type { Branch, PrintJobFilter } from '@fastops/device';
import { EmptyState, FilterTabs, ListFoot, ProblemCard, SelectField, Skeletons, useT } from '@fastops/ui';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { CircleCheckBig, Inbox } from 'lucide-react';
import { useGo, useReplace } from '../go.ts';
import layout from '../layout.module.css';
import { JobDrawer } from './job-drawer.tsx';
import { JobRow } from './job-row.tsx';
import { jobsQuery, printersQuery } from './printing-queries.ts';
import css from './queue.module.css';
import { type Here, mayAt } from './use-here.ts';

const SHOWS: readonly PrintJobFilter['show'][] = ['waiting', 'attention', 'all'];

/** The pages of a branch: those that wait, those that a person has to decide about, or all. */
export function QueuePart({ branch, here }: { branch: Branch; here: Here }) {
  const t = useT();
  const go = useGo();
  const { filters, hrefOf } = here;
  const show = SHOWS.find((one) => one === filters.get('show')) ?? 'waiting';
  const printerId = filters.get('printer');
  const kept = { show: show === 'waiting' ? undefined : show, printer: printerId };
  const jobs = useInfiniteQuery(jobsQuery(branch.id, { show, ...(printerId ? { printerId } : {}) }));
  const rows = jobs.data?.pages.flatMap((page) => page.jobs) ?? [];
  const jobId = filters.get('job');
  const operates = mayAt(branch, 'printing.operate');
  return (
    <>
      <Filters branch={branch} here={here} show={show} />
      {jobs.isPending && (
        <div className={layout.padded}>
          <Skeletons count={5} height={72} minWidth={10_000} />
        </div>
      )}
      {jobs.isLoadingError && <ProblemCard error={jobs.error} onRetry={() => void jobs.refetch()} />}
      {jobs.data && rows.length === 0 && <Nothing show={show} />}
      {rows.length > 0 && (
        <div className={css.queue}>
          <ul className={css.rows} aria-label={t('office.printers.part.queue')}>
            {rows.map((job) => (
              <JobRow
                key={job.id}
                job={job}
                branch={branch}
                href={hrefOf('queue', { ...kept, job: job.id })}
                operates={operates}
              />
            ))}
          </ul>
          <div className={css.foot}>
            <ListFoot
              count={t('office.printJob.count', { n: rows.length })}
              more={jobs.hasNextPage}
              busy={jobs.isFetchingNextPage}
              onMore={() => void jobs.fetchNextPage()}
            />
          </div>
        </div>
      )}
      {jobId && (
        <JobDrawer
          key={jobId}
          jobId={jobId}
          branch={branch}
          operates={operates}
          onClose={() => go(hrefOf('queue', kept))}
        />
      )}
    </>
  );
}

function Filters({ branch, here, show }: { branch: Branch; here: Here; show: PrintJobFilter['show'] }) {
  const t = useT();
  const replace = useReplace();
  const printers = useQuery(printersQuery(branch.id));
  const { filters, hrefOf } = here;
  const printer = filters.get('printer') ?? '';
  const to = (next: { show: string; printer: string }): void =>
    replace(
      hrefOf('queue', {
        show: next.show === 'waiting' ? undefined : next.show,
        printer: next.printer || undefined,
      }),
    );
  return (
    <div className={css.filters}>
      <FilterTabs
        label={t('office.printJob.show')}
        value={show}
        options={SHOWS.map((value) => ({ value, label: t(`office.printJob.show.${value}`) }))}
        onChange={(value) => to({ show: value, printer })}
      />
      <SelectField
        label={t('office.printJob.printer')}
        labelHidden
        value={printer}
        options={[
          { value: '', label: t('office.printJob.anyPrinter') },
          ...(printers.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(value) => to({ show, printer: value })}
      />
    </div>
  );
}

const EMPTY: Record<PrintJobFilter['show'], typeof Inbox> = {
  waiting: CircleCheckBig,
  attention: CircleCheckBig,
  all: Inbox,
};

function Nothing({ show }: { show: PrintJobFilter['show'] }) {
  const t = useT();
  return (
    <EmptyState
      icon={EMPTY[show]}
      title={t(`office.printJob.none.${show}.title`)}
      text={t(`office.printJob.none.${show}.text`)}
    />
  );
}
