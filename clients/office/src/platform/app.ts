import type { CompanyFilter } from '@fastops/device';
import { createPlatform } from '@fastops/device';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

/** The session and endpoints of who keeps the installation: apart from every company's. */
export const platform = createPlatform();

export const companiesQuery = (filter: CompanyFilter) =>
  infiniteQueryOptions({
    queryKey: ['platform', 'companies', filter],
    queryFn: ({ signal, pageParam }) => platform.api.companies(filter, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const companyQuery = (companyId: string) =>
  queryOptions({
    queryKey: ['platform', 'company', companyId],
    queryFn: ({ signal }) => platform.api.company(companyId, signal),
  });

export const plansQuery = queryOptions({
  queryKey: ['platform', 'plans'],
  queryFn: ({ signal }) => platform.api.plans(signal),
});

export const auditQuery = (companyId: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['platform', 'audit', companyId],
    queryFn: ({ signal, pageParam }) =>
      platform.api.audit(companyId === undefined ? {} : { companyId }, pageParam, signal),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
