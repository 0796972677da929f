import type { Context } from '../../kernel/context.ts';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { PermissionList } from './permission-list.ts';
import { API_KEY, insertApiKey } from './queries/api-keys.ts';
import { insertMember } from './queries/members.ts';
import { permissionsAt } from './rank.ts';
import { recordAudit } from './record-audit.ts';
import { secretHash } from './session-secret.ts';

/** A key for a program. */
export interface CreateApiKeyInput {
  id: string;
  name: string;
  permissions: readonly string[];
  /** Null: every branch. */
  branchIds: readonly string[] | null;
  /** The secret, made by the caller: it is shown once and never stored. */
  secret: string;
}

/** What a program may not do whoever made its key: shape people, roles and keys. */
const NOT_FOR_KEYS = /^identity\.(?!view_)/;

/**
 * Makes a key. It may do nothing its maker may not do in the same places.
 *
 * @throws Refusal `invalid` identity.permission_unknown, identity.not_for_keys; `not_found` identity.branch_unknown;
 *   `forbidden` identity.not_held
 */
export async function createApiKey(
  ctx: Context & { permissions: PermissionList },
  input: CreateApiKeyInput,
): Promise<void> {
  const { tx, actor } = ctx;
  const permissions = [...new Set(input.permissions)].sort();
  const known = new Set(ctx.permissions.permissions.map(({ code }) => code));
  const unknown = permissions.filter((code) => !known.has(code));
  if (unknown.length > 0)
    throw new Refusal('invalid', 'identity.permission_unknown', { permissions: unknown });
  const never = permissions.filter((code) => NOT_FOR_KEYS.test(code));
  if (never.length > 0) throw new Refusal('invalid', 'identity.not_for_keys', { permissions: never });
  for (const branchId of input.branchIds ?? [null]) {
    if (branchId !== null && !actor.branches.has(branchId))
      throw new Refusal('not_found', 'identity.branch_unknown');
    if (!new Set(permissions).isSubsetOf(permissionsAt(actor, branchId)))
      throw new Refusal('forbidden', 'identity.not_held');
  }
  const { id, name, branchIds, secret } = input;
  const memberId = newId();
  await insertMember(tx, {
    id: memberId,
    accountId: null,
    name,
    email: null,
    kind: 'service',
    state: 'active',
    demoKey: null,
  });
  await insertApiKey(tx, {
    id,
    memberId,
    name,
    prefix: secret.slice(0, API_KEY.length + 4),
    secretHash: secretHash(secret),
    permissions,
    branchIds,
    createdBy: actor.memberId,
  });
  recordAudit(ctx, {
    action: 'identity.api_key_created',
    objectType: 'api_key',
    objectId: id,
    after: { name, permissions, branchIds },
  });
}
