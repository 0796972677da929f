import { LRUCache } from 'lru-cache';
import type { Actor } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Authenticate } from '../../kernel/route.ts';
import type { Database } from '../../kernel/tenant.ts';
import type { Tx } from '../../kernel/tx.ts';
import type { AccessClaims, AccessTokens } from './access-token.ts';
import { type AccessRow, type BranchRow, findAccess, findMemberBranches } from './queries.ts';
import type { RolePermissions } from './roles.ts';

/** How long a member's rights are remembered: a change takes effect within this time (threat H08). */
const REMEMBERED_MS = 1_000;
const REMEMBERED = 10_000;

/** A member as read from the database, with the company's state. */
export interface Access {
  actor: Actor;
  company: { id: string; name: string; state: string; currency: string; locale: string };
  tokenVersion: number;
}

/** Reads access by token: one database round trip at most once a second per session, none in between. */
export interface AccessReader {
  authenticate: Authenticate;
  /** Refuses 401 for a member or session that is not alive. */
  read(database: Database, companyId: string, memberId: string, sessionId: string): Promise<Access>;
  /** The same inside a transaction that is open already. */
  readIn(tx: Tx, companyId: string, memberId: string, sessionId: string): Promise<Access>;
  claims(token: string): AccessClaims | undefined;
}

/** Builds the reader over one database and one set of keys. */
export function accessReader(
  database: Database,
  tokens: AccessTokens,
  permissions: RolePermissions,
): AccessReader {
  const remembered = new LRUCache<string, Promise<Access>>({ max: REMEMBERED, ttl: REMEMBERED_MS });

  const read = (db: Database, companyId: string, memberId: string, sessionId: string): Promise<Access> =>
    db.inTenant(companyId, (tx) => readIn(tx, companyId, memberId, sessionId));

  async function readIn(tx: Tx, companyId: string, memberId: string, sessionId: string): Promise<Access> {
    const [row, branches] = await Promise.all([
      findAccess(tx, memberId, sessionId),
      findMemberBranches(tx, memberId),
    ]);
    if (!row || row.memberState !== 'active' || !row.sessionAlive)
      throw new Refusal('unauthenticated', 'identity.session_ended');
    return toAccess(companyId, memberId, sessionId, row, branches, permissions);
  }

  return {
    read,
    readIn,
    claims: (token) => tokens.read(token),
    async authenticate(token, { allowSuspended }) {
      const claims = tokens.read(token);
      if (!claims) throw new Refusal('unauthenticated', 'identity.token_refused');
      let access = remembered.get(claims.sessionId);
      if (!access) {
        access = read(database, claims.companyId, claims.memberId, claims.sessionId);
        remembered.set(claims.sessionId, access);
        // A refusal or a failure is not remembered: the next request asks again.
        access.catch(() => remembered.delete(claims.sessionId));
      }
      const { actor, company, tokenVersion } = await access;
      const same = actor.companyId === claims.companyId && actor.memberId === claims.memberId;
      if (!same || tokenVersion !== claims.version)
        throw new Refusal('unauthenticated', 'identity.session_ended');
      if (!allowSuspended && (company.state === 'suspended' || company.state === 'closed')) {
        throw new Refusal('company_inactive', 'identity.company_suspended');
      }
      return actor;
    },
  };
}

function toAccess(
  companyId: string,
  memberId: string,
  sessionId: string,
  row: AccessRow,
  branches: readonly BranchRow[],
  permissions: RolePermissions,
): Access {
  return {
    actor: {
      companyId,
      memberId,
      memberName: row.memberName,
      role: row.role,
      locale: row.locale,
      sessionId,
      permissions: permissions.get(row.role) ?? new Set(),
      branches: new Map(branches.map((branch) => [branch.id, branch])),
    },
    company: {
      id: companyId,
      name: row.companyName,
      state: row.companyState,
      currency: row.currency,
      locale: row.locale,
    },
    tokenVersion: row.tokenVersion,
  };
}
