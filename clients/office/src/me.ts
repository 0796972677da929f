import type { Session } from '@fastops/device';
import { createContext, useContext } from 'react';

/** Given by the shell once somebody is logged in. */
export const MeContext = createContext<Session | undefined>(undefined);

/** Who works here and what they may do. Only inside the shell. */
export function useMe(): Session {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe is used outside the shell');
  return me;
}

/** Whether they may do it somewhere. */
export const may = (me: Pick<Session, 'permissions'>, permission: string): boolean =>
  me.permissions.includes(permission);

/** Whether they may do it in the company as a whole. */
export const mayEverywhere = (me: Pick<Session, 'everywhere'>, permission: string): boolean =>
  me.everywhere.includes(permission);

/** Their level at a place; without a branch, in the company as a whole. 0 where they stand nowhere. */
export function levelAt(me: Pick<Session, 'assignments'>, branchId: string | null): number {
  const held = me.assignments.filter((one) => one.branchId === null || one.branchId === branchId);
  return Math.max(0, ...held.map(({ role }) => role.level));
}
