/**
 * The load generator: a process of its own, so that what it costs is not taken from the loop that is measured. It writes
 * HTTP on plain sockets and reads no more of the answers than it must, because it shares the machine with the measured
 * process: the less it takes, the less it flatters whoever is slower.
 *
 * Closed loop: each client sends its next order when the last one is answered.
 */
import { randomUUIDv7 } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/** A branch that orders come from. */
export interface LoadTarget {
  token: string;
  branchId: string;
  /** The products of the three lines. */
  productIds: readonly string[];
}

/** One stretch of load; times in milliseconds. */
export interface LoadOrder {
  port: number;
  path: string;
  clients: number;
  targets: readonly LoadTarget[];
  /** Runs before it is measured. */
  warmMs: number;
  measureMs: number;
}

/** What a stretch gave. Latencies in milliseconds, of the orders answered 201 in the measured time. */
export interface LoadResult {
  ordersPerSecond: number;
  latencies: number[];
  /** Everything answered 201, the warm-up included. */
  accepted: number;
  /** Answers that were no 201, by status. */
  refused: Record<string, number>;
}

const HEAD_END = Buffer.from('\r\n\r\n');

class Client {
  readonly #socket: Socket;
  readonly #answered: (status: number) => void;
  readonly #failed: (error: Error) => void;
  #unread: Buffer = Buffer.alloc(0);

  constructor(port: number, answered: (status: number) => void, failed: (error: Error) => void) {
    this.#answered = answered;
    this.#failed = failed;
    this.#socket = connect({ host: '127.0.0.1', port, noDelay: true });
    this.#socket.on('data', (chunk: Buffer) => this.#read(chunk));
    this.#socket.on('error', (error) => this.#failed(error));
    this.#socket.on('close', () => this.#failed(new Error('the server closed the connection')));
  }

  send(request: string): void {
    this.#socket.write(request);
  }

  end(): void {
    this.#socket.removeAllListeners('close');
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    this.#unread = this.#unread.length === 0 ? chunk : Buffer.concat([this.#unread, chunk]);
    const headEnd = this.#unread.indexOf(HEAD_END);
    if (headEnd < 0) return;
    const head = this.#unread.toString('latin1', 0, headEnd);
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
    if (length === undefined) {
      this.#failed(new Error(`an answer without a length:\n${head}`));
      return;
    }
    if (this.#unread.length < headEnd + HEAD_END.length + Number(length)) return;
    this.#unread = Buffer.alloc(0);
    this.#answered(Number(head.slice(9, 12)));
  }
}

/** The bytes of a new order of three lines, sent at once; never the same twice. */
function orderRequest({ port, path }: LoadOrder, target: LoadTarget): string {
  const lines = target.productIds.map((productId, index) => ({
    id: randomUUIDv7(),
    productId,
    quantity: index + 1,
    ...(index === 0 ? { note: 'sin cebolla' } : {}),
  }));
  const body = JSON.stringify({
    id: randomUUIDv7(),
    branchId: target.branchId,
    type: 'counter',
    lines,
    send: true,
  });
  return (
    `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${target.token}\r\n` +
    `Idempotency-Key: ${randomUUIDv7()}\r\nContent-Type: application/json\r\n` +
    `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  );
}

/** Drives the clients through one stretch. */
function drive(order: LoadOrder): Promise<LoadResult> {
  const { port, targets, clients: count } = order;
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const from = started + order.warmMs;
    const until = from + order.measureMs;
    const result: LoadResult = { ordersPerSecond: 0, latencies: [], accepted: 0, refused: {} };
    let turn = 0;
    let running = count;
    const finish = (client: Client) => {
      client.end();
      running -= 1;
      if (running > 0) return;
      result.ordersPerSecond = result.latencies.length / (order.measureMs / 1_000);
      resolve(result);
    };
    for (let index = 0; index < count; index += 1) {
      let sentAt = 0;
      const next = () => {
        const target = targets[turn % targets.length];
        turn += 1;
        if (!target) return reject(new Error('there is no branch to order from'));
        sentAt = performance.now();
        client.send(orderRequest(order, target));
      };
      const client = new Client(
        port,
        (status) => {
          const now = performance.now();
          if (status === 201) {
            result.accepted += 1;
            if (now >= from && now < until) result.latencies.push(now - sentAt);
          } else result.refused[status] = (result.refused[status] ?? 0) + 1;
          if (now < until) next();
          else finish(client);
        },
        reject,
      );
      next();
    }
  });
}

process.on('message', (order: LoadOrder) => {
  drive(order).then(
    (result) => process.send?.(result),
    (error: Error) => {
      process.stderr.write(`${error.stack ?? error.message}\n`);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => process.exit(0));
