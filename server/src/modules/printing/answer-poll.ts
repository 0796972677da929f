import { announcePrinter } from './announce-printer.ts';
import { LEASE_SECONDS } from './attempt.ts';
import { pageToken } from './page-token.ts';
import type { PollMessage } from './poll-message.ts';
import {
  conditionOf,
  failureOf,
  isAboutData,
  isWell,
  outcomeOf,
  readStatusCode,
} from './printer-status-code.ts';
import { type BreakerChange, noteAnswer, noteCondition, noteFailure } from './queries/breakers.ts';
import { extendLease } from './queries/jobs.ts';
import { findLanePage, type LanePage } from './queries/lane-pages.ts';
import { type HeardPrinter, noteAbilities, noteAsked } from './queries/poll-urls.ts';
import { type PrintContext, settleAttempt } from './settle-attempt.ts';
import { offeredTo } from './star-media.ts';

/** A printer that asked, and what it said. */
export interface AnswerPollInput {
  printerId: string;
  printer: HeardPrinter;
  message: PollMessage;
}

/** What a printer is told: whether there is a page, or what it should say of itself. */
export interface PollAnswer {
  jobReady: boolean;
  mediaTypes?: string[];
  jobToken?: string;
  clientAction?: { request: string; options: string }[];
}

const NOTHING: PollAnswer = { jobReady: false };
/** What every printer is asked once a day, and answers with its next word. */
const QUESTIONS = ['GetPollInterval', 'Encodings'].map((request) => ({ request, options: '' }));

/**
 * Answers a printer that asks for work. Nothing is handed out here: an attempt begins when the page is fetched. What the
 * printer says of itself is noted, ends an attempt that it broke off or never gave its word on, and brings a printer back
 * that had been given up.
 */
export async function answerPoll(ctx: PrintContext, input: AnswerPollInput): Promise<PollAnswer> {
  const { printerId, printer, message } = input;
  const { pollSeconds, mediaTypes } = message;
  if (pollSeconds !== undefined || mediaTypes !== undefined)
    await noteAbilities(ctx.tx, printerId, { pollSeconds, mediaTypes });
  const page = await findLanePage(ctx.tx, printerId);
  // A printer that says nothing of itself is one that is well.
  const code = readStatusCode(message.status) ?? 200;
  if (!isWell(code)) {
    await notePrinterUnwell(ctx, input, page, code);
    return NOTHING;
  }
  if (page?.isSending === true && (await isStillPrinting(ctx, input, page))) return NOTHING;
  await tell(ctx, input, await noteWell(ctx, input, code));
  if (printer.toBeAsked) {
    await noteAsked(ctx.tx, printerId);
    return { jobReady: false, clientAction: QUESTIONS };
  }
  if (page?.isDue !== true) return NOTHING;
  return {
    jobReady: true,
    mediaTypes: offeredTo(mediaTypes ?? printer.mediaTypes),
    jobToken: pageToken({ jobId: page.id, attempt: page.attempts + 1 }),
  };
}

/** What a printer that is not well says ends the page it has: some of it may be on paper. */
async function notePrinterUnwell(
  ctx: PrintContext,
  input: AnswerPollInput,
  page: LanePage | undefined,
  code: number,
): Promise<void> {
  const { printerId } = input;
  // Of what is wrong with a page it speaks again, and names the page.
  if (isAboutData(code)) return;
  if (page?.isSending === true) {
    const settled = await settleAttempt(ctx, { printerId, job: page, outcome: outcomeOf(code) });
    if (settled.changed) announcePrinter(ctx, { branchId: input.printer.branchId, printerId });
    return;
  }
  const condition = conditionOf(code);
  // Only where somebody waits for it is it a failure, as with a printer that is asked before its page.
  const change = page
    ? await noteFailure(ctx.tx, printerId, condition, failureOf(code))
    : await noteCondition(ctx.tx, printerId, condition);
  await tell(ctx, input, change);
}

/**
 * Whether the page that was handed out is still being printed: its printer says so, or its time is not over. One whose
 * printer is back without a word on it may be on paper.
 */
async function isStillPrinting(ctx: PrintContext, input: AnswerPollInput, page: LanePage): Promise<boolean> {
  if (input.message.isPrinting) return extendLease(ctx.tx, page, LEASE_SECONDS);
  if (page.isHeld) return true;
  const { printerId } = input;
  const detail = 'the printer asked again and gave no word on the page';
  const outcome = { kind: 'failed', reason: 'no_answer', bytesMayHavePrinted: true, detail } as const;
  const settled = await settleAttempt(ctx, { printerId, job: page, outcome });
  if (settled.changed) announcePrinter(ctx, { branchId: input.printer.branchId, printerId });
  return false;
}

async function noteWell(
  { tx }: PrintContext,
  { printerId }: AnswerPollInput,
  code: number,
): Promise<BreakerChange | undefined> {
  const condition = conditionOf(code);
  return (await noteAnswer(tx, printerId, condition)) ?? noteCondition(tx, printerId, condition);
}

async function tell(
  ctx: PrintContext,
  { printerId, printer }: AnswerPollInput,
  change: BreakerChange | undefined,
): Promise<void> {
  if (change?.changed) announcePrinter(ctx, { branchId: printer.branchId, printerId });
}
