import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { Paper } from './paper.ts';
import type { PlayedFault } from './played-fault.ts';
import { messageOf, NotKept, TooMuch, VirtualConnection } from './virtual-printer-connection.ts';
import { Jammed, PoweredOff, VirtualMachine } from './virtual-printer-machine.ts';

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
  /** What it plays from the start; `ok` unless given. */
  fault?: PlayedFault;
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
  /** Where it listens, or listened before it was unplugged. Another one may have it when it is plugged in again. */
  readonly port: number;
  /** Plays this from now on. Resolves when a sender would see it. */
  play(fault: PlayedFault): Promise<void>;
  /** Stops listening, drops the connections and waits for papers being kept. Calling it again waits for the same. */
  close(): Promise<void>;
};

const MOST_CONNECTIONS = 32;
const IDLE_MS = 30_000;

/**
 * A printer made of software: a TCP server that understands ESC/POS, answers status questions as a printer does that is as
 * it plays, and hands every finished paper to `onPaper`. What it takes is bounded: connections, bytes and papers of one job.
 *
 * @throws when the address cannot be listened on
 */
export async function startVirtualPrinter(options: VirtualPrinterOptions): Promise<VirtualPrinter> {
  const printer = new Listening(options);
  await printer.plugIn(options.port ?? 0);
  // One that is unplugged from the start still owns a port to be looked for on.
  if (options.fault === 'offline') await printer.play('offline');
  return printer;
}

class Listening implements VirtualPrinter {
  readonly #options: VirtualPrinterOptions;
  readonly #machine: VirtualMachine;
  readonly #connections = new Map<Socket, Promise<void>>();
  #server: Server | undefined;
  #port = 0;
  #closing: Promise<void> | undefined;

  constructor(options: VirtualPrinterOptions) {
    this.#options = options;
    this.#machine = new VirtualMachine(options.fault ?? 'ok');
  }

  get port(): number {
    return this.#port;
  }

  async play(fault: PlayedFault): Promise<void> {
    if (this.#closing) return;
    if (fault === 'offline') await this.#unplug();
    this.#machine.play(fault);
    if (fault !== 'offline' && !this.#server) await this.plugIn(this.#port);
  }

  async close(): Promise<void> {
    this.#closing ??= this.#unplug();
    await this.#closing;
  }

  /** Listens on this port; when it had one before and somebody else has it now, on another. */
  async plugIn(port: number): Promise<void> {
    const server = await this.#listen(port).catch((error: unknown) => {
      if (this.#port === 0) throw error;
      return this.#listen(0);
    });
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('not listening on a TCP port');
    server.on('error', (error) => this.#options.onFault({ kind: 'server', detail: error.message, error }));
    this.#machine.powerOn();
    this.#port = address.port;
    this.#server = server;
  }

  async #listen(port: number): Promise<Server> {
    const server = createServer((socket) => {
      const served = serve(socket, this.#machine, this.#options).finally(() =>
        this.#connections.delete(socket),
      );
      this.#connections.set(socket, served);
    });
    server.maxConnections = MOST_CONNECTIONS;
    server.on('drop', () => this.#options.onFault({ kind: 'too_much', detail: 'too many connections' }));
    server.listen(port, this.#options.host);
    await once(server, 'listening');
    return server;
  }

  async #unplug(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    this.#machine.powerOff();
    if (!server) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of this.#connections.keys()) socket.destroy();
    await Promise.all([closed, ...this.#connections.values()]);
  }
}

/** Serves one connection to its end. Never rejects: what goes wrong is reported as a fault. */
async function serve(socket: Socket, machine: VirtualMachine, options: VirtualPrinterOptions): Promise<void> {
  const connection = new VirtualConnection(socket, machine, options);
  // The loop throws the same error; this listener is for one that comes after it.
  socket.on('error', () => {});
  socket.setNoDelay(true);
  socket.setTimeout(options.idleMs ?? IDLE_MS, () =>
    socket.destroy(new Error('nothing received for too long')),
  );
  try {
    await machine.dawdle();
    try {
      // Reading waits while a paper is being kept, so a sender cannot run ahead of the store.
      for await (const chunk of socket) await connection.read(chunk as Buffer);
    } catch (error) {
      if (isOwn(error)) throw error;
      if (!machine.isOff) options.onFault({ kind: 'connection', detail: messageOf(error), error });
    }
    await connection.breakOff();
  } catch (error) {
    socket.resetAndDestroy();
    // What is played is no fault of the player.
    if (error instanceof Jammed || error instanceof PoweredOff) return;
    const kind = error instanceof TooMuch ? 'too_much' : 'paper_not_kept';
    options.onFault({
      kind,
      detail: messageOf(error),
      error: error instanceof NotKept ? error.cause : error,
    });
  }
}

/** Whether the printer itself broke off, and not the connection. */
function isOwn(error: unknown): boolean {
  return (
    error instanceof TooMuch ||
    error instanceof NotKept ||
    error instanceof Jammed ||
    error instanceof PoweredOff
  );
}
