import { createApiClient } from '@fastops/contract';
import type { DemoLogin, Session } from './api-types.ts';
import { dataOf, type Send } from './http.ts';
import { ApiProblem } from './problem.ts';
import { createStore, type Store } from './store.ts';

export type SessionState =
  /** Asking the server whether this browser still has a session. */
  | { status: 'restoring' }
  /** The server did not answer that question; nothing is known. */
  | { status: 'unreachable'; problem: ApiProblem }
  | { status: 'out'; ended: boolean }
  | { status: 'in'; session: Session };

export type Credentials = { email: string; password: string } | { demoKey: string };

interface Parts {
  send: Send;
  /** Whether this browser had a session when it was last here: without one there is nothing to ask the server for. */
  memory: { had: () => boolean; keep: (has: boolean) => void };
  /** Runs one refresh at a time over all tabs: they share the cookie, and the server renews it at each use. */
  alone?: <T>(work: () => Promise<T>) => Promise<T>;
  /** Where the server is, for tests; a page asks the address it came from. */
  baseUrl?: string;
}

const acrossTabs = <T>(work: () => Promise<T>): Promise<T> =>
  'locks' in navigator ? navigator.locks.request('fastops.refresh', work) : work();

/** Renewed at this share of the token's life: early enough for a slow network, rare enough to cost nothing. */
const REFRESH_AT = 0.8;
const REFRESH_AGAIN_MS = 5000;

/** Milliseconds until the token should be renewed, by the server's clock (its Date header): the device's may be wrong. */
export function refreshDelay(session: Session, serverDate: string | null): number {
  const now = Date.parse(serverDate ?? '');
  const life = Date.parse(session.expiresAt) - (Number.isNaN(now) ? Date.now() : now);
  return Math.max(REFRESH_AGAIN_MS, life * REFRESH_AT);
}

const withToken = (request: Request, token: string | undefined): Request => {
  const signed = request.clone();
  if (token) signed.headers.set('authorization', `Bearer ${token}`);
  return signed;
};

/** Keeps the member's session. The access token lives in this object only, never in storage. */
export class SessionKeeper {
  readonly state: Pick<Store<SessionState>, 'get' | 'subscribe'>;
  readonly #state = createStore<SessionState>({ status: 'restoring' });
  readonly #parts: Required<Omit<Parts, 'baseUrl'>>;
  readonly #client: ReturnType<typeof createApiClient>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #refreshing: Promise<boolean> | undefined;
  /** Grows with every log-in and log-out, so that an answer to an older question cannot undo a newer act. */
  #epoch = 0;

  constructor({ send, memory, alone = acrossTabs, baseUrl = '' }: Parts) {
    this.#parts = { send, memory, alone };
    this.#client = createApiClient({ baseUrl, fetch: send });
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

  /** Logs in; rejects with the refusal (identity.bad_credentials, 429 …). */
  async logIn(credentials: Credentials): Promise<void> {
    const answer = await ('demoKey' in credentials
      ? this.#client.POST('/v1/auth/demo', { body: { key: credentials.demoKey } })
      : this.#client.POST('/v1/auth/login', { body: credentials }));
    this.#epoch += 1;
    this.#enter(dataOf(answer), answer.response);
  }

  /** Ends the session here in any case, and on the server when it can be reached; rejects when it cannot. */
  async logOut(): Promise<void> {
    this.#epoch += 1;
    this.#leave(false);
    await this.#client.POST('/v1/auth/logout', { body: {} });
  }

  /** The demo's one-tap log-ins; empty where the demo is off. */
  async demoLogins(): Promise<DemoLogin[]> {
    try {
      return dataOf(await this.#client.GET('/v1/auth/demo')).logins;
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 404) return [];
      throw error;
    }
  }

  /** Sends with the access token; a 401 is answered by one refresh and one repetition. */
  async send(request: Request): Promise<Response> {
    const used = this.#token();
    try {
      return await this.#parts.send(withToken(request, used));
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
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

  #token(): string | undefined {
    const now = this.#state.get();
    return now.status === 'in' ? now.session.accessToken : undefined;
  }

  async #renew(): Promise<boolean> {
    const asked = this.#epoch;
    try {
      const answer = await this.#client.POST('/v1/auth/refresh', { body: {} });
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
