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
  let known: TillFace | undefined;
  return {
    /** What was read last: a screen that is locked again shows its people at once. */
    known: (): TillFace | undefined => known,
    /** The enrolled device and who comes in on it; undefined for any other browser. */
    read: async (): Promise<TillFace | undefined> => {
      try {
        known = dataOf(await client.GET('/v1/auth/device'));
      } catch (error) {
        if (!(error instanceof ApiProblem) || error.status !== 404) throw error;
        known = undefined;
      }
      return known;
    },
    /** Makes this browser the device of a code; rejects with identity.code_unknown. */
    enroll: async (code: string): Promise<TillFace> => {
      known = dataOf(await client.POST('/v1/auth/device/enroll', { body: { code } }));
      return known;
    },
  };
}

export type Till = ReturnType<typeof createTill>;
