import type { PrintOutcome } from '@fastops/printer-link';
import { announcePrinter } from './announce-printer.ts';
import { PRINT_LANES } from './enqueue-jobs.ts';
import { findProbed } from './queries/agent-work.ts';
import { noteAnswer, noteFailure } from './queries/breakers.ts';
import type { PrintContext } from './settle-attempt.ts';

/** What a printer said to an agent that asked how it is. */
export interface NoteAgentAnswerInput {
  agentId: string;
  printerId: string;
  outcome: PrintOutcome;
}

/** Stores what a printer answered that took nothing: when it is ready, its next page decides. */
export async function noteAgentAnswer(ctx: PrintContext, input: NoteAgentAnswerInput): Promise<void> {
  const { agentId, printerId, outcome } = input;
  const branchId = await findProbed(ctx.tx, printerId, agentId);
  if (branchId === undefined) return;
  const change =
    outcome.kind === 'failed'
      ? await noteFailure(ctx.tx, printerId, outcome.condition, outcome.reason)
      : await noteAnswer(ctx.tx, printerId, outcome.condition);
  if (!change?.changed) return;
  announcePrinter(ctx, { branchId, printerId });
  if (change.breaker !== 'open') ctx.wake(PRINT_LANES, `${ctx.tx.companyId}/${printerId}`);
}
