import { LRUCache } from 'lru-cache';
import { Refusal } from '../kernel/refusal.ts';
import type { Authenticate } from '../kernel/route.ts';
import type { Database } from '../kernel/tenant.ts';
import {
  type Access,
  type AccessTokens,
  type RolePermissions,
  readAccess,
} from '../modules/identity/index.ts';

/** How long a member's rights are remembered: a change takes effect within this time (threat H08). */
const REMEMBERED_MS = 1_000;
const REMEMBERED = 10_000;

/**
 * Reads the member behind an access token: one database round trip at most once a second per session, none in between.
 * Refuses 401 for a token, session or member that is not alive, then 402 for a company that is not active.
 */
export function authenticator(
  database: Database,
  tokens: AccessTokens,
  permissions: RolePermissions,
): Authenticate {
  const remembered = new LRUCache<string, Promise<Access>>({ max: REMEMBERED, ttl: REMEMBERED_MS });

  return async (token, { allowSuspended }) => {
    const claims = tokens.read(token);
    if (!claims) throw new Refusal('unauthenticated', 'identity.token_refused');
    let access = remembered.get(claims.sessionId);
    if (!access) {
      access = database.inTenant(claims.companyId, (tx) => readAccess({ tx, permissions }, claims));
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
  };
}
