import type { BranchContext } from '../../kernel/context.ts';
import { recordAudit } from '../identity/index.ts';
import { getAgent } from './get-agent.ts';
import { renameAgentRow } from './queries/agents.ts';

/** An agent and its new name. */
export interface RenameAgentInput {
  agentId: string;
  name: string;
}

/**
 * Gives a print agent another name.
 *
 * @throws Refusal `not_found` printing.agent_unknown
 */
export async function renameAgent(ctx: BranchContext, { agentId, name }: RenameAgentInput): Promise<void> {
  const before = await getAgent(ctx, { agentId });
  if (before.name === name) return;
  await renameAgentRow(ctx.tx, agentId, name);
  const at = { objectType: 'print_agent', objectId: agentId, branchId: ctx.branch.id };
  recordAudit(ctx, {
    ...{ action: 'printing.agent_renamed', ...at, before: { name: before.name }, after: { name } },
  });
}
