import { createApiClient, type Schemas } from '@fastops/contract';
import { dataOf, type Send } from './http.ts';

/** A program that prints in the network of a branch. */
export type PrintAgent = Schemas['PrintAgent'];
/** Typed into the program once; good until `expiresAt`. */
export type PrintAgentCode = Schemas['PrintAgentCode'];
/** A printer that an agent found; `answers` when it says how it is. */
export type FoundPrinter = Schemas['FoundPrinter'];

const signalled = (signal: AbortSignal | undefined) => (signal ? { signal } : {});

/**
 * The endpoints by which print agents are let in and asked what they find. All reject with an ApiProblem.
 * @param baseUrl where the server is, for tests; a page asks the address it came from
 */
export function createAgentsApi(send: Send, baseUrl = '') {
  const client = createApiClient({ baseUrl, fetch: send });
  const of = (agentId: string) => ({ params: { path: { agentId } } });
  return {
    printAgents: async (branchId: string, signal?: AbortSignal) => {
      const params = { path: { branchId } };
      return dataOf(
        await client.GET('/v1/branches/{branchId}/print-agents', { params, ...signalled(signal) }),
      ).agents;
    },
    /** Safe to repeat with the same id; its code is asked for afterwards. */
    createPrintAgent: async (branchId: string, body: Schemas['NewPrintAgent']) => {
      const params = { path: { branchId }, header: { 'idempotency-key': body.id } };
      return dataOf(await client.POST('/v1/branches/{branchId}/print-agents', { params, body }));
    },
    /** A code in place of the one before. */
    newPrintAgentCode: async (agentId: string): Promise<PrintAgentCode> =>
      dataOf(await client.POST('/v1/print-agents/{agentId}/code', { ...of(agentId), body: {} })),
    revokePrintAgent: async (agentId: string): Promise<void> => {
      await client.POST('/v1/print-agents/{agentId}/revoke', { ...of(agentId), body: {} });
    },
    /** Asks it to look for printers; what it finds is read afterwards. */
    scanForPrinters: async (agentId: string): Promise<void> => {
      await client.POST('/v1/print-agents/{agentId}/scan', { ...of(agentId), body: {} });
    },
    foundPrinters: async (agentId: string, signal?: AbortSignal) =>
      dataOf(await client.GET('/v1/print-agents/{agentId}/found', { ...of(agentId), ...signalled(signal) })),
  };
}

export type AgentsApi = ReturnType<typeof createAgentsApi>;
