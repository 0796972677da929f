import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { readableText } from './readable-text.ts';

/**
 * How a fake printer behaves: `ok` reads and answers; `refused` does not listen; `deaf` reads and never answers;
 * `half_open` accepts and never reads, as behind a pulled cable; `slow` waits before it reads and answers. The others say
 * that they are well and fail over the page itself: `mute` takes it and never confirms, `reset` sends RST at its first
 * bytes, `cut` closes after a number of them.
 */
export type FakePrinterMode = 'ok' | 'refused' | 'reset' | 'deaf' | 'half_open' | 'slow' | 'cut' | 'mute';

/** What a fake printer says of itself when it is asked. */
export interface FakeCondition {
  paper: 'ok' | 'low' | 'out';
  coverOpen: boolean;
}

/** Bytes received up to a process-id command, or up to the end of a connection (`processId` is then null). */
export type ReceivedJob = {
  /** 1 for the first job this printer got. */
  arrival: number;
  bytes: Uint8Array;
  /** The readable text among the commands, in the code page the job chose. */
  text: string;
  processId: string | null;
  /** Whether the text says that it was printed before. */
  reprint: boolean;
  /** Whether the process id was sent back. */
  answered: boolean;
  /** By `performance.now()`: when it had come, when its first byte came, and when the question before it did. */
  at: number;
  begunAt: number;
  askedAt: number | undefined;
};

/** What a printer sees of a printing, in order; `taken` is before and `answered` after it says that the page is out. */
export const PRINTING_POINTS = ['connected', 'asked', 'begun', 'taken', 'answered'] as const;
export type PrintingPoint = (typeof PRINTING_POINTS)[number];

export type FakePrinterOptions = {
  mode?: FakePrinterMode;
  /** Delay of `slow` in milliseconds; 1,500 unless given. */
  slowMs?: number;
  /** Bytes `cut` takes before it closes; 40 unless given. */
  cutAfterBytes?: number;
  /** What in a text marks a second print; the wording of the printing module unless given. */
  reprintMark?: RegExp;
};

// GS ( H, function 48, as the bytes before the four characters of the id.
const PROCESS_ID = Buffer.from([0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30]);

// DLE EOT, before the number of the question.
const QUESTION = Buffer.from([0x10, 0x04]);

type Connection = {
  socket: Socket;
  mode: FakePrinterMode;
  bytes: Buffer;
  /** Of the page that is coming. */
  askedAt: number | undefined;
  begunAt: number | undefined;
};

/**
 * A printer for tests, drills and benches on a real TCP port of 127.0.0.1. The mode of a connection is the one that
 * stood when it was accepted. Reads ESC/POS on its own, knowing no more of it than it needs.
 */
export class FakePrinter {
  readonly host = '127.0.0.1';
  /** In order of arrival. */
  readonly jobs: ReceivedJob[] = [];
  /** What it says of itself from now on. */
  condition: FakeCondition = { paper: 'ok', coverOpen: false };
  /** Hears of each point of each printing as it comes to it. */
  watch: (point: PrintingPoint) => void = () => undefined;
  #port = 0;
  #mode: FakePrinterMode;
  #server: Server | null = null;
  readonly #options: Required<Omit<FakePrinterOptions, 'mode'>>;
  readonly #connections = new Set<Connection>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #waiting = new Set<() => void>();

  constructor(options: FakePrinterOptions) {
    const {
      mode = 'ok',
      slowMs = 1500,
      cutAfterBytes = 40,
      reprintMark = /REIMPRESI.N|REPRINT|DUPLICA/,
    } = options;
    this.#mode = mode;
    this.#options = { slowMs, cutAfterBytes, reprintMark };
  }

  /** Stays the same through every mode. */
  get port(): number {
    return this.#port;
  }

  get mode(): FakePrinterMode {
    return this.#mode;
  }

  /** Connections open at this moment: a driver that leaks sockets shows here. */
  get openConnections(): number {
    return this.#connections.size;
  }

  /** Behaves so from now on. Going to `refused` drops the connections there are. */
  async setMode(mode: FakePrinterMode): Promise<void> {
    this.#mode = mode;
    if (mode === 'refused') await this.#stopListening();
    else await this.listen();
  }

  /** Resolves when at least `count` jobs have arrived. */
  async waitForJobs(count: number): Promise<readonly ReceivedJob[]> {
    while (this.jobs.length < count) await new Promise<void>((resolve) => this.#waiting.add(resolve));
    return this.jobs;
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    await this.#stopListening();
  }

  /** Listens, on the port it had before if it had one. */
  async listen(): Promise<void> {
    if (this.#server) return;
    // Paused, so that half_open takes nothing from the machine's buffer.
    const server = createServer({ pauseOnConnect: true }, (socket) => this.#accept(socket));
    this.#server = server;
    server.listen(this.#port, this.host);
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('not listening on a TCP port');
    this.#port = address.port;
    // A printer that refuses from the start still owns a port to be found on.
    if (this.#mode === 'refused') await this.#stopListening();
  }

  async #stopListening(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    for (const { socket } of this.#connections) socket.resetAndDestroy();
    if (!server) return;
    const closed = once(server, 'close');
    server.close();
    await closed;
  }

  #accept(socket: Socket): void {
    const connection: Connection = {
      ...{ socket, mode: this.#mode, bytes: Buffer.alloc(0) },
      ...{ askedAt: undefined, begunAt: undefined },
    };
    this.#connections.add(connection);
    this.watch('connected');
    // A peer that resets is part of every drill; what it had sent is recorded on close.
    socket.on('error', () => {});
    socket.on('close', () => {
      this.#connections.delete(connection);
      if (connection.bytes.length > 0) this.#record(connection, connection.bytes, null);
      connection.bytes = Buffer.alloc(0);
    });
    if (connection.mode === 'half_open') return;
    socket.on('data', (chunk: Buffer) => this.#read(connection, chunk));
    if (connection.mode === 'slow') this.#later(() => socket.resume());
    else socket.resume();
  }

  #read(connection: Connection, chunk: Buffer): void {
    const { socket, mode } = connection;
    connection.bytes = Buffer.concat([connection.bytes, chunk]);
    this.#answerQuestions(connection);
    if (connection.bytes.length === 0) return;
    connection.begunAt ??= performance.now();
    this.watch('begun');
    if (mode === 'reset') {
      socket.resetAndDestroy();
    } else if (mode === 'cut' && connection.bytes.length >= this.#options.cutAfterBytes) {
      connection.bytes = connection.bytes.subarray(0, this.#options.cutAfterBytes);
      socket.destroy();
    } else if (mode !== 'cut') {
      this.#takeJobs(connection);
    }
  }

  /** The questions before a page are no part of it. */
  #answerQuestions(connection: Connection): void {
    const { socket, mode } = connection;
    while (connection.bytes.length >= 3 && connection.bytes.subarray(0, 2).equals(QUESTION)) {
      const answer = Buffer.of(conditionByte(this.condition, connection.bytes[2] ?? 0));
      connection.bytes = connection.bytes.subarray(3);
      connection.askedAt ??= performance.now();
      this.watch('asked');
      if (mode !== 'deaf') socket.write(answer);
    }
  }

  #takeJobs(connection: Connection): void {
    const length = PROCESS_ID.length + 4;
    for (let at = connection.bytes.indexOf(PROCESS_ID); at >= 0; at = connection.bytes.indexOf(PROCESS_ID)) {
      const end = at + length;
      if (connection.bytes.length < end) return;
      const id = connection.bytes.toString('latin1', at + PROCESS_ID.length, end);
      const job = this.#record(connection, connection.bytes.subarray(0, end), id);
      connection.bytes = connection.bytes.subarray(end);
      this.watch('taken');
      const answer = () => {
        job.answered = connection.socket.writable;
        connection.socket.write(Buffer.from(`\x37\x22${id}\0`, 'latin1'));
        this.watch('answered');
      };
      if (connection.mode === 'slow') this.#later(answer);
      else if (connection.mode !== 'deaf' && connection.mode !== 'mute') answer();
    }
  }

  #later(act: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, this.#options.slowMs);
    this.#timers.add(timer);
  }

  #record(connection: Connection, bytes: Buffer, processId: string | null): ReceivedJob {
    const at = performance.now();
    const { askedAt, begunAt = at } = connection;
    connection.askedAt = undefined;
    connection.begunAt = undefined;
    const text = readableText(bytes);
    const reprint = this.#options.reprintMark.test(text);
    const job = {
      arrival: this.jobs.length + 1,
      bytes,
      text,
      processId,
      reprint,
      answered: false,
      ...{ at, begunAt, askedAt },
    };
    this.jobs.push(job);
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
    return job;
  }
}

/** Epson's answers to DLE EOT 1, 2 and 4. */
function conditionByte({ paper, coverOpen }: FakeCondition, question: number): number {
  const isUnready = coverOpen || paper === 'out';
  if (question === 1) return isUnready ? 0x1e : 0x16;
  if (question === 2) return 0x12 | (coverOpen ? 0x04 : 0) | (paper === 'out' ? 0x20 : 0);
  return 0x12 | (paper === 'ok' ? 0 : 0x0c) | (paper === 'out' ? 0x60 : 0);
}

/** Starts a fake printer on a free port. */
export async function startFakePrinter(options: FakePrinterOptions = {}): Promise<FakePrinter> {
  const printer = new FakePrinter(options);
  await printer.listen();
  return printer;
}
