import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { createEscposDecoder, type DecodedEvent, type EscposDecoder } from './escpos-decoder.ts';
import type { Paper } from './paper.ts';

/** What went wrong on the printer's side of a connection; the sender learns of it by the missing answer. */
export type VirtualPrinterFault = {
  kind: 'paper_not_kept' | 'too_much' | 'connection' | 'server';
  detail: string;
  error?: unknown;
};

export type VirtualPrinterOptions = {
  host: string;
  /** 0, the default, takes a free one. */
  port?: number;
  /** Characters across the paper; 48 unless given. */
  columns?: number;
  /**
   * Keeps a paper. The job's process id is answered only after it has resolved, so that the answer means "on paper".
   * `processId` is null for paper whose sender never asked: a job broken off half-way has printed all the same.
   */
  onPaper(paper: Paper, raw: Uint8Array, processId: string | null): Promise<void>;
  onFault(fault: VirtualPrinterFault): void;
  /** A connection silent for this long is dropped; 30 s unless given. */
  idleMs?: number;
};

export type VirtualPrinter = {
  readonly port: number;
  /** Stops listening, drops the connections and waits for papers being kept. Calling it again waits for the same. */
  close(): Promise<void>;
};

const MOST_CONNECTIONS = 32;
const MOST_JOB_BYTES = 1024 * 1024;
const MOST_JOB_PAPERS = 64;
const MOST_UNSENT_BYTES = 64 * 1024;
const QUESTION_BYTES = 3;
const IDLE_MS = 30_000;
// A few bytes can ask for many blank lines: small steps keep what one of them yields small.
const STEP_BYTES = 4096;

class TooMuch extends Error {}

/**
 * A printer made of software: a TCP server that understands ESC/POS, answers status questions as a healthy printer does,
 * and hands every finished paper to `onPaper`. What it takes is bounded: connections, bytes and papers of one job.
 *
 * @throws when the address cannot be listened on
 */
export async function startVirtualPrinter(options: VirtualPrinterOptions): Promise<VirtualPrinter> {
  const connections = new Map<Socket, Promise<void>>();
  let closing: Promise<unknown> | null = null;
  const server = createServer((socket) => {
    const served = serve(socket, options, () => closing !== null).finally(() => connections.delete(socket));
    connections.set(socket, served);
  });
  server.maxConnections = MOST_CONNECTIONS;
  server.on('drop', () => options.onFault({ kind: 'too_much', detail: 'too many connections' }));
  server.listen(options.port ?? 0, options.host);
  await once(server, 'listening');
  server.on('error', (error) => options.onFault({ kind: 'server', detail: error.message, error }));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a TCP port');
  return {
    port: address.port,
    async close() {
      closing ??= closeServer(server, connections);
      await closing;
    },
  };
}

async function closeServer(server: Server, connections: ReadonlyMap<Socket, Promise<void>>): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  for (const socket of connections.keys()) socket.destroy();
  await Promise.all([closed, ...connections.values()]);
}

/** Serves one connection to its end. Never rejects: what goes wrong is reported as a fault. */
async function serve(
  socket: Socket,
  options: VirtualPrinterOptions,
  isClosing: () => boolean,
): Promise<void> {
  const job = new IncomingJob(socket, options);
  // The loop throws the same error; this listener is for one that comes after it.
  socket.on('error', () => {});
  socket.setNoDelay(true);
  socket.setTimeout(options.idleMs ?? IDLE_MS, () =>
    socket.destroy(new Error('nothing received for too long')),
  );
  try {
    try {
      // Reading waits while a paper is being kept, so a sender cannot run ahead of the store.
      for await (const chunk of socket) await job.read(chunk as Buffer);
    } catch (error) {
      if (error instanceof TooMuch || error instanceof NotKept) throw error;
      if (!isClosing()) options.onFault({ kind: 'connection', detail: messageOf(error), error });
    }
    await job.breakOff();
  } catch (error) {
    const kind = error instanceof TooMuch ? 'too_much' : 'paper_not_kept';
    options.onFault({
      kind,
      detail: messageOf(error),
      error: error instanceof NotKept ? error.cause : error,
    });
    socket.resetAndDestroy();
  }
}

class NotKept extends Error {}

/** What one connection sends: its bytes since the last paper, and the papers whose process id is still to come. */
class IncomingJob {
  readonly #socket: Socket;
  readonly #options: VirtualPrinterOptions;
  readonly #decoder: EscposDecoder;
  #papers: { paper: Paper; raw: Buffer }[] = [];
  #chunks: Buffer[] = [];
  #chunksStart = 0;
  #jobStart = 0;
  #read = 0;

  constructor(socket: Socket, options: VirtualPrinterOptions) {
    this.#socket = socket;
    this.#options = options;
    this.#decoder = createEscposDecoder(options.columns === undefined ? {} : { columns: options.columns });
  }

  async read(chunk: Buffer): Promise<void> {
    for (let at = 0; at < chunk.length; at += STEP_BYTES) {
      const step = chunk.subarray(at, at + STEP_BYTES);
      this.#read += step.length;
      this.#chunks.push(step);
      for (const event of this.#decoder.push(step)) await this.#obey(event);
      if (this.#read - this.#jobStart > MOST_JOB_BYTES) throw new TooMuch('a job of more than 1 MB');
      if (this.#papers.length > MOST_JOB_PAPERS) throw new TooMuch('a job of too many papers');
    }
  }

  /** The sender is gone: what it had printed stays on paper, whether or not a cut or a question followed. */
  async breakOff(): Promise<void> {
    for (const event of this.#decoder.end()) await this.#obey(event);
    await this.#keepPapers(null);
  }

  async #obey(event: DecodedEvent): Promise<void> {
    if (event.kind === 'paper') {
      this.#papers.push({ paper: event.paper, raw: this.#takeBytes(event.at) });
    } else if (event.kind === 'status') {
      // Obeyed on arrival, wherever it stands: no byte of a page.
      if (event.name === 'DLE EOT') this.#dropBytes(event.at);
      this.#answer(Buffer.of(healthy(event.name, event.n)));
    } else if (event.kind === 'processId') {
      const rest = this.#takeBytes(event.at);
      const last = this.#papers.at(-1);
      if (last) last.raw = Buffer.concat([last.raw, rest]);
      await this.#keepPapers(event.id);
      this.#jobStart = event.at;
      this.#answer(Buffer.from(`\x37\x22${event.id}\0`, 'latin1'));
    }
  }

  async #keepPapers(processId: string | null): Promise<void> {
    const papers = this.#papers;
    this.#papers = [];
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

/** The status byte of a printer that is online, closed and full of paper, after Epson's tables. */
function healthy(name: 'DLE EOT' | 'GS r', n: number): number {
  if (name === 'GS r') return 0x00;
  // Bits 1 and 4 mark the byte as a real-time status; bit 2 of the first is the drawer's signal, high when closed.
  return n === 1 ? 0x16 : 0x12;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
