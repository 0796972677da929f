import { ApiProblem, problemFrom } from './problem.ts';

/** One exchange with the server. Resolves with a success or a 304, rejects with an ApiProblem. */
export type Send = (request: Request) => Promise<Response>;

/** A request without a whole answer is given up after this many milliseconds and counts as unreachable. */
const TIMEOUT_MS = 10_000;

/** Answers that have no body, and of which none may be made. */
const EMPTY = new Set([204, 304]);

/**
 * Makes the one way out to the server: no retry, a time limit, and every failure told in one shape. A request that its
 * asker has called off rejects with the asker's own reason.
 * @param fetcher the browser's fetch, or a test's
 */
export function createSend(fetcher: Send = (request) => fetch(request)): Send {
  return async (request) => {
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    const limited = new Request(request, { signal: AbortSignal.any([request.signal, timeout]) });
    let response: Response;
    try {
      const answer = await fetcher(limited);
      // Read to the end here: an answer cut off half way is no answer, and nobody further on could tell.
      const body = EMPTY.has(answer.status) ? null : await answer.arrayBuffer();
      response = new Response(body, { status: answer.status, headers: answer.headers });
    } catch (cause) {
      if (request.signal.aborted) throw request.signal.reason;
      throw new ApiProblem({ kind: 'unreachable', status: 0, code: 'client.unreachable' }, { cause });
    }
    if (!response.ok && response.status !== 304) throw await problemFrom(response);
    return response;
  };
}

/** What a call of the contract's client answered; failures have been thrown before (see `createSend`). */
export function dataOf<T>(answer: { data?: T }): T {
  if (answer.data === undefined) throw new Error('the server answered nothing where the contract has a body');
  return answer.data;
}
