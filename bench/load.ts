/**
 * The load generator: a process of its own, so that what it costs is not taken from the loop that is measured. It writes
 * HTTP on plain sockets and reads no more of the answers than it must, because it shares the machine with the measured
 * process: the less it takes, the less it flatters whoever is slower.
 *
 * Closed loop: each client sends its next request when the last one is answered.
 */
import { randomUUIDv7 } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { answerParent } from './answer-parent.ts';

/** A branch that orders come from. */
export interface LoadTarget {
  token: string;
  branchId: string;
  /** The products of the three lines. */
  productIds: readonly string[];
}

/** What is asked for when nothing is ordered, and the status every answer must have. */
export interface LoadReading {
  /** Lines of the head besides who asks. */
  headers: readonly string[];
  wanted: 200 | 304;
}

/** One stretch of load; times in milliseconds. */
export interface LoadOrder {
  port: number;
  path: string;
  clients: number;
  targets: readonly LoadTarget[];
  /** Without it orders are placed. */
  reading?: LoadReading;
  /** Runs before it is measured. */
  warmMs: number;
  measureMs: number;
}

/** What a stretch gave. Latencies in milliseconds, of what was answered as wanted in the measured time. */
export interface LoadResult {
  perSecond: number;
  latencies: number[];
  /** Everything answered as wanted, the warm-up included. */
  accepted: number;
  /** Answers of another status, by status. */
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
    const status = Number(head.slice(9, 12));
    const length = status === 304 ? '0' : /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
    if (length === undefined) {
      this.#failed(new Error(`an answer without a length:\n${head}`));
      return;
    }
    if (this.#unread.length < headEnd + HEAD_END.length + Number(length)) return;
    this.#unread = Buffer.alloc(0);
    this.#answered(status);
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

/** The bytes of a request that only reads. */
const readRequest = ({ port, path }: LoadOrder, { token }: LoadTarget, { headers }: LoadReading): string =>
  [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    `Authorization: Bearer ${token}`,
    ...headers,
    '',
    '',
  ].join('\r\n');

/** Drives the clients through one stretch. */
function drive(order: LoadOrder): Promise<LoadResult> {
  const { port, targets, clients: count, reading } = order;
  const wanted = reading?.wanted ?? 201;
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const from = started + order.warmMs;
    const until = from + order.measureMs;
    const result: LoadResult = { perSecond: 0, latencies: [], accepted: 0, refused: {} };
    let turn = 0;
    let running = count;
    const finish = (client: Client) => {
      client.end();
      running -= 1;
      if (running > 0) return;
      result.perSecond = result.latencies.length / (order.measureMs / 1_000);
      resolve(result);
    };
    for (let index = 0; index < count; index += 1) {
      let sentAt = 0;
      const next = () => {
        const target = targets[turn % targets.length];
        turn += 1;
        if (!target) return reject(new Error('there is no branch to order from'));
        sentAt = performance.now();
        client.send(reading ? readRequest(order, target, reading) : orderRequest(order, target));
      };
      const client = new Client(
        port,
        (status) => {
          const now = performance.now();
          if (status === wanted) {
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

answerParent<LoadOrder>(drive);
