import { createApiClient } from '@fastops/contract';
import { dataOf, type Send } from './http.ts';

/**
 * What may be asked before anybody is logged in: links and the first run. All reject with an ApiProblem.
 * @param baseUrl where the server is, for tests; a page asks the address it came from
 */
export function createEntranceApi(send: Send, baseUrl = '') {
  const client = createApiClient({ baseUrl, fetch: send });
  return {
    readLink: async (token: string) => dataOf(await client.POST('/v1/auth/links/read', { body: { token } })),
    resetPassword: async (token: string, password: string): Promise<void> => {
      await client.POST('/v1/auth/links/reset-password', { body: { token, password } });
    },
    setupState: async (signal?: AbortSignal) =>
      dataOf(await client.GET('/v1/setup', signal ? { signal } : {})),
    readSetupLink: async (token: string) => dataOf(await client.POST('/v1/setup/read', { body: { token } })),
    /** Asks for a link by mail; the answer is the same for every e-mail. */
    signUp: async (email: string): Promise<void> => {
      await client.POST('/v1/sign-ups', { body: { email } });
    },
  };
}

export type EntranceApi = ReturnType<typeof createEntranceApi>;
