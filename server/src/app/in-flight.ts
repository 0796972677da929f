import type { FastifyRequest } from 'fastify';
import { Refusal } from '../kernel/refusal.ts';

/** How a request holds a place; `left alone`: its caller hung up while it was working. */
export type Place = 'waiting' | 'working' | 'left alone';

/**
 * Counts the requests under way and refuses the one too many, before its body is read (reliability.md §4.8). A place is
 * held until the answer has gone out. When the caller hangs up it is held until the work has ended all the same: callers
 * that lose patience and ask again would otherwise pile up work behind the limit.
 *
 * What a request holds stands on the request itself. A map of the requests under way would be copied into a new one every
 * few requests, and a copy that has come to be old keeps alive whatever the next one held, until everything is swept: each
 * request would outlive itself by seconds, and every few hundred of them the process would stand still.
 */
export class InFlight {
  readonly #most: number;
  readonly #closing = new AbortController();
  #taken = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /**
   * Takes a place.
   *
   * @throws Refusal `unavailable` kernel.busy
   */
  enter(request: FastifyRequest): void {
    if (this.#taken >= this.#most) throw new Refusal('unavailable', 'kernel.busy');
    this.#take(request, 'waiting');
  }

  /** The answer has gone out, or the caller hung up. */
  closed(request: FastifyRequest): void {
    request.aside?.abort();
    if (request.place === 'working') request.place = 'left alone';
    else this.#giveBack(request);
  }

  /** Runs the work of a request. */
  async working<T>(request: FastifyRequest, work: () => Promise<T>): Promise<T> {
    if (request.place !== undefined) request.place = 'working';
    try {
      return await work();
    } finally {
      this.#worked(request);
    }
  }

  #worked(request: FastifyRequest): void {
    if (request.place === 'left alone') this.#giveBack(request);
    else if (request.place !== undefined) request.place = 'waiting';
  }

  /**
   * Lets a working request wait for something to happen without its place. It takes the place again afterwards, also above
   * the limit: who may wait is few, and has been let in.
   */
  async aside<T>(request: FastifyRequest, wait: (gone: AbortSignal) => Promise<T>): Promise<T> {
    const gone = new AbortController();
    const isCounted = request.place !== undefined;
    this.#giveBack(request);
    request.aside = gone;
    if (request.raw.destroyed) gone.abort();
    try {
      return await wait(AbortSignal.any([gone.signal, this.#closing.signal]));
    } finally {
      request.aside = undefined;
      if (isCounted) this.#take(request, gone.signal.aborted ? 'left alone' : 'working');
    }
  }

  /** Ends the waiting of all who wait aside: the server closes. */
  close(): void {
    this.#closing.abort();
  }

  #take(request: FastifyRequest, place: Place): void {
    this.#taken += 1;
    request.place = place;
  }

  #giveBack(request: FastifyRequest): void {
    if (request.place === undefined) return;
    this.#taken -= 1;
    request.place = undefined;
  }
}
