import type { BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { getAgent } from './get-agent.ts';
import type { Confirmation, PrinterProfile } from './printer-profile.ts';
import { insertAgentPrinter } from './queries/agents.ts';

/** A printer that an agent reaches: in its network, or behind a device file of its machine. */
export interface AddAgentPrinterInput {
  agentId: string;
  id: string;
  name: string;
  at: { host: string; port: number } | { device: string };
  columns: PrinterProfile['columns'];
  /** How it says that a page is out; one behind a device file says nothing. */
  confirms: Confirmation;
}

/**
 * Adds a printer that an agent prints on, such as one it has found.
 *
 * @throws Refusal `not_found` printing.agent_unknown; `conflict` printing.agent_revoked
 */
export async function addAgentPrinter(ctx: BranchContext, input: AddAgentPrinterInput): Promise<void> {
  const { agentId, id, name, at, columns } = input;
  if ((await getAgent(ctx, { agentId })).state === 'revoked')
    throw new Refusal('conflict', 'printing.agent_revoked');
  const branchId = ctx.branch.id;
  const device = 'device' in at ? at.device : null;
  const { host, port } = 'device' in at ? { host: null, port: null } : at;
  const confirms = device === null ? input.confirms : 'none';
  insertAgentPrinter(ctx.tx, { id, branchId, agentId, name, host, port, device, columns, confirms });
  recordAudit(ctx, {
    ...{ action: 'printing.printer_created', objectType: 'printer', objectId: id, branchId },
    after: { name, agentId, host, port, device, columns },
  });
}
