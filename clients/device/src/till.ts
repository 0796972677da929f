import { createApiClient } from '@fastops/contract';
import type { TillFace } from './api-types.ts';
import { dataOf, type Send } from './http.ts';
import { ApiProblem } from './problem.ts';

/**
 * What this browser is to the restaurant, before anybody has logged in. Its cookie says so; no script can read it.
 * @param baseUrl where the server is, for tests; a page asks the address it came from
 */
export function createTill(send: Send, baseUrl = '') {
  const client = createApiClient({ baseUrl, fetch: send });
  return {
    /** The enrolled device and who comes in on it; undefined for any other browser. */
    read: async (): Promise<TillFace | undefined> => {
      try {
        return dataOf(await client.GET('/v1/auth/device'));
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 404) return undefined;
        throw error;
      }
    },
    /** Makes this browser the device of a code; rejects with identity.code_unknown. */
    enroll: async (code: string): Promise<TillFace> =>
      dataOf(await client.POST('/v1/auth/device/enroll', { body: { code } })),
  };
}

export type Till = ReturnType<typeof createTill>;
