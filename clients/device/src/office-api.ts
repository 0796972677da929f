import { type ApiClient, createApiClient } from '@fastops/contract';
import type { AssignmentInput, LinkAnswer, Member, NewBranch, NewMember, NewRole } from './api-types.ts';
import { dataOf, type Send } from './http.ts';

/** Filters of the list of people. */
export interface MemberFilter {
  search?: string | undefined;
  state?: Member['state'] | undefined;
  after?: string | undefined;
}

const signalled = (signal: AbortSignal | undefined) => (signal ? { signal } : {});

/**
 * The endpoints of the office, one function each, checked against the contract. All reject with an ApiProblem.
 * @param baseUrl where the server is, for tests; a page asks the address it came from
 */
export function createOfficeApi(send: Send, baseUrl = '') {
  const client = createApiClient({ baseUrl, fetch: send });
  return {
    ...ownCalls(client),
    ...memberCalls(client),
    ...memberActs(client),
    ...roleCalls(client),
    ...branchCalls(client),
  };
}

export type OfficeApi = ReturnType<typeof createOfficeApi>;

function ownCalls(client: ApiClient) {
  return {
    /** The answer is the same whether the e-mail is known or not. */
    forgotPassword: async (email: string): Promise<void> => {
      await client.POST('/v1/auth/password-resets', { body: { email } });
    },
    renameMe: async (name: string): Promise<void> => {
      await client.PATCH('/v1/me', { body: { name } });
    },
    changeMyPassword: async (current: string, next: string): Promise<void> => {
      await client.PUT('/v1/me/password', { body: { current, next } });
    },
    mySessions: async (signal?: AbortSignal) =>
      dataOf(await client.GET('/v1/me/sessions', signalled(signal))).sessions,
    endMySession: async (sessionId: string): Promise<void> => {
      await client.DELETE('/v1/me/sessions/{sessionId}', { params: { path: { sessionId } } });
    },
    endMyOtherSessions: async () => dataOf(await client.DELETE('/v1/me/sessions')).ended,
    myCompanies: async (signal?: AbortSignal) =>
      dataOf(await client.GET('/v1/me/companies', signalled(signal))).companies,
    billing: async (signal?: AbortSignal) =>
      dataOf(await client.GET('/v1/company/billing', signalled(signal))),
  };
}

function memberCalls(client: ApiClient) {
  return {
    members: async ({ search, state, after }: MemberFilter, signal?: AbortSignal) => {
      const query = {
        ...(search ? { search } : {}),
        ...(state ? { state } : {}),
        ...(after ? { after } : {}),
      };
      return dataOf(await client.GET('/v1/members', { params: { query }, ...signalled(signal) }));
    },
    member: async (memberId: string, signal?: AbortSignal) => {
      const params = { path: { memberId } };
      return dataOf(await client.GET('/v1/members/{memberId}', { params, ...signalled(signal) }));
    },
    /** Safe to repeat with the same member. */
    createMember: async (member: NewMember) => {
      const params = { header: { 'idempotency-key': member.id } };
      return dataOf(await client.POST('/v1/members', { params, body: member }));
    },
    renameMember: async (memberId: string, name: string) =>
      dataOf(
        await client.PATCH('/v1/members/{memberId}', { params: { path: { memberId } }, body: { name } }),
      ),
    assignRoles: async (memberId: string, assignments: AssignmentInput[]) => {
      const params = { path: { memberId } };
      return dataOf(
        await client.PUT('/v1/members/{memberId}/assignments', { params, body: { assignments } }),
      );
    },
    memberSessions: async (memberId: string, signal?: AbortSignal) => {
      const params = { path: { memberId } };
      return dataOf(await client.GET('/v1/members/{memberId}/sessions', { params, ...signalled(signal) }))
        .sessions;
    },
  };
}

function memberActs(client: ApiClient) {
  return {
    disableMember: async (memberId: string) =>
      dataOf(
        await client.POST('/v1/members/{memberId}/disable', { params: { path: { memberId } }, body: {} }),
      ),
    enableMember: async (memberId: string) =>
      dataOf(
        await client.POST('/v1/members/{memberId}/enable', { params: { path: { memberId } }, body: {} }),
      ),
    invite: async (memberId: string): Promise<LinkAnswer> => {
      const params = { path: { memberId } };
      return dataOf(await client.POST('/v1/members/{memberId}/invitation', { params, body: {} }));
    },
    sendPasswordReset: async (memberId: string): Promise<LinkAnswer> => {
      const params = { path: { memberId } };
      return dataOf(await client.POST('/v1/members/{memberId}/password-reset', { params, body: {} }));
    },
    endMemberSessions: async (memberId: string) =>
      dataOf(await client.DELETE('/v1/members/{memberId}/sessions', { params: { path: { memberId } } }))
        .ended,
    /** Null takes the PIN away. */
    setMemberPin: async (memberId: string, pin: string | null): Promise<void> => {
      await client.PUT('/v1/members/{memberId}/pin', { params: { path: { memberId } }, body: { pin } });
    },
  };
}

function roleCalls(client: ApiClient) {
  return {
    permissions: async (signal?: AbortSignal) =>
      dataOf(await client.GET('/v1/permissions', signalled(signal))).categories,
    roles: async (signal?: AbortSignal) => dataOf(await client.GET('/v1/roles', signalled(signal))).roles,
    /** Safe to repeat with the same role. */
    createRole: async (role: NewRole) => {
      const params = { header: { 'idempotency-key': role.id } };
      return dataOf(await client.POST('/v1/roles', { params, body: role }));
    },
    updateRole: async (roleId: string, role: Omit<NewRole, 'id'> & { version: number }) =>
      dataOf(await client.PUT('/v1/roles/{roleId}', { params: { path: { roleId } }, body: role })),
    deleteRole: async (roleId: string): Promise<void> => {
      await client.DELETE('/v1/roles/{roleId}', { params: { path: { roleId } } });
    },
  };
}

/** What of a branch is changed; an address of null takes it away. */
export type BranchChange = Partial<Omit<NewBranch, 'id' | 'address'>> & { address?: string | null };

function branchCalls(client: ApiClient) {
  return {
    /** Whether anything was ever sold there. */
    hasOrders: async (branchId: string, signal?: AbortSignal) => {
      const params = { path: { branchId }, query: { limit: 1 } };
      const page = dataOf(
        await client.GET('/v1/branches/{branchId}/orders', { params, ...signalled(signal) }),
      );
      return page.orders.length > 0;
    },
    officeBranches: async (signal?: AbortSignal) =>
      dataOf(await client.GET('/v1/branches', signalled(signal))).branches,
    /** Safe to repeat with the same branch. */
    createBranch: async (branch: NewBranch) => {
      const params = { header: { 'idempotency-key': branch.id } };
      return dataOf(await client.POST('/v1/branches', { params, body: branch }));
    },
    updateBranch: async (branchId: string, change: BranchChange) =>
      dataOf(await client.PATCH('/v1/branches/{branchId}', { params: { path: { branchId } }, body: change })),
    closeBranch: async (branchId: string) =>
      dataOf(
        await client.POST('/v1/branches/{branchId}/close', { params: { path: { branchId } }, body: {} }),
      ),
    openBranch: async (branchId: string) =>
      dataOf(await client.POST('/v1/branches/{branchId}/open', { params: { path: { branchId } }, body: {} })),
  };
}
