import type { Actor } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { PermissionList } from './permission-list.ts';

/** The permission by which roles are shaped. */
export const MANAGE_ROLES = 'identity.manage_roles';

/** A role as somebody wants it to be. */
export interface RoleShape {
  name: string;
  description?: string;
  level: number;
  permissions: readonly string[];
}

type Shaper = Pick<Actor, 'level' | 'everywhere'>;

/**
 * Refuses what the actor may not make of a role (threat H09). What the role can do already may stay in it.
 *
 * @param before level and permissions of the role as it is; undefined for a new one
 * @throws Refusal `forbidden` identity.outranked for a level that is not strictly lower, identity.not_held for a
 *   permission the actor does not hold for the company as a whole; `invalid` identity.permission_unknown
 */
export function refuseShape(
  actor: Shaper,
  shape: RoleShape,
  before: { level: number; permissions: readonly string[] } | undefined,
  list: PermissionList,
): void {
  if (shape.level >= actor.level || (before && before.level >= actor.level))
    throw new Refusal('forbidden', 'identity.outranked');
  const kept = new Set(before?.permissions);
  const added = shape.permissions.filter((code) => !kept.has(code));
  const known = new Set(list.permissions.map(({ code }) => code));
  const unknown = added.filter((code) => !known.has(code));
  if (unknown.length > 0)
    throw new Refusal('invalid', 'identity.permission_unknown', { permissions: unknown });
  const missing = added.filter((code) => !actor.everywhere.has(code));
  if (missing.length > 0) throw new Refusal('forbidden', 'identity.not_held', { permissions: missing });
}
