import { type ApiClient, createApiClient } from '@fastops/contract';
import { dataOf, type Send } from './http.ts';
import type { NewApiKey, NewDevice } from './office-types.ts';

/** Filters of the audit; a moment is ISO-8601 with its offset. */
export interface AuditFilter {
  actorId?: string;
  action?: string;
  objectType?: string;
  from?: string;
  to?: string;
}

const signalled = (signal: AbortSignal | undefined) => (signal ? { signal } : {});

/**
 * The endpoints by which a company looks after itself: facts, export, audit, devices, keys. All reject with an ApiProblem.
 * @param baseUrl where the server is, for tests; a page asks the address it came from
 */
export function createCompanyApi(send: Send, baseUrl = '') {
  const client = createApiClient({ baseUrl, fetch: send });
  return { ...companyCalls(client), ...deviceCalls(client), ...keyCalls(client), ...ownPin(client) };
}

export type CompanyApi = ReturnType<typeof createCompanyApi>;

function companyCalls(client: ApiClient) {
  return {
    company: async (signal?: AbortSignal) => dataOf(await client.GET('/v1/company', signalled(signal))),
    updateCompany: async (change: { name?: string; taxId?: string | null }) =>
      dataOf(await client.PATCH('/v1/company', { body: change })),
    leaveCompany: async (): Promise<void> => {
      await client.POST('/v1/me/leave', { body: {} });
    },
    exportParts: async (signal?: AbortSignal) =>
      dataOf(await client.GET('/v1/company/exports', signalled(signal))).parts,
    exportPage: async (part: string, after: string | undefined, signal?: AbortSignal) => {
      const params = { path: { part }, query: after === undefined ? {} : { after } };
      return dataOf(await client.GET('/v1/company/exports/{part}', { params, ...signalled(signal) }));
    },
    audit: async (filter: AuditFilter, page: { after?: string; limit?: number }, signal?: AbortSignal) => {
      const query = { ...filter, ...page };
      return dataOf(await client.GET('/v1/audit', { params: { query }, ...signalled(signal) }));
    },
  };
}

function deviceCalls(client: ApiClient) {
  const of = (deviceId: string) => ({ params: { path: { deviceId } }, body: {} });
  return {
    devices: async (signal?: AbortSignal) =>
      dataOf(await client.GET('/v1/devices', signalled(signal))).devices,
    /** Safe to repeat with the same device; its code is asked for afterwards. */
    createDevice: async (device: NewDevice) => {
      const params = { header: { 'idempotency-key': device.id } };
      return dataOf(await client.POST('/v1/devices', { params, body: device }));
    },
    newDeviceCode: async (deviceId: string) =>
      dataOf(await client.POST('/v1/devices/{deviceId}/code', of(deviceId))),
    revokeDevice: async (deviceId: string) =>
      dataOf(await client.POST('/v1/devices/{deviceId}/revoke', of(deviceId))),
    unlockDevice: async (deviceId: string) =>
      dataOf(await client.POST('/v1/devices/{deviceId}/unlock', of(deviceId))),
  };
}

function keyCalls(client: ApiClient) {
  return {
    apiKeys: async (signal?: AbortSignal) =>
      dataOf(await client.GET('/v1/api-keys', signalled(signal))).apiKeys,
    /** The secret is told this once. */
    createApiKey: async (apiKey: NewApiKey) => dataOf(await client.POST('/v1/api-keys', { body: apiKey })),
    revokeApiKey: async (apiKeyId: string): Promise<void> => {
      await client.DELETE('/v1/api-keys/{apiKeyId}', { params: { path: { apiKeyId } } });
    },
  };
}

function ownPin(client: ApiClient) {
  return {
    /** Null takes the PIN away. @param current the password, or the PIN of who has none */
    setMyPin: async (current: string, pin: string | null): Promise<void> => {
      await client.PUT('/v1/me/pin', { body: { current, pin } });
    },
  };
}
