import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Tx } from '../../kernel/tx.ts';
import { recordAudit } from '../identity/index.ts';
import { enrollAgentRow } from './queries/agents.ts';

/** Hashes of a code and of the secret that whoever brought it gets. */
export interface EnrollAgentInput {
  codeHash: Buffer;
  secretHash: Buffer;
}

/**
 * Makes whoever brings a code its agent, in place of whoever was it before. Of all who bring it at once one gets it.
 *
 * @throws Refusal `not_found` printing.agent_code_unknown for a code that was used or is over
 */
export async function enrollAgent(
  ctx: { tx: Tx; requestId: string },
  input: EnrollAgentInput,
): Promise<{ id: string; name: string }> {
  const agent = await enrollAgentRow(ctx.tx, { ...input, id: newId() });
  if (!agent) throw new Refusal('not_found', 'printing.agent_code_unknown');
  const { id, branchId, name } = agent;
  recordAudit(
    { ...ctx, actor: { kind: 'system', memberId: null, memberName: 'FastOps' } },
    {
      ...{ action: 'printing.agent_enrolled', objectType: 'print_agent', objectId: id, branchId },
      after: { name },
    },
  );
  return { id, name };
}
