import type { Actor } from '../../kernel/context.ts';

/** What of an actor decides about rank. */
export type Ranked = Pick<Actor, 'level' | 'everywhere' | 'branches'>;

/** A role at a place, as far as rank is concerned. */
export interface Held {
  branchId: string | null;
  level: number;
}

/**
 * The actor's level at a place; null is the company as a whole. In a branch the actor does not stand in, or that is
 * closed, what is held for the whole company counts: nothing, for most.
 */
function levelAt(actor: Ranked, branchId: string | null): number {
  return (branchId === null ? undefined : actor.branches.get(branchId)?.level) ?? actor.level;
}

/** What the actor may do at a place. */
export function permissionsAt(actor: Ranked, branchId: string | null): ReadonlySet<string> {
  return (branchId === null ? undefined : actor.branches.get(branchId)?.permissions) ?? actor.everywhere;
}

/**
 * Whether the actor outranks a member: a strictly higher level, and the permission, at every place where the member
 * stands (threat H09). Somebody who stands nowhere is for those who lead the company as a whole.
 */
export function outranks(actor: Ranked, permission: string, held: readonly Held[]): boolean {
  const places = held.length === 0 ? [{ branchId: null, level: 0 }] : held;
  return places.every(
    ({ branchId, level }) =>
      levelAt(actor, branchId) > level && permissionsAt(actor, branchId).has(permission),
  );
}

/** A role as it would be given. */
export interface Grant extends Held {
  permissions: ReadonlySet<string>;
}

/** Whether the actor may give a role at a place: it ranks lower, and grants nothing the actor does not hold there. */
export function mayGrant(actor: Ranked, permission: string, grant: Grant): boolean {
  return (
    outranks(actor, permission, [grant]) && grant.permissions.isSubsetOf(permissionsAt(actor, grant.branchId))
  );
}
