import { type ApiClient, createApiClient, type paths } from '@fastops/contract';
import { dataOf, type Send } from './http.ts';
import type { CompanyState, Limits, NewCompany } from './office-types.ts';

type Body<Path extends keyof paths, Method extends 'post' | 'put'> = paths[Path][Method] extends {
  requestBody: { content: { 'application/json': infer Content } };
}
  ? Content
  : never;

/** Filters of the list of companies. */
export interface CompanyFilter {
  search?: string;
  state?: CompanyState;
}

export type CompanyInvitation = Body<'/v1/platform/company-invitations', 'post'>;
export type PlanChange = Body<'/v1/platform/companies/{companyId}/plan', 'put'>;
export type SupportRequest = Body<'/v1/platform/companies/{companyId}/support-sessions', 'post'>;
/** How a company may be moved, besides being suspended. */
export type CompanyMove = 'reactivate' | 'past-due' | 'close';

const signalled = (signal: AbortSignal | undefined) => (signal ? { signal } : {});
const of = (companyId: string) => ({ params: { path: { companyId } } });

/**
 * The endpoints of who keeps the installation. All reject with an ApiProblem.
 * @param baseUrl where the server is, for tests; a page asks the address it came from
 */
export function createPlatformApi(send: Send, baseUrl = '') {
  const client = createApiClient({ baseUrl, fetch: send });
  return { ...reads(client), ...moves(client), ...invitations(client) };
}

export type PlatformApi = ReturnType<typeof createPlatformApi>;

function reads(client: ApiClient) {
  return {
    companies: async (filter: CompanyFilter, after: string | undefined, signal?: AbortSignal) => {
      const query = { ...filter, ...(after === undefined ? {} : { after }) };
      return dataOf(await client.GET('/v1/platform/companies', { params: { query }, ...signalled(signal) }));
    },
    company: async (companyId: string, signal?: AbortSignal) =>
      dataOf(
        await client.GET('/v1/platform/companies/{companyId}', { ...of(companyId), ...signalled(signal) }),
      ),
    plans: async (signal?: AbortSignal) =>
      dataOf(await client.GET('/v1/platform/plans', signalled(signal))).plans,
    savePlan: async (code: string, plan: { name: string; limits: Limits }) =>
      dataOf(await client.PUT('/v1/platform/plans/{code}', { params: { path: { code } }, body: plan })),
    audit: async (filter: { companyId?: string }, after: number | undefined, signal?: AbortSignal) => {
      const query = { ...filter, ...(after === undefined ? {} : { after }) };
      return dataOf(await client.GET('/v1/platform/audit', { params: { query }, ...signalled(signal) }));
    },
  };
}

function moves(client: ApiClient) {
  return {
    changePlan: async (companyId: string, body: PlanChange) =>
      dataOf(await client.PUT('/v1/platform/companies/{companyId}/plan', { ...of(companyId), body })),
    /** @param from a day to come, `YYYY-MM-DD`; at once without it */
    suspend: async (companyId: string, reason: string, from?: string) => {
      const body = { reason, ...(from === undefined ? {} : { from }) };
      return dataOf(
        await client.POST('/v1/platform/companies/{companyId}/suspend', { ...of(companyId), body }),
      );
    },
    withdrawSuspension: async (companyId: string) =>
      dataOf(await client.DELETE('/v1/platform/companies/{companyId}/suspension', of(companyId))),
    move: async (companyId: string, move: CompanyMove, reason?: string) => {
      const options = { ...of(companyId), body: reason === undefined ? {} : { reason } };
      if (move === 'reactivate')
        return dataOf(await client.POST('/v1/platform/companies/{companyId}/reactivate', options));
      if (move === 'close')
        return dataOf(await client.POST('/v1/platform/companies/{companyId}/close', options));
      return dataOf(await client.POST('/v1/platform/companies/{companyId}/past-due', options));
    },
    withdrawOwnership: async (companyId: string, memberId: string) => {
      const params = { path: { companyId, memberId } };
      return dataOf(await client.DELETE('/v1/platform/companies/{companyId}/owners/{memberId}', { params }));
    },
  };
}

function invitations(client: ApiClient) {
  return {
    /** Safe to repeat with the same company. */
    openCompany: async (company: NewCompany) => {
      const params = { header: { 'idempotency-key': company.id } };
      return dataOf(await client.POST('/v1/platform/companies', { params, body: company }));
    },
    inviteCompany: async (body: CompanyInvitation) =>
      dataOf(await client.POST('/v1/platform/company-invitations', { body })),
    inviteOwner: async (companyId: string, body: { email: string; name: string }) =>
      dataOf(await client.POST('/v1/platform/companies/{companyId}/owners', { ...of(companyId), body })),
    enterAsSupport: async (companyId: string, body: SupportRequest) =>
      dataOf(
        await client.POST('/v1/platform/companies/{companyId}/support-sessions', { ...of(companyId), body }),
      ),
  };
}
