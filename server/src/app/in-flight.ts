import type { FastifyRequest } from 'fastify';
import { Refusal } from '../kernel/refusal.ts';

/**
 * Counts the requests under way and refuses the one too many, before its body is read (reliability.md §4.8). A place is
 * held until the answer has gone out. When the caller hangs up it is held until the work has ended all the same: callers
 * that lose patience and ask again would otherwise pile up work behind the limit.
 */
export class InFlight {
  readonly #most: number;
  readonly #places = new Map<FastifyRequest, 'waiting' | 'working' | 'left alone'>();
  readonly #aside = new Map<FastifyRequest, AbortController>();
  readonly #closing = new AbortController();

  constructor(most: number) {
    this.#most = most;
  }

  /**
   * Takes a place.
   *
   * @throws Refusal `unavailable` kernel.busy
   */
  enter(request: FastifyRequest): void {
    if (this.#places.size >= this.#most) throw new Refusal('unavailable', 'kernel.busy');
    this.#places.set(request, 'waiting');
  }

  /** The answer has gone out, or the caller hung up. */
  closed(request: FastifyRequest): void {
    this.#aside.get(request)?.abort();
    if (this.#places.get(request) === 'working') this.#places.set(request, 'left alone');
    else this.#places.delete(request);
  }

  /** Runs the work of a request. */
  async working<T>(request: FastifyRequest, work: () => Promise<T>): Promise<T> {
    if (this.#places.has(request)) this.#places.set(request, 'working');
    try {
      return await work();
    } finally {
      if (this.#places.get(request) === 'left alone') this.#places.delete(request);
      else if (this.#places.has(request)) this.#places.set(request, 'waiting');
    }
  }

  /**
   * Lets a working request wait for something to happen without its place. It takes the place again afterwards, also above
   * the limit: who may wait is few, and has been let in.
   */
  async aside<T>(request: FastifyRequest, wait: (gone: AbortSignal) => Promise<T>): Promise<T> {
    const gone = new AbortController();
    const isCounted = this.#places.delete(request);
    this.#aside.set(request, gone);
    if (request.raw.destroyed) gone.abort();
    try {
      return await wait(AbortSignal.any([gone.signal, this.#closing.signal]));
    } finally {
      this.#aside.delete(request);
      if (isCounted) this.#places.set(request, gone.signal.aborted ? 'left alone' : 'working');
    }
  }

  /** Ends the waiting of all who wait aside: the server closes. */
  close(): void {
    this.#closing.abort();
  }
}
