import { setTimeout as sleep } from 'node:timers/promises';
import { type LoggedIn, logIn } from './restaurant.ts';

/** What a caller met, to show that the drill bit. */
export interface Encounters {
  /** Sent again because no answer came, or "later". */
  retries: number;
  /** Definite answers that repeated an earlier one which had been lost. */
  replays: number;
  /** Answers that nobody may ever get. */
  wrong: string[];
}

/** What somebody asks, and goes on asking with the same key and body. */
export interface Wish {
  /** Of the one-tap log-in of who asks. */
  demoKey: string;
  path: string;
  body: unknown;
  /** Of what creates something. */
  key?: string;
}

/** An answer that will not change. */
export interface Definite {
  status: number;
  body: Readonly<Record<string, unknown>>;
}

const RETRY_MS = 100;
const ANSWER_MS = 10_000;
/** Longer than all kills of a run: once nobody kills any more an answer comes at once, or never. */
const GIVE_UP_MS = 300_000;

/** Asks a product that is killed and started again meanwhile, until the answer is definite. */
export class Caller {
  readonly met: Encounters = { retries: 0, replays: 0, wrong: [] };
  readonly #origin: () => string;
  readonly #random: () => number;
  readonly #sessions: Map<string, LoggedIn>;

  /**
   * @param origin where the product answers at the moment
   * @param sessions by the key of their one-tap log-in
   */
  constructor(origin: () => string, random: () => number, sessions: ReadonlyMap<string, LoggedIn>) {
    this.#origin = origin;
    this.#random = random;
    this.#sessions = new Map(sessions);
  }

  /** Posts again and again; undefined when no definite answer came in all this time. */
  async insist(wish: Wish): Promise<Definite | undefined> {
    const patience = AbortSignal.timeout(GIVE_UP_MS);
    while (!patience.aborted) {
      const answer = await this.#ask(wish);
      if (answer) return answer;
      this.met.retries += 1;
      await sleep(RETRY_MS * (0.5 + this.#random()));
    }
    return undefined;
  }

  /** Notes an answer that nobody may get. */
  wrong({ status, body }: Definite): void {
    this.met.wrong.push(`${status} ${JSON.stringify(body).slice(0, 300)}`);
  }

  /** One try; undefined when what became of it is not known. */
  async #ask({ demoKey, path, body, key }: Wish): Promise<Definite | undefined> {
    let answer: Response;
    let text: string;
    try {
      answer = await fetch(`${this.#origin()}${path}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${this.#sessions.get(demoKey)?.token}`,
          'content-type': 'application/json',
          ...(key === undefined ? {} : { 'idempotency-key': key }),
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      text = await answer.text();
    } catch {
      // The process died, or has not come back: whether it was done is not known here.
      return undefined;
    }
    if (answer.status === 503) return undefined;
    if (answer.status === 401) {
      // A long run outlives its tokens.
      const session = await logIn(this.#origin(), demoKey).catch(() => undefined);
      if (session) this.#sessions.set(demoKey, session);
      return undefined;
    }
    if (answer.headers.has('idempotent-replay')) this.met.replays += 1;
    return { status: answer.status, body: JSON.parse(text) as Definite['body'] };
  }
}
