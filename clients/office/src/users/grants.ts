import type { Assignment, AssignmentInput, Role, Session } from '@fastops/device';
import { levelAt } from '../me.ts';

type Me = Pick<Session, 'assignments' | 'branches' | 'everywhere'>;

/** The permission by which people are led. */
export const MANAGE_MEMBERS = 'identity.manage_members';

/** What somebody may do at a place; without a branch, in the company as a whole. */
const permissionsAt = (me: Me, branchId: string | null): readonly string[] =>
  me.branches.find(({ id }) => id === branchId)?.permissions ?? me.everywhere;

/** Whether somebody leads people at a place. */
export const leadsAt = (me: Me, branchId: string | null): boolean =>
  permissionsAt(me, branchId).includes(MANAGE_MEMBERS);

/**
 * Why somebody may not give a role at a place; undefined where they may. The server decides; this spares people the way
 * to its refusal.
 */
export function refusalToGive(
  me: Me,
  role: Pick<Role, 'level' | 'permissions'>,
  branchId: string | null,
): 'outranked' | 'notHeld' | undefined {
  if (role.level >= levelAt(me, branchId)) return 'outranked';
  const held = new Set(permissionsAt(me, branchId));
  return role.permissions.every((code) => held.has(code)) ? undefined : 'notHeld';
}

/** The company as a whole, in a list of places. */
export const WHOLE = 'whole';

/** A role at a place, while it is being chosen: a choice not made yet is empty. */
export interface PlaceRow {
  key: string;
  place: string;
  roleId: string;
}

let rows = 0;

/** A row of the form; each has a key of its own, so that removing one moves no other's focus. */
export function placeRow(place = '', roleId = ''): PlaceRow {
  rows += 1;
  return { key: `place-${rows}`, place, roleId };
}

/** Roles held, as rows. */
export const rowsOf = (assignments: readonly Assignment[]): PlaceRow[] =>
  assignments.map(({ branchId, role }) => placeRow(branchId ?? WHOLE, role.id));

/** Rows, as the server takes them. */
export const inputOf = (chosen: readonly PlaceRow[]): AssignmentInput[] =>
  chosen.map(({ place, roleId }) => ({ branchId: place === WHOLE ? null : place, roleId }));

/** Whether both say the same, in whatever order. */
export function sameRows(one: readonly PlaceRow[], other: readonly PlaceRow[]): boolean {
  const text = (all: readonly PlaceRow[]): string =>
    all
      .map(({ place, roleId }) => `${place}/${roleId}`)
      .sort()
      .join();
  return text(one) === text(other);
}

/** What is wrong with the rows: one is not filled in, or two say the same place. */
export function faultOf(chosen: readonly PlaceRow[]): 'none' | 'incomplete' | 'repeated' | undefined {
  if (chosen.length === 0) return 'none';
  if (chosen.some(({ place, roleId }) => place === '' || roleId === '')) return 'incomplete';
  return new Set(chosen.map(({ place }) => place)).size < chosen.length ? 'repeated' : undefined;
}
