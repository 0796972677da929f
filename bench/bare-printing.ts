/**
 * What the way to paper is measured against: pg and net, one statement to queue a page and one to claim it, each its own
 * durable transaction, and a socket. No order, no question to the printer, nothing encoded, no breaker, no
 * announcements: a page's bytes are at hand. It has the product's tables and row security, keeps the pages of a printer in
 * their order, and is woken in its process by what was just queued.
 */
import { randomUUIDv7 } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { answerParent } from './answer-parent.ts';

/** What the loop is told when it is started. */
export interface BarePrintingPlan {
  databaseUrl: string;
  poolSize: number;
  companyId: string;
}

/** A page to queue. */
export interface BarePage {
  /** Milliseconds after the beginning of the stretch. */
  at: number;
  /** Stands on the page. */
  mark: string;
  printer: { id: string; branchId: string; port: number };
}

/** When each page of a stretch was committed, milliseconds by the database's clock, by mark. */
export type BareCommits = Map<string, number>;

const INSERT = `insert into printing.jobs (company_id, id, branch_id, printer_id, kind, dedupe_key, document, place_at, expires_at)
  values ($1, $2, $3, $4, 'kitchen', $5, $6, clock_timestamp(), now() + interval '20 minutes')
  returning pg_current_xact_id()::xid::text as xid`;
const CLAIM = `update printing.jobs set state = 'sending', attempts = attempts + 1, printings = printings + 1,
    lease_until = now() + interval '10 seconds'
  where company_id = $1 and id = (select id from printing.jobs
    where company_id = $1 and printer_id = $2 and state = 'queued' order by place_at, seq limit 1 for update)
  returning id, document`;
const END = `update printing.jobs set state = 'printed', lease_until = null, printed_at = now(), ended_at = now(),
    settled_at = now()
  where company_id = $1 and id = $2`;
const COMMITTED = 'select (extract(epoch from pg_xact_commit_timestamp($1::text::xid)) * 1000)::float8 as ms';

/** About as long as a ticket of the product, ending in the question that a fake printer answers. */
function bytesOf(mark: string): Buffer {
  const words = `\x1b@Cocina\n${mark}\n${'1 Bandeja paisa\n'.repeat(12)}`;
  return Buffer.from(`${words}\x1d(H\x06\0\x30\x300001`, 'latin1');
}

class Loop {
  readonly #pool: pg.Pool;
  readonly #companyId: string;
  readonly #queued = new EventEmitter();
  readonly #lanes = new Map<string, Promise<void>>();

  constructor({ databaseUrl, poolSize, companyId }: BarePrintingPlan) {
    // The company once a connection: a transaction of one statement is one round trip then.
    const options = `-c fastops.company_id=${companyId}`;
    this.#pool = new pg.Pool({ connectionString: databaseUrl, max: poolSize, idleTimeoutMillis: 0, options });
    this.#companyId = companyId;
    this.#queued.on('page', (printer: BarePage['printer']) => {
      const turn = (this.#lanes.get(printer.id) ?? Promise.resolve()).then(() => this.#print(printer));
      this.#lanes.set(printer.id, turn);
    });
  }

  /** Queues pages, each at its time, and waits until they are printed. */
  async run(pages: readonly BarePage[]): Promise<BareCommits> {
    const begun = performance.now();
    const queued: Promise<readonly [mark: string, xid: string]>[] = [];
    for (const page of pages) {
      const early = page.at - (performance.now() - begun);
      if (early > 0) await sleep(early);
      queued.push(this.#queue(page).then((xid) => [page.mark, xid]));
    }
    const commits: BareCommits = new Map();
    for (const [mark, xid] of await Promise.all(queued))
      commits.set(mark, Number((await this.#say<{ ms: number }>('committed', COMMITTED, [xid])).ms));
    await Promise.all(this.#lanes.values());
    return commits;
  }

  async #queue({ mark, printer }: BarePage): Promise<string> {
    const { id, branchId } = printer;
    const document = JSON.stringify({ v: 1, title: mark, blocks: [] });
    const values = [this.#companyId, randomUUIDv7(), branchId, id, mark, document];
    const { xid } = await this.#say<{ xid: string }>('insert', INSERT, values);
    this.#queued.emit('page', printer);
    return xid;
  }

  async #print({ id: printerId, port }: BarePage['printer']): Promise<void> {
    const { id, document } = await this.#say<{ id: string; document: { title: string } }>('claim', CLAIM, [
      this.#companyId,
      printerId,
    ]);
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    await once(socket, 'connect');
    socket.write(bytesOf(document.title));
    await once(socket, 'data');
    socket.destroy();
    await this.#pool.query({ name: 'end', text: END, values: [this.#companyId, id] });
  }

  async #say<Row extends object>(name: string, text: string, values: unknown[]): Promise<Row> {
    const [row] = (await this.#pool.query<Row>({ name, text, values })).rows;
    if (!row) throw new Error(`${name} did nothing`);
    return row;
  }
}

let loop: Loop | undefined;

answerParent<BarePrintingPlan | readonly BarePage[]>(async (message) => {
  if ('databaseUrl' in message) {
    loop = new Loop(message);
    return 'ready';
  }
  return loop?.run(message);
});
