import {
  type AgentPoll,
  type AgentPrinter,
  findAgentPrinters,
  type HeldPage,
  holdPoll,
  noteHolder,
  noteScanTaken,
} from './queries/agent-work.ts';
import { claimProbe } from './queries/breakers.ts';
import { type ClaimedJob, claimNext } from './queries/jobs.ts';
import type { PrintContext } from './settle-attempt.ts';

/** An agent that waits for work. */
export interface ClaimPagesInput {
  agentId: string;
  poll: AgentPoll;
  /** Pages in its hands: their printers get no other. */
  holds: readonly HeldPage[];
  leaseSeconds: number;
}

/** What an agent is to do. */
export interface AgentWork {
  printers: AgentPrinter[];
  pages: { printerId: string; job: ClaimedJob }[];
  /** Printers to be asked how they are. */
  probes: { printerId: string; asks: boolean }[];
  /** Whether it is to look for printers. */
  scan: boolean;
}

/**
 * Takes the next page of each free printer of an agent, each attempt counted before any byte leaves. Undefined for an agent
 * that has come once more since, or was ended.
 */
export async function claimPages(ctx: PrintContext, input: ClaimPagesInput): Promise<AgentWork | undefined> {
  const { tx } = ctx;
  const { agentId, poll, holds, leaseSeconds } = input;
  const held = await holdPoll(tx, agentId, poll);
  if (!held) return undefined;
  const printers = await findAgentPrinters(tx, agentId, holds);
  const work: AgentWork = { printers, pages: [], probes: [], scan: held.scan };
  for (const { id: printerId, isDown, isProbeDue, isBusy, isWanted } of printers) {
    if (isDown) {
      const probe = isProbeDue ? await claimProbe(tx, printerId) : undefined;
      if (probe) work.probes.push({ printerId, asks: probe.asks });
    } else if (isWanted && !isBusy) {
      const job = await claimNext(tx, printerId, leaseSeconds, ['agent']);
      if (job) work.pages.push({ printerId, job });
    }
  }
  const jobIds = work.pages.map(({ job }) => job.id);
  if (jobIds.length > 0) await noteHolder(tx, jobIds, poll.enrollmentId);
  if (work.scan) await noteScanTaken(tx, agentId);
  return work;
}
