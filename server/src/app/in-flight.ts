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
}
