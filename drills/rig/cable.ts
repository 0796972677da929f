import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A stretch of network between two processes, which can be pulled out. */
export class Cable {
  readonly port: number;
  readonly #server: Server;
  readonly #to: number;
  readonly #sockets = new Set<Socket>();
  #isCut = false;

  private constructor(server: Server, port: number, to: number) {
    this.#server = server;
    this.port = port;
    this.#to = to;
    server.on('connection', (socket) => this.#join(socket));
  }

  /** Lays one to a port of this machine. */
  static async open(to: number): Promise<Cable> {
    const server = createServer({ pauseOnConnect: true });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('a cable without a port');
    return new Cable(server, address.port, to);
  }

  /** From now on nothing gets through and nobody is told: connections stay, and new ones lead nowhere. */
  cut(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) {
      socket.unpipe();
      socket.pause();
    }
  }

  /** It works again; what hung in it is lost. */
  mend(): void {
    this.#isCut = false;
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    const closed = once(this.#server, 'close');
    this.#server.close();
    await closed;
  }

  #join(socket: Socket): void {
    this.#keep(socket);
    if (this.#isCut) return;
    const onward = connect({ host: '127.0.0.1', port: this.#to, noDelay: true });
    this.#keep(onward);
    socket.pipe(onward).pipe(socket);
    const end = () => {
      socket.destroy();
      onward.destroy();
    };
    // One end that is gone takes the other along; not while it is cut, when nobody hears of it.
    socket.on('close', () => this.#isCut || end());
    onward.on('close', () => this.#isCut || end());
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.#sockets.delete(socket));
  }
}
