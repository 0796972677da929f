import { dataOf, type Send } from './http.ts';
import { ApiProblem } from './problem.ts';
import { createStore, type Store } from './store.ts';

/** What a log-in gives, whoever logs in: a token and until when it is good. */
interface Granted {
  accessToken: string;
  expiresAt: string;
}

export type KeeperState<Session> =
  /** Asking the server whether this browser still has a session. */
  | { status: 'restoring' }
  /** The server did not answer that question; nothing is known. */
  | { status: 'unreachable'; problem: ApiProblem }
  | { status: 'out'; ended: boolean }
  | { status: 'in'; session: Session };

/** An answer of the contract's client. */
export interface Answer<T> {
  data?: T;
  response: Response;
}

/** What every keeper is built with. */
export interface KeeperParts {
  send: Send;
  /** Whether this browser had a session when it was last here: without one there is nothing to ask the server for. */
  memory: { had: () => boolean; keep: (has: boolean) => void };
  /** Runs one refresh at a time over all tabs: they share the cookie, and the server renews it at each use. */
  alone?: <T>(work: () => Promise<T>) => Promise<T>;
}

interface Ends<Session> {
  /** Exchanges the browser's cookie for a fresh token. */
  renew: () => Promise<Answer<Session>>;
  /** Ends the session on the server. */
  end: () => Promise<unknown>;
  /** Of the lock over all tabs. */
  lock: string;
}

const acrossTabs =
  (lock: string) =>
  <T>(work: () => Promise<T>): Promise<T> =>
    'locks' in navigator ? navigator.locks.request(lock, work) : work();

/** Renewed at this share of the token's life: early enough for a slow network, rare enough to cost nothing. */
const REFRESH_AT = 0.8;
const REFRESH_AGAIN_MS = 5000;

/** Milliseconds until the token should be renewed, by the server's clock (its Date header): the device's may be wrong. */
export function refreshDelay(session: Granted, serverDate: string | null): number {
  const now = Date.parse(serverDate ?? '');
  const life = Date.parse(session.expiresAt) - (Number.isNaN(now) ? Date.now() : now);
  return Math.max(REFRESH_AGAIN_MS, life * REFRESH_AT);
}

/** A 401 that speaks of the token. A wrong PIN is one too: repeating it would cost a second try. */
const isAboutToken = (error: unknown): boolean =>
  error instanceof ApiProblem && error.status === 401 && !error.code.startsWith('identity.bad_');

const withToken = (request: Request, token: string | undefined): Request => {
  const signed = request.clone();
  if (token) signed.headers.set('authorization', `Bearer ${token}`);
  return signed;
};

/** Keeps a session whose refresh secret is a cookie. The access token lives in this object only, never in storage. */
export class Keeper<Session extends Granted> {
  readonly state: Pick<Store<KeeperState<Session>>, 'get' | 'subscribe'>;
  readonly #state = createStore<KeeperState<Session>>({ status: 'restoring' });
  readonly #parts: Required<KeeperParts> & Ends<Session>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #refreshing: Promise<boolean> | undefined;
  /** Grows with every log-in and log-out, so that an answer to an older question cannot undo a newer act. */
  #epoch = 0;

  constructor({ alone, ...parts }: KeeperParts, ends: Ends<Session>) {
    this.#parts = { ...parts, ...ends, alone: alone ?? acrossTabs(ends.lock) };
    this.state = this.#state;
  }

  /** Asks for the session that the browser's cookie stands for. Never rejects with a problem: the state tells. */
  async restore(): Promise<void> {
    if (!this.#parts.memory.had()) return this.#state.set({ status: 'out', ended: false });
    this.#state.set({ status: 'restoring' });
    try {
      await this.refresh();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.#state.set({ status: 'unreachable', problem: error });
    }
  }

  /** Ends the session here in any case, and on the server when it can be reached; rejects when it cannot. */
  async logOut(): Promise<void> {
    this.#epoch += 1;
    this.#leave(false);
    await this.#parts.end();
  }

  /** Sends with the access token; a 401 about it is answered by one refresh and one repetition. */
  async send(request: Request): Promise<Response> {
    const used = this.#token();
    try {
      return await this.#parts.send(withToken(request, used));
    } catch (error) {
      if (!isAboutToken(error)) throw error;
      // Another request may have renewed the token meanwhile: then that one is tried.
      const renewed = this.#token() !== used || (await this.refresh());
      if (!renewed) throw error;
      return await this.#parts.send(withToken(request, this.#token()));
    }
  }

  /**
   * Fetches a new access token; many callers share one exchange. True when there is one, false when the session is
   * over. Rejects when the server cannot be reached.
   */
  refresh(): Promise<boolean> {
    this.#refreshing ??= this.#parts
      .alone(() => this.#renew())
      .finally(() => {
        this.#refreshing = undefined;
      });
    return this.#refreshing;
  }

  /** Takes over the session that something gives: a log-in, an invitation, a change of company. */
  protected async take(ask: () => Promise<Answer<Session>>): Promise<void> {
    const answer = await ask();
    this.#epoch += 1;
    this.#enter(dataOf(answer), answer.response);
  }

  /** As `take`, for what uses the browser's cookie: no refresh of another tab may come between. */
  protected takeAlone(ask: () => Promise<Answer<Session>>): Promise<void> {
    return this.#parts.alone(() => this.take(ask));
  }

  #token(): string | undefined {
    const now = this.#state.get();
    return now.status === 'in' ? now.session.accessToken : undefined;
  }

  async #renew(): Promise<boolean> {
    const asked = this.#epoch;
    try {
      const answer = await this.#parts.renew();
      if (asked === this.#epoch) this.#enter(dataOf(answer), answer.response);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
      if (asked === this.#epoch) this.#leave(this.#state.get().status === 'in');
    }
    return this.#state.get().status === 'in';
  }

  #enter(session: Session, response: Response): void {
    this.#parts.memory.keep(true);
    this.#state.set({ status: 'in', session });
    this.#renewIn(refreshDelay(session, response.headers.get('date')));
  }

  #leave(ended: boolean): void {
    clearTimeout(this.#timer);
    this.#parts.memory.keep(false);
    this.#state.set({ status: 'out', ended });
  }

  #renewIn(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // An unreachable server is asked again; the token stays good until it expires.
      this.refresh().catch(() => this.#renewIn(REFRESH_AGAIN_MS));
    }, milliseconds);
  }
}
