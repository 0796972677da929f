import type { Branch } from '@fastops/device';
import { useAddress, withFilters } from '../go.ts';
import { useMe } from '../me.ts';

export const HOME = '/admin/printers';

/** The parts of the page; the first has no word of its own in the address. */
export const PARTS = ['printers', 'queue', 'stations', 'papers'] as const;
export type Part = (typeof PARTS)[number];

/** Where the page of the printers stands. */
export interface Here {
  /** Whose printers are shown; undefined for who may see none. */
  branch: Branch | undefined;
  /** The branches to choose from. */
  branches: readonly Branch[];
  part: Part;
  /** The printer that is looked at, or `new`. */
  printerId: string | undefined;
  filters: ReadonlyMap<string, string>;
  /** An address of a part in the same branch. */
  hrefOf: (part: Part | 'new' | `printer/${string}`, filters?: Record<string, string | undefined>) => string;
}

/** Reads the address: `/admin/printers/queue?branch=…`. */
export function useHere(): Here {
  const me = useMe();
  const { id, filters } = useAddress();
  const branches = me.branches.filter(({ permissions }) => permissions.includes('printing.view'));
  const chosen = filters.get('branch');
  const branch = branches.find((one) => one.id === chosen) ?? branches[0];
  const part = PARTS.find((one) => one === id) ?? 'printers';
  return {
    ...{ branch, branches, part, filters },
    printerId: part === 'printers' ? id : undefined,
    hrefOf: (to, more = {}) => {
      const path = to === 'printers' ? HOME : `${HOME}/${to.replace(/^printer\//, '')}`;
      return withFilters(path, { branch: chosen, ...more });
    },
  };
}

/** Whether this person may do it in the branch. */
export const mayAt = (branch: Branch, permission: string): boolean => branch.permissions.includes(permission);
