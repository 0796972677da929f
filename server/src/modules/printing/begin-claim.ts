import { Refusal } from '../../kernel/refusal.ts';
import { getCompany, refusalOf } from '../identity/index.ts';
import { type AgentWork, claimPages } from './claim-pages.ts';
import { type AgentPoll, beginPoll, type HeldPage, takeBack } from './queries/agent-work.ts';
import type { PrintContext } from './settle-attempt.ts';

/** An agent that comes for work, and the pages that it has in its hands. */
export interface BeginClaimInput {
  agentId: string;
  version: string;
  holds: readonly HeldPage[];
  leaseSeconds: number;
}

/**
 * An agent has come for work: what it was given and has not got goes back, and what is due is taken.
 *
 * @throws Refusal `company_inactive` as identity says; `unauthenticated` printing.agent_refused
 */
export async function beginClaim(
  ctx: PrintContext,
  { agentId, version, holds, leaseSeconds }: BeginClaimInput,
): Promise<{ poll: AgentPoll; work: AgentWork | undefined }> {
  const [company, poll] = await Promise.all([getCompany(ctx.tx), beginPoll(ctx.tx, agentId, version)]);
  const refusal = refusalOf(company, undefined);
  if (refusal) throw refusal;
  if (!poll) throw new Refusal('unauthenticated', 'printing.agent_refused');
  // Sent one behind the other, so that what goes back can be taken again.
  const back = takeBack(ctx.tx, agentId, poll.enrollmentId, holds);
  const [work] = await Promise.all([claimPages(ctx, { agentId, poll, holds, leaseSeconds }), back]);
  return { poll, work };
}
