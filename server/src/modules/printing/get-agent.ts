import type { BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { AgentRow } from './agent.ts';
import { findAgents } from './queries/agents.ts';

/**
 * A print agent of the branch.
 *
 * @throws Refusal `not_found` printing.agent_unknown
 */
export async function getAgent(ctx: BranchContext, { agentId }: { agentId: string }): Promise<AgentRow> {
  const [agent] = await findAgents(ctx.tx, ctx.branch.id, agentId);
  if (!agent) throw new Refusal('not_found', 'printing.agent_unknown');
  return agent;
}
