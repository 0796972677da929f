import { ApiProblem, isTransient } from './problem.ts';

const STEPS_MS = [1000, 2000, 4000, 8000];

/** Milliseconds before the next try: 1-2-4-8 s with ±25 % jitter, never earlier than the server's Retry-After. */
export function backoff(attempt: number, retryAfterSeconds = 0, random: () => number = Math.random): number {
  const step = STEPS_MS[Math.min(attempt, STEPS_MS.length - 1)] ?? 8000;
  return Math.max(step * (0.75 + random() * 0.5), retryAfterSeconds * 1000);
}

const pause = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new DOMException('The retry was called off', 'AbortError'));
    });
  });

export interface RetryOptions {
  signal?: AbortSignal;
  /** Told before each pause, so that the screen can say what is going on. */
  onRetry?: (attempt: number, problem: ApiProblem) => void;
  wait?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

/**
 * Does `work` until a definite answer comes: five tries, only when nothing definite was said (no network, time-out,
 * 5xx). A refusal below 500 is thrown at once. `work` has to be the same intent each time (same Idempotency-Key).
 */
export async function withRetry<T>(work: () => Promise<T>, options: RetryOptions = {}): Promise<T> {
  const wait = options.wait ?? pause;
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isTransient(error) || !(error instanceof ApiProblem) || attempt >= STEPS_MS.length) throw error;
      options.onRetry?.(attempt, error);
      await wait(backoff(attempt, error.retryAfterSeconds), options.signal);
    }
  }
}
