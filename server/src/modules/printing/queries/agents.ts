import { run, type Statement } from '../../../kernel/sql.ts';
import type { OutsideTx, Tx } from '../../../kernel/tx.ts';
import { type AgentRow, type FoundPrinter, SILENT_SECONDS } from '../agent.ts';

const FIND: Statement = {
  name: 'printing.find_agents',
  text: `select a.id, a.branch_id as "branchId", a.name, case when a.revoked_at is not null then 'revoked'
        when a.secret_hash is null then 'pending'
        when a.last_seen_at < now() - make_interval(secs => ${SILENT_SECONDS}) then 'silent' else 'online' end as state,
      a.version, a.enrolled_at as "enrolledAt", a.last_seen_at as "lastSeenAt",
      (select count(*) from printing.printers p where p.company_id = a.company_id and p.agent_id = a.id
        and p.deleted_at is null) as printers,
      a.scan_wanted_at is not null as scanning, a.found_at as "foundAt"
    from printing.agents a where a.company_id = $1 and a.branch_id = $2 and ($3::uuid is null or a.id = $3)
    order by a.revoked_at is not null, a.created_at, a.id limit 200`,
};

/** Agents of a branch, the revoked ones last; all of them, or the one with this id. */
export function findAgents(tx: Tx, branchId: string, id?: string): Promise<AgentRow[]> {
  return run<AgentRow>(tx, FIND, [tx.companyId, branchId, id ?? null]);
}

const BRANCH_OF: Statement = {
  name: 'printing.branch_of_agent',
  text: 'select branch_id as "branchId" from printing.agents where company_id = $1 and id = $2',
};

/** The branch of an agent. */
export async function findAgentBranch(tx: Tx, agentId: string): Promise<string | undefined> {
  return (await run<{ branchId: string }>(tx, BRANCH_OF, [tx.companyId, agentId]))[0]?.branchId;
}

const INSERT: Statement = {
  name: 'printing.insert_agent',
  text: 'insert into printing.agents (company_id, id, branch_id, name) values ($1, $2, $3, $4)',
};

/** Adds an agent that waits for its code. */
export async function insertAgent(
  tx: Tx,
  agent: { id: string; branchId: string; name: string },
): Promise<void> {
  await run(tx, INSERT, [tx.companyId, agent.id, agent.branchId, agent.name]);
}

const RENAME: Statement = {
  name: 'printing.rename_agent',
  text: 'update printing.agents set name = $3 where company_id = $1 and id = $2',
};

/** Gives an agent another name. */
export async function renameAgentRow(tx: Tx, agentId: string, name: string): Promise<void> {
  await run(tx, RENAME, [tx.companyId, agentId, name]);
}

const SET_CODE: Statement = {
  name: 'printing.set_agent_code',
  text: `update printing.agents set code_hash = $3, code_expires_at = now() + interval '15 minutes'
    where company_id = $1 and id = $2 and revoked_at is null returning code_expires_at as at`,
};

/** Gives an agent a code for fifteen minutes, in place of any before. Returns when it ends; undefined for a revoked one. */
export async function setAgentCode(
  tx: Tx,
  agentId: string,
  codeHash: Buffer,
): Promise<Temporal.Instant | undefined> {
  return (await run<{ at: Temporal.Instant }>(tx, SET_CODE, [tx.companyId, agentId, codeHash]))[0]?.at;
}

const REVOKE: Statement = {
  name: 'printing.revoke_agent',
  text: `update printing.agents set revoked_at = now(), secret_hash = null, code_hash = null, code_expires_at = null,
      scan_wanted_at = null
    where company_id = $1 and id = $2 and revoked_at is null returning id`,
};

/** Ends an agent for good. Returns whether it was not ended before. */
export async function revokeAgentRow(tx: Tx, agentId: string): Promise<boolean> {
  return (await run(tx, REVOKE, [tx.companyId, agentId])).length === 1;
}

const WANT_SCAN: Statement = {
  name: 'printing.want_scan',
  text: `update printing.agents set scan_wanted_at = now()
    where company_id = $1 and id = $2 and revoked_at is null returning id`,
};

/** Asks an agent to look for printers. Returns whether it can be asked. */
export async function wantScan(tx: Tx, agentId: string): Promise<boolean> {
  return (await run(tx, WANT_SCAN, [tx.companyId, agentId])).length === 1;
}

const FOUND: Statement = {
  name: 'printing.find_found',
  text: 'select found, found_at as "foundAt" from printing.agents where company_id = $1 and id = $2',
};

/** What an agent found when it looked last. */
export async function findFound(
  tx: Tx,
  agentId: string,
): Promise<{ found: FoundPrinter[]; foundAt: Temporal.Instant | null } | undefined> {
  return (
    await run<{ found: FoundPrinter[]; foundAt: Temporal.Instant | null }>(tx, FOUND, [tx.companyId, agentId])
  )[0];
}

const NOTE_FOUND: Statement = {
  name: 'printing.note_found',
  text: `update printing.agents set found = $3, found_at = now() where company_id = $1 and id = $2`,
};

/** Keeps what an agent found. */
export async function noteFound(tx: Tx, agentId: string, found: readonly FoundPrinter[]): Promise<void> {
  await run(tx, NOTE_FOUND, [tx.companyId, agentId, JSON.stringify(found)]);
}

/** Where a secret or a code belongs: all that may be known before a company is. */
export interface AgentPlace {
  companyId: string;
  agentId: string;
}

const place = (name: string): Statement => ({
  name: `printing.${name}`,
  text: `select company_id as "companyId", agent_id as "agentId" from printing.${name}($1)`,
});
const OF_SECRET = place('find_agent');
const OF_CODE = place('find_agent_of_code');
const DUE = place('due_agents');
const SILENT = place('silent_agents');

/** The agent of a secret. */
export async function findAgentOfSecret(tx: OutsideTx, hash: Buffer): Promise<AgentPlace | undefined> {
  return (await run<AgentPlace>(tx, OF_SECRET, [hash]))[0];
}

/** The agent of a code that can still be used. */
export async function findAgentOfCode(tx: OutsideTx, hash: Buffer): Promise<AgentPlace | undefined> {
  return (await run<AgentPlace>(tx, OF_CODE, [hash]))[0];
}

/** Agents with something to do now, over all companies. */
export function findDueAgents(tx: OutsideTx, limit: number): Promise<AgentPlace[]> {
  return run<AgentPlace>(tx, DUE, [limit]);
}

/** Agents not heard of for so long, or ended, whose printers do not show it yet; over all companies. */
export function findSilentAgents(tx: OutsideTx, afterSeconds: number): Promise<AgentPlace[]> {
  return run<AgentPlace>(tx, SILENT, [afterSeconds]);
}

const ENROLL: Statement = {
  name: 'printing.enroll_agent',
  text: `update printing.agents set code_hash = null, code_expires_at = null, secret_hash = $3, enrollment_id = $4,
      enrolled_at = now(), last_seen_at = now()
    where company_id = $1 and code_hash = $2 and code_expires_at > now() and revoked_at is null
    returning id, branch_id as "branchId", name`,
};

/** Uses a code up: whoever gets the agent is the only one. */
export async function enrollAgentRow(
  tx: Tx,
  enrollment: { id: string; codeHash: Buffer; secretHash: Buffer },
): Promise<{ id: string; branchId: string; name: string } | undefined> {
  const { id, codeHash, secretHash } = enrollment;
  const values = [tx.companyId, codeHash, secretHash, id];
  return (await run<{ id: string; branchId: string; name: string }>(tx, ENROLL, values))[0];
}
