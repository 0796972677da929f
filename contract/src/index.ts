import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './api.generated.ts';

export type { components, operations, paths } from './api.generated.ts';
export type { SocketEvents } from './events.generated.ts';

/** The named shapes of the contract: `Schemas['Order']`. */
export type Schemas = components['schemas'];

/** A client of the API: addresses, parameters, bodies and answers are checked by the compiler. */
export type ApiClient = Client<paths, 'application/json'>;

/** Makes a client. `fetch` may add tokens and retries; the default is the browser's. */
export function createApiClient(
  options: { baseUrl?: string; fetch?: (request: Request) => Promise<Response> } = {},
): ApiClient {
  return createClient<paths, 'application/json'>({
    baseUrl: options.baseUrl ?? '',
    ...(options.fetch ? { fetch: options.fetch } : {}),
  });
}
