import { expect, test, vi } from 'vitest';
import { createApi } from './api.ts';
import type { NewOrder } from './api-types.ts';
import { createSend } from './http.ts';
import { ApiProblem, isTransient } from './problem.ts';
import { backoff, withRetry } from './retry.ts';

const SERVER = 'http://fastops.test';
const ORDER: NewOrder = { id: 'order-1', branchId: 'branch-1', type: 'counter', lines: [], send: true };
const wait = async (): Promise<void> => undefined;

/** The endpoints over a server that answers what the list says, one entry per request. */
function apiOver(answers: (() => Promise<Response>)[]) {
  const requests: { key: string | null; body: unknown }[] = [];
  const send = createSend(async (request) => {
    const body: unknown = await request.json();
    requests.push({ key: request.headers.get('idempotency-key'), body });
    const answer = answers[requests.length - 1];
    if (!answer) throw new Error('one request too many');
    return answer();
  });
  return { requests, api: createApi(send, SERVER) };
}

const ok = async (): Promise<Response> => Response.json({ id: 'order-1', number: 7 }, { status: 201 });
const noNetwork = async (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));
const refusal = (status: number, code: string) => async (): Promise<Response> =>
  Response.json({ code, status, requestId: 'r-1' }, { status });
/** The head came, the rest did not. */
const cutOff = async (): Promise<Response> =>
  new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"id":'));
        controller.error(new TypeError('network error'));
      },
    }),
    { status: 201 },
  );

test('repeats the same order with the same key until the server answers', async () => {
  const { api, requests } = apiOver([
    noNetwork,
    refusal(503, 'kernel.busy'),
    cutOff,
    refusal(500, 'kernel.internal'),
    ok,
  ]);
  const order = await withRetry(() => api.createOrder(ORDER, 'key-1'), { wait });
  expect(order.number).toBe(7);
  expect(requests).toHaveLength(5);
  for (const request of requests) expect(request).toEqual({ key: 'key-1', body: ORDER });
});

test.each([400, 401, 403, 404, 409, 422, 429])('does not ask again after a %i', async (status) => {
  const { api, requests } = apiOver([refusal(status, 'orders.some_reason')]);
  const attempt = withRetry(() => api.createOrder(ORDER, 'key-1'), { wait });
  await expect(attempt).rejects.toMatchObject({ status, code: 'orders.some_reason', requestId: 'r-1' });
  expect(requests).toHaveLength(1);
});

test('gives up after five tries and hands over the last problem', async () => {
  const { api, requests } = apiOver([noNetwork, noNetwork, noNetwork, noNetwork, noNetwork]);
  const onRetry = vi.fn<(attempt: number) => void>();
  const attempt = withRetry(() => api.createOrder(ORDER, 'key-1'), { wait, onRetry });
  await expect(attempt).rejects.toMatchObject({ kind: 'unreachable', code: 'client.unreachable' });
  expect(requests).toHaveLength(5);
  expect(onRetry.mock.calls.map(([nth]) => nth)).toEqual([0, 1, 2, 3]);
});

test('waits 1, 2, 4 and 8 s with a quarter of jitter, and as long as the server asks', () => {
  expect([0, 1, 2, 3, 9].map((attempt) => backoff(attempt, 0, () => 0.5))).toEqual([
    1000, 2000, 4000, 8000, 8000,
  ]);
  expect(backoff(0, 0, () => 0)).toBe(750);
  expect(backoff(0, 0, () => 1)).toBe(1250);
  expect(backoff(0, 30, () => 0)).toBe(30_000);
});

test('an answer that is no problem document still says its status', async () => {
  const { api } = apiOver([async () => new Response('<html>Bad gateway</html>', { status: 502 })]);
  const error: unknown = await api.createOrder(ORDER, 'key-1').catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ApiProblem);
  expect(error).toMatchObject({ kind: 'refused', status: 502, code: 'http.502' });
  expect(isTransient(error)).toBe(true);
});

test('a request called off by its asker is no problem of the server', async () => {
  const gone = new AbortController();
  const send = createSend(async (request) => {
    gone.abort();
    request.signal.throwIfAborted();
    return Response.json({});
  });
  const error: unknown = await createApi(send, SERVER)
    .tables('b', gone.signal)
    .catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: 'AbortError' });
});
