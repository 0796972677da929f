import type { Actor, ActorBranch } from '../../kernel/context.ts';
import type { PermissionList } from './permission-list.ts';

/** A role that a member holds at one place. */
export interface Assignment {
  /** Null: the company as a whole. */
  branchId: string | null;
  roleId: string;
  /** Of a ready role. */
  key: string | null;
  name: string;
  level: number;
  /** Of a role of the company's own; null for a ready one, whose permissions the modules declare. */
  permissions: readonly string[] | null;
}

/** What an actor may do and where. */
export type Rights = Pick<Actor, 'level' | 'permissions' | 'everywhere' | 'branches'>;

/** What a role may do; for a ready role as the modules of this release declare it. */
export function permissionsOf(
  role: Pick<Assignment, 'key' | 'permissions'>,
  list: PermissionList,
): ReadonlySet<string> {
  if (role.key !== null) return list.ready.get(role.key) ?? new Set();
  return new Set(role.permissions ?? []);
}

/**
 * Adds up what a member holds. A permission that reaches over the company does not count when held in a branch alone:
 * who manages one branch does not change the other's people.
 *
 * @param branches the active branches the member stands in, all of them when a role is held for the company
 */
export function rightsOf(
  assignments: readonly Assignment[],
  branches: readonly Omit<ActorBranch, 'level' | 'permissions'>[],
  list: PermissionList,
): Rights {
  const whole = assignments.filter(({ branchId }) => branchId === null);
  const everywhere = new Set(whole.flatMap((role) => [...permissionsOf(role, list)]));
  const level = Math.max(0, ...whole.map((role) => role.level));
  const permissions = new Set(everywhere);
  const places = branches.map((branch): [string, ActorBranch] => {
    const here = assignments.filter(({ branchId }) => branchId === branch.id);
    const held = here
      .flatMap((role) => [...permissionsOf(role, list)])
      .filter((code) => !list.companyWide.has(code));
    for (const code of held) permissions.add(code);
    return [
      branch.id,
      {
        ...branch,
        level: Math.max(level, ...here.map((role) => role.level)),
        permissions: new Set([...everywhere, ...held]),
      },
    ];
  });
  return { level, permissions, everywhere, branches: new Map(places) };
}
