import type { PrintOutcome } from '@fastops/printer-link';
import type { JobEnding } from './queries/jobs.ts';

/** A kitchen waits at most this long for a ticket whose worker or printer died (hazard C10). */
export const LEASE_SECONDS = 10;
/** Seconds between attempts; after the last of them the fallback may take the page over (domain rules §3). */
export const RETRY_SECONDS = [1, 2, 5, 15, 30] as const;
/** A printer that takes whole pages and never says so prints one so many times; then it is left to a person. */
const MOST_PRINTINGS = 6;

/** How an attempt ended; `unprintable`: no bytes could be made of the page, and nobody was asked. */
export type Attempt = PrintOutcome | { kind: 'unprintable'; detail: string };

/** Seconds until the next attempt: 1, 2, 5, 15, 30, each up to a quarter longer so that printers do not retry in step. */
export function retryDelay(attempts: number, random: () => number = Math.random): number {
  const base = RETRY_SECONDS[Math.min(attempts, RETRY_SECONDS.length) - 1] ?? 1;
  return base * (1 + random() / 4);
}

/** What an attempt makes of its job. */
export function endingOf(job: { attempts: number; printings: number }, outcome: Attempt): JobEnding {
  if (outcome.kind === 'confirmed') return { to: 'printed' };
  if (outcome.kind === 'unprintable')
    return { to: 'failed', reason: `unprintable: ${outcome.detail}`.slice(0, 300), watched: true };
  if (outcome.kind === 'sent')
    return { to: 'unknown', reason: 'the printer confirms nothing', watched: false };
  const reason = `${outcome.reason}: ${outcome.detail}`.slice(0, 300);
  const mayHavePrinted = outcome.bytesMayHavePrinted;
  // Not one that was cut off: nobody has read it yet.
  const wasTaken = outcome.reason === 'no_answer' || outcome.reason === 'wrong_answer';
  if (mayHavePrinted && wasTaken && job.printings >= MOST_PRINTINGS)
    return { to: 'unknown', reason, watched: true };
  return { to: 'queued', reason, mayHavePrinted, retrySeconds: retryDelay(job.attempts) };
}
