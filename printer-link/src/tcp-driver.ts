import { connect, type Socket } from 'node:net';
import type { Confirmation, PrintFailure, PrintOutcome } from './print-outcome.ts';
import {
  CONDITION_QUESTIONS,
  isStatusAnswer,
  type PrinterCondition,
  readCondition,
  unreadyOf,
} from './printer-condition.ts';

/**
 * Milliseconds. `askMs` bounds the answer to what the printer is asked before the page; `answerMs` counts from the last
 * byte accepted; `totalMs` ends any stage and bounds the whole call.
 */
export type PrintTimeouts = {
  connectMs: number;
  askMs: number;
  writeMs: number;
  answerMs: number;
  totalMs: number;
};

const DEFAULT_TIMEOUTS: PrintTimeouts = {
  connectMs: 3000,
  askMs: 2000,
  writeMs: 3000,
  answerMs: 5000,
  totalMs: 15_000,
};

export type TcpPrint = {
  host: string;
  port: number;
  /** Ends in the question that belongs to `confirms`, as `encodeEscpos` writes it; null only asks the printer how it is. */
  bytes: Uint8Array | null;
  /** How the printer says that the page is out; `none` is not asked anything, before or after. */
  confirms: Confirmation;
  processId: string;
  timeouts?: Partial<PrintTimeouts>;
  /** Called before the first byte of the page leaves; what it throws ends the printing without one. */
  onBegin?: () => Promise<void>;
  signal?: AbortSignal;
};

const KEEPALIVE_MS = 10_000;
const ANSWER_LENGTH = 7;
// A printer says a few status bytes beside its answer. One that talks without end is no printer.
const MOST_RECEIVED = 4096;

/**
 * Asks a printer whether it is ready, sends it bytes, and waits until it says that they are on paper. A printer that is
 * out of paper, open or silent gets no byte of the page: what it would keep in its memory comes out when it is well again,
 * beside the attempt that follows. That a write succeeded says nothing, since the machine's own buffer takes a ticket with
 * the cable out (C20 of reliability.md), so the wait is a deadline of its own and not one of socket inactivity.
 *
 * Never throws and leaves no socket behind. After a failure the connection is reset rather than closed: what is still in
 * the buffers must not come out of a printer that wakes up later.
 */
export function printOverTcp(print: TcpPrint): Promise<PrintOutcome> {
  return new Promise((resolve) => {
    new Printing(print, resolve).start();
  });
}

type Stage = 'connecting' | 'asking' | 'beginning' | 'sending' | 'waiting' | 'closing';

class Printing {
  readonly #print: TcpPrint;
  readonly #timeouts: PrintTimeouts;
  readonly #resolve: (outcome: PrintOutcome) => void;
  readonly #onAbort = () => this.#fail('aborted', 'the caller gave up');
  readonly #startedAt = performance.now();
  #stage: Stage = 'connecting';
  #socket: Socket | null = null;
  #deadline: NodeJS.Timeout | undefined;
  #sent = false;
  #settled = false;
  #unread = Buffer.alloc(0);
  #received = 0;
  #otherAnswer: string | null = null;
  #condition: PrinterCondition | undefined;

  constructor(print: TcpPrint, resolve: (outcome: PrintOutcome) => void) {
    this.#print = print;
    this.#timeouts = { ...DEFAULT_TIMEOUTS, ...print.timeouts };
    this.#resolve = resolve;
  }

  start(): void {
    const { host, port, signal } = this.#print;
    if (signal?.aborted) {
      this.#onAbort();
      return;
    }
    signal?.addEventListener('abort', this.#onAbort, { once: true });
    this.#within(this.#timeouts.connectMs, () => this.#fail('timeout', 'no connection in time'));
    try {
      this.#socket = connect({
        host,
        port,
        noDelay: true,
        keepAlive: true,
        keepAliveInitialDelay: KEEPALIVE_MS,
      });
    } catch (error) {
      this.#fail('unreachable', describe(error));
      return;
    }
    this.#socket
      .on('connect', () => (this.#print.confirms === 'none' ? this.#begin() : this.#ask()))
      .on('data', (chunk: Buffer) => this.#read(chunk))
      .on('end', () => this.#onClosed('the printer closed the connection without its answer'))
      // Stays attached after the end: a reset that arrives late must find a listener.
      .on('error', (error) => this.#fail(reasonOf(error), describe(error)))
      .on('close', () => this.#onClosed('the connection closed without the printer’s answer'));
  }

  #ask(): void {
    this.#stage = 'asking';
    this.#within(this.#timeouts.askMs, () => this.#fail('no_answer', 'the printer did not say how it is'));
    this.#socket?.write(CONDITION_QUESTIONS, (error) => {
      if (error) this.#fail(reasonOf(error), describe(error));
    });
  }

  #begin(): void {
    const { bytes, onBegin } = this.#print;
    if (this.#settled) return;
    if (bytes === null) this.#settle({ kind: 'confirmed' });
    else if (onBegin === undefined) this.#send(bytes);
    else {
      this.#stage = 'beginning';
      onBegin().then(
        () => this.#send(bytes),
        (error: unknown) => this.#fail('aborted', describe(error)),
      );
    }
  }

  #send(bytes: Uint8Array): void {
    if (this.#settled) return;
    this.#stage = 'sending';
    this.#sent = true;
    this.#unread = Buffer.alloc(0);
    this.#within(this.#timeouts.writeMs, () => this.#fail('timeout', 'the printer stopped taking bytes'));
    this.#socket?.write(bytes, (error) => {
      if (error) this.#fail(reasonOf(error), describe(error));
      else if (!this.#settled) this.#onSent();
    });
  }

  #onSent(): void {
    if (this.#print.confirms === 'none') {
      // Closed politely: the other side has taken everything once it closes too.
      this.#stage = 'closing';
      this.#within(this.#timeouts.answerMs, () => this.#fail('no_answer', 'the printer did not let go'));
      this.#socket?.end();
      return;
    }
    this.#stage = 'waiting';
    this.#within(this.#timeouts.answerMs, () => this.#failUnanswered());
  }

  #onClosed(detail: string): void {
    if (this.#stage === 'closing') this.#settle({ kind: 'sent' });
    else this.#fail('reset', detail);
  }

  #failUnanswered(): void {
    if (this.#otherAnswer === null) this.#fail('no_answer', 'the printer did not confirm in time');
    else this.#fail('wrong_answer', `the printer confirmed ${this.#otherAnswer} instead`);
  }

  #read(chunk: Buffer): void {
    if (this.#settled) return;
    this.#received += chunk.length;
    this.#unread = Buffer.concat([this.#unread, chunk]);
    if (this.#stage === 'asking') this.#readCondition();
    else if (this.#print.confirms === 'process_id') this.#readProcessId();
    else if (this.#print.confirms === 'status' && this.#unread.some(isStatusAnswer))
      this.#settle({ kind: 'confirmed' });
    if (this.#received > MOST_RECEIVED) this.#fail('wrong_answer', 'the printer sends what is no answer');
  }

  #readCondition(): void {
    this.#condition = readCondition(this.#unread);
    if (!this.#condition) return;
    const unready = unreadyOf(this.#condition);
    if (unready) this.#fail(unready, 'the printer says that it cannot print');
    else this.#begin();
  }

  /** Looks for 0x37 0x22, four characters, NUL. Bytes before it are a status a printer may send by itself. */
  #readProcessId(): void {
    for (let at = this.#nextHeader(); at + ANSWER_LENGTH <= this.#unread.length; at = this.#nextHeader()) {
      const answer = this.#unread.subarray(at, at + ANSWER_LENGTH);
      const isAnswer = answer[1] === 0x22 && answer[6] === 0;
      this.#unread = this.#unread.subarray(at + (isAnswer ? ANSWER_LENGTH : 1));
      if (!isAnswer) continue;
      const id = answer.toString('latin1', 2, 6);
      if (id === this.#print.processId) {
        this.#settle({ kind: 'confirmed' });
        return;
      }
      // Perhaps a late word on an earlier job: ours may still follow.
      this.#otherAnswer = JSON.stringify(id);
    }
  }

  /** Where an answer may begin in what is unread; past its end when nowhere. */
  #nextHeader(): number {
    const at = this.#unread.indexOf(0x37);
    return at < 0 ? this.#unread.length : at;
  }

  /** Starts the clock of a stage and stops that of the one before. */
  #within(stageMs: number, onLate: () => void): void {
    clearTimeout(this.#deadline);
    const left = this.#timeouts.totalMs - (performance.now() - this.#startedAt);
    this.#deadline = setTimeout(onLate, Math.max(0, Math.min(stageMs, left)));
  }

  #fail(reason: PrintFailure, detail: string): void {
    this.#settle({ kind: 'failed', reason, bytesMayHavePrinted: this.#sent, detail });
  }

  #settle(outcome: PrintOutcome): void {
    if (this.#settled) return;
    this.#settled = true;
    clearTimeout(this.#deadline);
    this.#print.signal?.removeEventListener('abort', this.#onAbort);
    if (outcome.kind === 'failed' && this.#stage !== 'connecting') this.#socket?.resetAndDestroy();
    else this.#socket?.destroy();
    this.#resolve(this.#condition ? { ...outcome, condition: this.#condition } : outcome);
  }
}

function reasonOf(error: Error): PrintFailure {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ECONNREFUSED') return 'refused';
  if (code === 'ECONNRESET' || code === 'EPIPE') return 'reset';
  if (code === 'ETIMEDOUT') return 'timeout';
  return 'unreachable';
}

function describe(error: unknown): string {
  // A name with several addresses fails with one error that has a code and no message.
  if (error instanceof Error) return error.message || ('code' in error ? String(error.code) : error.name);
  return String(error);
}
