import type { BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { getAgent } from './get-agent.ts';
import { setAgentCode } from './queries/agents.ts';

/** An agent, and the hash of the code that is about to be shown. */
export interface IssueAgentCodeInput {
  agentId: string;
  codeHash: Buffer;
}

/**
 * Gives a print agent a code, good once. Returns when it ends.
 *
 * @throws Refusal `not_found` printing.agent_unknown; `conflict` printing.agent_revoked
 */
export async function issueAgentCode(
  ctx: BranchContext,
  { agentId, codeHash }: IssueAgentCodeInput,
): Promise<Temporal.Instant> {
  const { name } = await getAgent(ctx, { agentId });
  const ends = await setAgentCode(ctx.tx, agentId, codeHash);
  if (!ends) throw new Refusal('conflict', 'printing.agent_revoked');
  const at = { objectType: 'print_agent', objectId: agentId, branchId: ctx.branch.id };
  recordAudit(ctx, { action: 'printing.agent_code_issued', ...at, after: { name } });
  return ends;
}
