import type { BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { PRINT_AGENTS } from './agent.ts';
import { getAgent } from './get-agent.ts';
import { revokeAgentRow } from './queries/agents.ts';

/**
 * Lets a print agent in no more, at once; its printers count as down until another one has them.
 *
 * @throws Refusal `not_found` printing.agent_unknown; `conflict` printing.agent_revoked
 */
export async function revokeAgent(ctx: BranchContext, { agentId }: { agentId: string }): Promise<void> {
  const { name } = await getAgent(ctx, { agentId });
  if (!(await revokeAgentRow(ctx.tx, agentId))) throw new Refusal('conflict', 'printing.agent_revoked');
  const at = { objectType: 'print_agent', objectId: agentId, branchId: ctx.branch.id };
  recordAudit(ctx, { action: 'printing.agent_revoked', ...at, before: { name } });
  ctx.wake(PRINT_AGENTS, `${ctx.companyId}/${agentId}`);
}
