import { Refusal } from '../../kernel/refusal.ts';
import { LEASE_SECONDS } from './attempt.ts';
import { type PageToken, readPageToken } from './page-token.ts';
import { claimNext } from './queries/jobs.ts';
import { findLanePage, handOutAgain, type PageToPrint } from './queries/lane-pages.ts';
import type { PrintContext } from './settle-attempt.ts';

/** A printer that fetches a page, by the token it was told of; the first versions of the protocol have none. */
export interface ClaimPageInput {
  printerId: string;
  token: string | undefined;
}

/**
 * Begins the attempt that was offered, counted before any byte leaves. Asked for the page of an attempt under way it counts
 * another printing, so that the page says of itself that it may be there already: nobody knows whether the first answer
 * came. Undefined when there is no such page.
 *
 * @throws Refusal `not_found` printing.job_unknown when meanwhile another page has come to be the next, whose claim must not
 *   stand
 */
export async function claimPage(
  ctx: Pick<PrintContext, 'tx'>,
  input: ClaimPageInput,
): Promise<PageToPrint | undefined> {
  const { tx } = ctx;
  const { printerId, token } = input;
  const wanted = token === undefined ? undefined : readPageToken(token);
  if (token !== undefined && !wanted) return undefined;
  const page = await findLanePage(tx, printerId);
  if (page?.isSending === true) {
    if (wanted && !isOf(wanted, page)) return undefined;
    return handOutAgain(tx, printerId, page, LEASE_SECONDS);
  }
  const claimed = await claimNext(tx, printerId, LEASE_SECONDS, ['cloudprnt']);
  if (claimed && wanted && !isOf(wanted, claimed)) throw new Refusal('not_found', 'printing.job_unknown');
  return claimed;
}

function isOf({ jobId, attempt }: PageToken, page: { id: string; attempts: number }): boolean {
  return page.id === jobId && page.attempts === attempt;
}
