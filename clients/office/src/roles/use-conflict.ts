import { ApiProblem, type Role } from '@fastops/device';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { rolesQuery } from '../queries.ts';

/** Somebody else changed the role while it was being edited here. */
export interface Conflict {
  /** The version that was seen last, with which the next save is sent. */
  version: number;
  /** The role as it was when the editing began, and as somebody else left it. */
  base: Role | undefined;
  theirs: Role | undefined;
  /** Does the save; undefined where somebody was faster, and then `theirs` is set. */
  watch: (save: () => Promise<Role>) => Promise<Role | undefined>;
  /** Both versions have been seen. */
  settle: () => void;
  /** Goes on from this one, as nothing was changed here. */
  follow: (fresh: Role) => void;
}

/** Keeps which version of a role is edited, and what somebody else made of it meanwhile. */
export function useConflict(role: Role | undefined): Conflict {
  const queryClient = useQueryClient();
  const [base, setBase] = useState(role);
  const [theirs, setTheirs] = useState<Role>();
  return {
    version: (theirs ?? base)?.version ?? 1,
    base,
    theirs,
    follow: setBase,
    settle: () => {
      setBase(theirs ?? base);
      setTheirs(undefined);
    },
    watch: async (save) => {
      try {
        const saved = await save();
        setBase(saved);
        return saved;
      } catch (error) {
        if (!(error instanceof ApiProblem) || error.code !== 'identity.role_changed') throw error;
        const roles = await queryClient.fetchQuery({ ...rolesQuery, staleTime: 0 });
        const fresh = roles.find(({ id }) => id === role?.id);
        if (!fresh) throw error;
        setTheirs(fresh);
        return undefined;
      }
    },
  };
}
