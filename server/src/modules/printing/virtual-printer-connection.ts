import type { Socket } from 'node:net';
import { createEscposDecoder, type DecodedEvent, type EscposDecoder } from './escpos-decoder.ts';
import type { Paper } from './paper.ts';
import { Jammed, type VirtualMachine } from './virtual-printer-machine.ts';

/** A sender asks for more than a printer can hold. */
export class TooMuch extends Error {}

/** A paper that came out could not be stored. */
export class NotKept extends Error {}

/** What a connection needs of its printer. */
export interface ConnectionOptions {
  columns?: number;
  onPaper(paper: Paper, raw: Uint8Array, processId: string | null): Promise<void>;
}

const MOST_JOB_BYTES = 1024 * 1024;
const MOST_JOB_PAPERS = 64;
const MOST_UNSENT_BYTES = 64 * 1024;
const QUESTION_BYTES = 3;
// A few bytes can ask for many blank lines: small steps keep what one of them yields small.
const STEP_BYTES = 4096;

/** What one connection sends: its bytes since the last paper, and the papers whose process id is still to come. */
export class VirtualConnection {
  readonly #socket: Socket;
  readonly #machine: VirtualMachine;
  readonly #options: ConnectionOptions;
  readonly #decoder: EscposDecoder;
  #papers: { paper: Paper; raw: Buffer }[] = [];
  #chunks: Buffer[] = [];
  #chunksStart = 0;
  #jobStart = 0;
  #read = 0;

  constructor(socket: Socket, machine: VirtualMachine, options: ConnectionOptions) {
    this.#socket = socket;
    this.#machine = machine;
    this.#options = options;
    this.#decoder = createEscposDecoder(options.columns === undefined ? {} : { columns: options.columns });
  }

  /**
   * Takes bytes and does what they say.
   *
   * @throws TooMuch, NotKept, Jammed, PoweredOff
   */
  async read(chunk: Buffer): Promise<void> {
    let step = chunk.subarray(0, 0);
    for (let at = 0; at < chunk.length; at += step.length) {
      step = chunk.subarray(at, at + Math.min(STEP_BYTES, this.#machine.room));
      this.#read += step.length;
      this.#machine.take(step.length);
      this.#chunks.push(step);
      for (const event of this.#decoder.push(step)) await this.#obey(event);
      if (this.#machine.room <= 0) await this.#jam();
      if (this.#read - this.#jobStart > MOST_JOB_BYTES) throw new TooMuch('a job of more than 1 MB');
      if (this.#papers.length > MOST_JOB_PAPERS) throw new TooMuch('a job of too many papers');
    }
  }

  /** The sender is gone: what it had printed stays on paper, whether or not a cut or a question followed. */
  async breakOff(): Promise<void> {
    for (const event of this.#decoder.end()) await this.#obey(event);
    await this.#keepPapers(null);
  }

  async #jam(): Promise<never> {
    await this.breakOff();
    this.#machine.jam();
    throw new Jammed('the paper is jammed');
  }

  async #obey(event: DecodedEvent): Promise<void> {
    if (event.kind === 'paper') {
      this.#papers.push({ paper: event.paper, raw: this.#takeBytes(event.at) });
    } else if (event.kind === 'status' && event.name === 'DLE EOT') {
      // Obeyed on arrival, wherever it stands: no byte of a page.
      this.#dropBytes(event.at);
      this.#machine.take(-QUESTION_BYTES);
      this.#answer(Buffer.of(this.#machine.status(event.name, event.n)));
    } else if (event.kind === 'status') {
      // Answered in its turn: what stands before it is on paper then.
      await this.#finishPapers(event.at, null);
      this.#answer(Buffer.of(this.#machine.status(event.name, event.n)));
    } else if (event.kind === 'processId') {
      await this.#finishPapers(event.at, event.id);
      this.#answer(Buffer.from(`\x37\x22${event.id}\0`, 'latin1'));
    }
  }

  /** Keeps the papers that a question at `end` of the stream asks about, which is the last of their bytes. */
  async #finishPapers(end: number, processId: string | null): Promise<void> {
    const last = this.#papers.at(-1);
    if (last) last.raw = Buffer.concat([last.raw, this.#takeBytes(end)]);
    else if (processId !== null) this.#takeBytes(end);
    if (last || processId !== null) this.#jobStart = end;
    await this.#keepPapers(processId);
    if (last || processId !== null) await this.#machine.dawdle();
  }

  async #keepPapers(processId: string | null): Promise<void> {
    const papers = this.#papers;
    this.#papers = [];
    if (papers.length > 0) await this.#machine.readyToFeed();
    for (const { paper, raw } of papers) {
      try {
        await this.#options.onPaper(paper, raw, processId);
      } catch (cause) {
        throw new NotKept(`a paper could not be kept: ${messageOf(cause)}`, { cause });
      }
    }
  }

  /** The bytes from the end of the paper before up to `end` of the stream. */
  #takeBytes(end: number): Buffer {
    const bytes = Buffer.concat(this.#chunks);
    const length = end - this.#chunksStart;
    this.#chunks = [bytes.subarray(length)];
    this.#chunksStart = end;
    return bytes.subarray(0, length);
  }

  /** Takes a question that ends here out of what is kept. */
  #dropBytes(end: number): void {
    const bytes = Buffer.concat(this.#chunks);
    const length = end - this.#chunksStart;
    this.#chunks = [bytes.subarray(0, length - QUESTION_BYTES), bytes.subarray(length)];
    this.#chunksStart += QUESTION_BYTES;
  }

  #answer(bytes: Buffer): void {
    // A sender that asks without reading the answers.
    if (this.#socket.writableLength > MOST_UNSENT_BYTES) throw new TooMuch('answers are not being read');
    if (this.#socket.writable) this.#socket.write(bytes);
  }
}

/** An error in words. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
