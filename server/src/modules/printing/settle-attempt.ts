import type { Context } from '../../kernel/context.ts';
import { type Attempt, endingOf, RETRY_SECONDS } from './attempt.ts';
import { PRINT_LANES } from './enqueue-jobs.ts';
import { jobPrinted } from './events.ts';
import { type BreakerChange, noteFailure, noteSuccess } from './queries/breakers.ts';
import { endAttempt, type JobEnding, rerouteJob, rerouteWaiting } from './queries/jobs.ts';

/** What deciding on a page needs: whoever tries to print has it, be it a worker or an agent's request. */
export type PrintContext = Pick<Context, 'tx' | 'announce' | 'wake'>;

/** An attempt to print one page, and how it ended. */
export interface EndedAttempt {
  printerId: string;
  job: { id: string; branchId: string; attempts: number; printings: number };
  outcome: Attempt;
}

/** What is left to do for an attempt that has ended. */
export interface SettledAttempt {
  /** False when another one has taken the job since: then its word counts. */
  mine: boolean;
  /** Whether the next page of the lane may follow at once. */
  goesOn: boolean;
  /** Whether the screens have to hear how the printer is now; `announcePrinter` tells them. */
  changed: boolean;
}

/**
 * Stores how an attempt ended and what that says of its printer, and hands pages on where a fallback has to stand in. For
 * an attempt that went well everything is sent before anything is awaited, so that a transaction of one round trip can
 * carry it.
 */
export async function settleAttempt(ctx: PrintContext, ended: EndedAttempt): Promise<SettledAttempt> {
  const { printerId, job, outcome } = ended;
  const { tx } = ctx;
  const ending = endingOf(job, outcome);
  const { branchId, id: jobId } = job;
  const storing = endAttempt(tx, job, ending);
  // Also where another one has the job by now: what the printer did is true all the same, and screens only look again.
  if (ending.to !== 'queued') ctx.announce(jobPrinted, { schemaVersion: 1, branchId, printerId, jobId });
  const [mine, change] = await Promise.all([storing, noteOutcome(ctx, printerId, outcome)]);
  // One page is at fault, not the printer.
  if (outcome.kind !== 'failed') return { mine, goesOn: mine, changed: change?.changed ?? false };
  const moved = mine && (await standIn(ctx, ended, ending, change));
  return { mine, goesOn: mine && ending.to !== 'queued', changed: moved || (change?.changed ?? false) };
}

/** What an attempt says of its printer; one that was broken off or never begun says nothing. */
function noteOutcome(
  { tx }: PrintContext,
  printerId: string,
  outcome: Attempt,
): Promise<BreakerChange | undefined> {
  if (outcome.kind === 'unprintable') return Promise.resolve(undefined);
  if (outcome.kind !== 'failed') return noteSuccess(tx, printerId, outcome.condition);
  if (outcome.reason === 'aborted') return Promise.resolve(undefined);
  return noteFailure(tx, printerId, outcome.condition, outcome.reason);
}

/** Lets the fallback stand in for a printer that takes nothing, or for a page that has failed too often on it. */
async function standIn(
  ctx: PrintContext,
  { printerId, job }: EndedAttempt,
  ending: JobEnding,
  change: BreakerChange | undefined,
): Promise<boolean> {
  const to = change?.fallbackId;
  if (!to) return false;
  let moved = 0;
  if (change.breaker === 'open') moved = await rerouteWaiting(ctx.tx, printerId, to);
  else if (ending.to === 'queued' && job.attempts >= RETRY_SECONDS.length)
    moved = (await rerouteJob(ctx.tx, { id: job.id, from: printerId, to })) === undefined ? 0 : 1;
  if (moved > 0) ctx.wake(PRINT_LANES, `${ctx.tx.companyId}/${to}`);
  return moved > 0;
}
