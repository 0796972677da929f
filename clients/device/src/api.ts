import { createApiClient } from '@fastops/contract';
import type { NewApproval, NewOrder, SoldOutChange } from './api-types.ts';
import { dataOf, type Send } from './http.ts';
import { createMenuReader } from './menu.ts';
import { createPrintingApi } from './printing-api.ts';

/**
 * The endpoints the screens use, one function each, checked against the contract. All reject with an ApiProblem.
 * @param baseUrl where the server is, for tests; a page asks the address it came from
 *
 * size: one line for each endpoint, and no branch.
 */
export function createApi(send: Send, baseUrl = '') {
  const client = createApiClient({ baseUrl, fetch: send });
  const signalled = (signal: AbortSignal | undefined) => (signal ? { signal } : {});
  return {
    ...createPrintingApi(send, baseUrl),
    /** The menu of a branch; after the first time only what changed is carried. */
    catalog: createMenuReader(client),
    /** Says that a product, a size or an option has run out here, or is there again. */
    setSoldOut: async (branchId: string, itemId: string, change: SoldOutChange) => {
      const params = { path: { branchId, itemId } };
      return dataOf(await client.PUT('/v1/branches/{branchId}/sold-out/{itemId}', { params, body: change }));
    },
    tables: async (branchId: string, signal?: AbortSignal) => {
      const params = { path: { branchId } };
      return dataOf(await client.GET('/v1/branches/{branchId}/tables', { params, ...signalled(signal) }))
        .tables;
    },
    /** Those that make things: what a menu, a waiter and a cook choose from. */
    stations: async (branchId: string, signal?: AbortSignal) => {
      const params = { path: { branchId } };
      const { stations } = dataOf(
        await client.GET('/v1/branches/{branchId}/stations', { params, ...signalled(signal) }),
      );
      return stations.flatMap(({ kind, ...station }) =>
        kind === 'kitchen' || kind === 'bar' ? [{ ...station, kind }] : [],
      );
    },
    /** Safe to repeat with the same order and key: the server answers what it answered before. */
    createOrder: async (order: NewOrder, idempotencyKey: string) => {
      const params = { header: { 'idempotency-key': idempotencyKey } };
      return dataOf(await client.POST('/v1/orders', { params, body: order }));
    },
    /** `asOf` is the server's clock when it answered: ages are counted from it, never from the device's. */
    tickets: async (branchId: string, stationId: string | undefined, signal?: AbortSignal) => {
      const params = { path: { branchId }, query: stationId === undefined ? {} : { stationId } };
      return dataOf(await client.GET('/v1/branches/{branchId}/tickets', { params, ...signalled(signal) }));
    },
    /** What was sent from a table lately, the newest first. */
    ordersOf: async (branchId: string, tableId: string, limit: number, signal?: AbortSignal) => {
      const params = { path: { branchId }, query: { tableId, limit } };
      return dataOf(await client.GET('/v1/branches/{branchId}/orders', { params, ...signalled(signal) }))
        .orders;
    },
    order: async (orderId: string, signal?: AbortSignal) => {
      const params = { path: { orderId } };
      return dataOf(await client.GET('/v1/orders/{orderId}', { params, ...signalled(signal) }));
    },
    /** Takes a sent line back; rejects with identity.approval_required for who may not alone. */
    voidLine: async (
      line: { orderId: string; lineId: string },
      why: { reason: string; approvalId?: string },
      idempotencyKey: string,
    ) => {
      const params = { path: line, header: { 'idempotency-key': idempotencyKey } };
      return dataOf(await client.POST('/v1/orders/{orderId}/lines/{lineId}/void', { params, body: why }));
    },
    /** Who can approve an act on the spot. */
    approvers: async (branchId: string, action: string, signal?: AbortSignal) => {
      const params = { path: { branchId }, query: { action } };
      return dataOf(await client.GET('/v1/branches/{branchId}/approvers', { params, ...signalled(signal) }))
        .approvers;
    },
    /** Has one act approved by somebody's PIN; rejects with identity.bad_pin and its kin. */
    approve: async (approval: NewApproval) => dataOf(await client.POST('/v1/approvals', { body: approval })),
    /** Why the company is not served, and whom to ask. */
    billing: async (signal?: AbortSignal) =>
      dataOf(await client.GET('/v1/company/billing', signalled(signal))),
    finishTicket: async (ticketId: string) =>
      dataOf(await client.POST('/v1/tickets/{ticketId}/done', { params: { path: { ticketId } }, body: {} })),
    recallTicket: async (ticketId: string) =>
      dataOf(
        await client.POST('/v1/tickets/{ticketId}/recall', { params: { path: { ticketId } }, body: {} }),
      ),
  };
}

export type Api = ReturnType<typeof createApi>;
