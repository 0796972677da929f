import type { MemberFilter } from '@fastops/device';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from './app.ts';

/** The people of the company, page by page. */
export const membersQuery = (filter: Pick<MemberFilter, 'search' | 'state'>) =>
  infiniteQueryOptions({
    queryKey: ['members', 'list', filter],
    queryFn: ({ signal, pageParam }) => api.members({ ...filter, after: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const memberQuery = (memberId: string) =>
  queryOptions({
    queryKey: ['members', 'one', memberId],
    queryFn: ({ signal }) => api.member(memberId, signal),
  });

export const memberSessionsQuery = (memberId: string) =>
  queryOptions({
    queryKey: ['members', 'sessions', memberId],
    queryFn: ({ signal }) => api.memberSessions(memberId, signal),
  });

export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: ({ signal }) => api.roles(signal),
});

/** What can be permitted: it changes only with the program. */
export const permissionsQuery = queryOptions({
  queryKey: ['permissions'],
  queryFn: ({ signal }) => api.permissions(signal),
  staleTime: 60 * 60_000,
});

export const branchesQuery = queryOptions({
  queryKey: ['branches'],
  queryFn: ({ signal }) => api.officeBranches(signal),
});

export const mySessionsQuery = queryOptions({
  queryKey: ['me', 'sessions'],
  queryFn: ({ signal }) => api.mySessions(signal),
});

export const myCompaniesQuery = queryOptions({
  queryKey: ['me', 'companies'],
  queryFn: ({ signal }) => api.myCompanies(signal),
  staleTime: 5 * 60_000,
});
