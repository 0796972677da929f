import type { BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { PRINT_AGENTS } from './agent.ts';
import { getAgent } from './get-agent.ts';
import { wantScan } from './queries/agents.ts';

/**
 * Asks a print agent to look for printers; what it finds is there a little later.
 *
 * @throws Refusal `not_found` printing.agent_unknown; `conflict` printing.agent_revoked
 */
export async function scanNetwork(ctx: BranchContext, { agentId }: { agentId: string }): Promise<void> {
  await getAgent(ctx, { agentId });
  if (!(await wantScan(ctx.tx, agentId))) throw new Refusal('conflict', 'printing.agent_revoked');
  ctx.wake(PRINT_AGENTS, `${ctx.companyId}/${agentId}`);
}
