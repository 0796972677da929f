import type { ProductFilter } from '@fastops/device';
import { withFilters } from '../go.ts';

/** Where the list of products stands. */
export const HOME = '/admin/products';

export const STATES = ['active', 'retired', 'deleted'] as const;
type State = (typeof STATES)[number];

/** Which products are shown; what is empty does not choose. */
export interface ListFilter {
  search: string;
  categoryId: string;
  /** Empty: whatever is not deleted. */
  state: State | '';
}

export const NO_FILTER: ListFilter = { search: '', categoryId: '', state: '' };

/** One of the states, or none. */
export const stateOf = (text: string | undefined): ListFilter['state'] =>
  STATES.find((state) => state === text) ?? '';

/** What an address filters by. */
export function filterOf(filters: ReadonlyMap<string, string>): ListFilter {
  return {
    search: filters.get('search') ?? '',
    categoryId: filters.get('categoryId') ?? '',
    state: stateOf(filters.get('state')),
  };
}

/** The address of the list, or of what stands below it, with its filters. */
export function addressOf({ search, categoryId, state }: ListFilter, below?: string): string {
  return withFilters(below === undefined ? HOME : `${HOME}/${below}`, { search, categoryId, state });
}

/** The filter as the server takes it. */
export function asked({ search, categoryId, state }: ListFilter): ProductFilter {
  return { ...(search && { search }), ...(categoryId && { categoryId }), ...(state && { state }) };
}

/** Whether both choose the same. */
export const sameFilter = (one: ListFilter, other: ListFilter): boolean =>
  addressOf(one) === addressOf(other);
