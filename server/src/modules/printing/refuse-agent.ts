import type { BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { findAgents } from './queries/agents.ts';

/**
 * Refuses who cannot print on a printer of the branch.
 *
 * @throws Refusal `not_found` printing.agent_unknown; `conflict` printing.agent_revoked
 */
export async function refuseAgent(
  ctx: BranchContext,
  { agentId }: { agentId: string | null },
): Promise<void> {
  if (agentId === null) return;
  const [agent] = await findAgents(ctx.tx, ctx.branch.id, agentId);
  if (!agent) throw new Refusal('not_found', 'printing.agent_unknown');
  if (agent.state === 'revoked') throw new Refusal('conflict', 'printing.agent_revoked');
}
