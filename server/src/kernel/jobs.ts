import type { Log } from './log.ts';
import { run, type Statement } from './sql.ts';
import type { Database } from './tenant.ts';
import type { OutsideTx } from './tx.ts';

/** Work on a clock: every so often, on one process at a time, whichever is free. */
export interface ClockJob {
  /** `module.what_it_does`. */
  name: string;
  everySeconds: number;
  /** Longest it may take; after it another process may start it again. */
  leaseSeconds: number;
  /** The work, in a transaction that stands in no company. */
  run(tx: OutsideTx): Promise<unknown>;
}

/** Work on a clock that has something slow between its transactions, such as removing files, and opens them itself. */
export interface SteppedJob extends Omit<ClockJob, 'run'> {
  steps(database: Database): Promise<unknown>;
}

const KNOW: Statement = {
  name: 'kernel.job_know',
  text: 'insert into kernel.clock_jobs (name) select unnest($1::text[]) on conflict (name) do nothing',
};
const CLAIM: Statement = {
  name: 'kernel.job_claim',
  text: `update kernel.clock_jobs
    set running_until = now() + make_interval(secs => $2), next_run_at = now() + make_interval(secs => $3)
    where name = $1 and next_run_at <= now() and (running_until is null or running_until < now())
    returning running_until as lease`,
};
// Only for whoever still holds the lease: one that overran it must not free its successor's.
const DONE: Statement = {
  name: 'kernel.job_done',
  text: `update kernel.clock_jobs set running_until = null, last_run_at = now(), last_error = $2
    where name = $1 and running_until = $3`,
};

/** Runs the jobs whose time has come, each claimed by a conditional update so that it runs once over all processes. */
export async function runDueJobs(
  database: Database,
  jobs: readonly (ClockJob | SteppedJob)[],
  log: Log,
): Promise<string[]> {
  const ran: string[] = [];
  for (const job of jobs) {
    const [mine] = await database.outsideTenants((tx) =>
      run<{ lease: Temporal.Instant }>(tx, CLAIM, [job.name, job.leaseSeconds, job.everySeconds]),
    );
    if (!mine) continue;
    let failure: string | null = null;
    try {
      if ('steps' in job) await job.steps(database);
      else await database.outsideTenants((tx) => job.run(tx));
    } catch (error) {
      failure = error instanceof Error ? error.message.slice(0, 500) : 'unknown';
      log.error({ err: error, job: job.name }, 'a job on the clock failed');
    }
    await database.outsideTenants((tx) => run(tx, DONE, [job.name, failure, mine.lease.toString()]));
    ran.push(job.name);
  }
  return ran;
}

/** Looks every ten seconds for jobs whose time has come, until stopped. */
export function startJobs(
  database: Database,
  jobs: readonly (ClockJob | SteppedJob)[],
  log: Log,
  lookMs = 10_000,
): { stop(): Promise<void> } {
  let known = false;
  let stopping = false;
  let timer: NodeJS.Timeout | undefined;
  let current = look();

  async function look(): Promise<void> {
    try {
      // Until it worked once: a database that was away at the start must not keep a job from ever running.
      if (!known) await database.outsideTenants((tx) => run(tx, KNOW, [jobs.map((job) => job.name)]));
      known = true;
      if (!stopping) await runDueJobs(database, jobs, log);
    } catch (error) {
      log.warn({ err: error }, 'cannot look for jobs on the clock');
    }
    if (!stopping) {
      timer = setTimeout(() => {
        current = look();
      }, lookMs);
    }
  }

  return {
    async stop() {
      stopping = true;
      clearTimeout(timer);
      await current;
    },
  };
}
