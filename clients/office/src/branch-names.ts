import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { mayEverywhere, useMe } from './me.ts';
import { branchesQuery } from './queries.ts';

/** Names of branches by id: one's own, and all of them for who leads the branches. */
export function useBranchNames(): ReadonlyMap<string, string> {
  const me = useMe();
  const { data } = useQuery({ ...branchesQuery, enabled: mayEverywhere(me, 'identity.manage_branches') });
  return useMemo(
    () => new Map([...(data ?? []), ...me.branches].map(({ id, name }) => [id, name] as const)),
    [data, me.branches],
  );
}
