import type { Schemas } from '@fastops/contract';
import type { PrintOutcome } from '@fastops/printer-link';
import type { PageKey } from './journal-record.ts';

export type Work = Schemas['AgentWork'];
export type FoundPrinter = Schemas['AgentFound']['printers'][number];
type Enrolled = Schemas['PrintAgentEnrolled'];

/** An answer that says no; `code` says why, and `isFinal` that asking again is of no use. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(`${status} ${code}`);
    this.status = status;
    this.code = code;
  }
}

const ANSWER_MS = 5_000;
/** How much later than promised an answer may come before the connection counts as dead. */
const SLACK_MS = 5_000;

/** Becomes the agent of a code. */
export function enroll(server: string, code: string): Promise<Enrolled> {
  return post<Enrolled>(server, 'v1/print-agents/enroll', { code }, { timeoutMs: ANSWER_MS });
}

/** The calls of an enrolled agent: all of them outwards. Each throws `Refused`, or whatever a network does. */
export class ServerApi {
  readonly #server: string;
  readonly #secret: string;
  readonly #version: string;

  constructor(options: { server: string; secret: string; version: string }) {
    this.#server = options.server;
    this.#secret = options.secret;
    this.#version = options.version;
  }

  /** Takes what there is to do, and waits for it so long. */
  claim(holds: readonly PageKey[], waitSeconds: number, signal: AbortSignal): Promise<Work> {
    const body = { version: this.#version, waitSeconds, holds };
    return this.#post<Work>('claims', body, { timeoutMs: waitSeconds * 1_000 + SLACK_MS, signal });
  }

  /** Says that pages are in good hands; returns the ids of those that somebody else has by now. */
  async extend(holds: readonly PageKey[], timeoutMs = ANSWER_MS): Promise<string[]> {
    return (await this.#post<{ lost: string[] }>('leases', { holds }, { timeoutMs })).lost;
  }

  /** Says what became of pages. */
  report(outcomes: readonly (PageKey & { outcome: PrintOutcome })[]): Promise<void> {
    return this.#post('outcomes', { outcomes: outcomes.map(told) }, { timeoutMs: ANSWER_MS });
  }

  /** Says what printers answered. */
  answer(answers: readonly { printerId: string; outcome: PrintOutcome }[]): Promise<void> {
    return this.#post('answers', { answers: answers.map(told) }, { timeoutMs: ANSWER_MS });
  }

  /** Says which printers there are. */
  found(printers: readonly FoundPrinter[]): Promise<void> {
    return this.#post('found', { printers }, { timeoutMs: ANSWER_MS });
  }

  #post<T>(what: string, body: unknown, options: CallOptions): Promise<T> {
    return post<T>(this.#server, `v1/print-agent/${what}`, body, { ...options, secret: this.#secret });
  }
}

/** Long words of a system are cut: the server keeps so much of them. */
function told<T extends { outcome: PrintOutcome }>(said: T): T {
  const { outcome } = said;
  if (outcome.kind !== 'failed') return said;
  return { ...said, outcome: { ...outcome, detail: outcome.detail.slice(0, 300) } };
}

interface CallOptions {
  timeoutMs: number;
  secret?: string;
  signal?: AbortSignal;
}

async function post<T>(server: string, path: string, body: unknown, options: CallOptions): Promise<T> {
  const { timeoutMs, secret, signal } = options;
  const late = AbortSignal.timeout(timeoutMs);
  const answer = await fetch(`${server}/${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(secret === undefined ? {} : { authorization: `Bearer ${secret}` }),
    },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: signal ? AbortSignal.any([late, signal]) : late,
  });
  if (!answer.ok) throw new Refused(answer.status, codeIn(await answer.text()));
  return (answer.status === 204 ? undefined : await answer.json()) as T;
}

/** The code of a refusal; a proxy in between may answer with anything. */
function codeIn(text: string): string {
  try {
    const { code } = JSON.parse(text) as { code?: unknown };
    return typeof code === 'string' ? code : 'unknown';
  } catch {
    return 'unknown';
  }
}
