import type { BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { MOST_AGENTS } from './agent.ts';
import { findAgents, insertAgent } from './queries/agents.ts';

/** A print agent of the branch; its id is its maker's choice. */
export interface CreateAgentInput {
  id: string;
  name: string;
}

/**
 * Adds a print agent; the code that enrolls it is asked for afterwards.
 *
 * @throws Refusal `conflict` printing.agent_exists, printing.too_many_agents
 */
export async function createAgent(ctx: BranchContext, { id, name }: CreateAgentInput): Promise<void> {
  const { branch } = ctx;
  const living = (await findAgents(ctx.tx, branch.id)).filter(({ state }) => state !== 'revoked');
  if (living.length >= MOST_AGENTS)
    throw new Refusal('conflict', 'printing.too_many_agents', { most: MOST_AGENTS });
  await insertAgent(ctx.tx, { id, branchId: branch.id, name });
  recordAudit(ctx, {
    ...{ action: 'printing.agent_created', objectType: 'print_agent', objectId: id, branchId: branch.id },
    after: { name },
  });
}
