import { announcePrinter } from './announce-printer.ts';
import { readPageToken } from './page-token.ts';
import { outcomeOf, readStatusCode } from './printer-status-code.ts';
import { findLanePage } from './queries/lane-pages.ts';
import type { HeardPrinter } from './queries/poll-urls.ts';
import { type PrintContext, settleAttempt } from './settle-attempt.ts';

/** What a printer says became of a page, by the token it was handed; the first versions of the protocol have none. */
export interface ConfirmPageInput {
  printerId: string;
  printer: HeardPrinter;
  token: string | undefined;
  code: string | undefined;
}

/**
 * Ends the attempt under way as its printer says. A word on any other attempt, a late one or the same once more, changes
 * nothing.
 */
export async function confirmPage(ctx: PrintContext, input: ConfirmPageInput): Promise<void> {
  const { printerId, printer, token, code } = input;
  const page = await findLanePage(ctx.tx, printerId);
  if (page?.isSending !== true) return;
  if (token !== undefined) {
    const { jobId, attempt } = readPageToken(token) ?? {};
    if (jobId !== page.id || attempt !== page.attempts) return;
  }
  const outcome = outcomeOf(readStatusCode(code));
  const settled = await settleAttempt(ctx, { printerId, job: page, outcome });
  if (settled.changed) announcePrinter(ctx, { branchId: printer.branchId, printerId });
}
