import type { Tx } from '../../kernel/tx.ts';
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
  // In as few round trips as can be: a page that waits for its printer waits for them.
  const [held, printers] = await Promise.all([
    holdPoll(tx, agentId, poll),
    findAgentPrinters(tx, agentId, holds),
  ]);
  if (!held) return undefined;
  const [pages, probes] = await Promise.all([
    Promise.all(printers.filter(isFree).map((printer) => takePage(tx, printer.id, leaseSeconds))),
    Promise.all(printers.filter(isToBeAsked).map((printer) => takeProbe(tx, printer.id))),
    held.scan ? noteScanTaken(tx, agentId) : undefined,
  ]);
  const work = { printers, pages: pages.flat(), probes: probes.flat(), scan: held.scan };
  const jobIds = work.pages.map(({ job }) => job.id);
  if (jobIds.length > 0) await noteHolder(tx, jobIds, poll.enrollmentId);
  return work;
}

const isFree = ({ isDown, isWanted, isBusy }: AgentPrinter) => !isDown && isWanted && !isBusy;
const isToBeAsked = ({ isDown, isProbeDue }: AgentPrinter) => isDown && isProbeDue;

async function takePage(tx: Tx, printerId: string, leaseSeconds: number): Promise<AgentWork['pages']> {
  const job = await claimNext(tx, printerId, leaseSeconds, ['agent']);
  return job ? [{ printerId, job }] : [];
}

async function takeProbe(tx: Tx, printerId: string): Promise<AgentWork['probes']> {
  const probe = await claimProbe(tx, printerId);
  return probe ? [{ printerId, asks: probe.asks }] : [];
}
