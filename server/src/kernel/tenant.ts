import pg from 'pg';
import { sqlState } from './database-errors.ts';
import { isId } from './ids.ts';
import type { Log } from './log.ts';
import { bindTx, type OutsideTx, type Traffic, type Tx, TxState, unbindTx } from './tx.ts';

/** How the pool is opened. Times in milliseconds. */
export interface DatabaseOptions {
  /** Login role that owns nothing and is neither superuser nor exempt from row security. */
  url: string;
  poolSize: number;
  log: Log;
  applicationName?: string;
}

/** The door to PostgreSQL: the only makers of transactions. Handed to the edges alone. */
export interface Database {
  /** Runs `work` in one transaction of one company; commits when it returns, rolls back when it throws. */
  inTenant<T>(companyId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs `work` in one transaction that stands in no company: it sees no tenant row. */
  outsideTenants<T>(work: (tx: OutsideTx) => Promise<T>): Promise<T>;
  /**
   * Like `inTenant`, in ONE round trip: begin, the company, every statement and the commit leave in one network write.
   * So `work` sends all of it (`run`, `send`) before it waits for anything; later statements are refused. When one fails
   * nothing of it stays. What `work` throws after it waited is passed on, but undoes nothing: the commit is on its way.
   */
  askInTenant<T>(companyId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Like `outsideTenants`, in one round trip, under the terms of `askInTenant`. */
  askOutside<T>(work: (tx: OutsideTx) => Promise<T>): Promise<T>;
  /** Resolves when the database answers within `timeoutMs`, rejects otherwise. */
  ping(timeoutMs: number): Promise<void>;
  /** The same pool; what goes through this door is counted apart, under a name such as `deliveries`. */
  counted(work: string): Database;
  /** What went to the database so far, by the name of the work. */
  traffic(): ReadonlyMap<string, Readonly<Traffic>>;
  readonly poolSize: number;
  /** Connections in use and callers waiting for one, for the metrics. */
  load(): { busy: number; waiting: number };
  close(): Promise<void>;
}

const POOL_WAIT_MS = 2_000;
const BEGIN = { name: 'kernel.begin', text: 'begin' };
const SET_COMPANY = { name: 'kernel.enter', text: "select set_config('fastops.company_id', $1, true)" };
const ASKED = 'a transaction of one round trip takes no statement after its work waited for something';
const INT8 = 20;
const DATE = 1082;
const TIMESTAMPTZ = 1184;

function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} does not fit a safe integer`);
  return value;
}

const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
    if (oid === INT8) return parseInt8;
    if (oid === DATE) return (text: string) => text;
    if (oid === TIMESTAMPTZ) return (text: string) => Temporal.Instant.from(text);
    return pg.types.getTypeParser(oid, format ?? 'text') as (text: string) => unknown;
  },
};

/** Opens the pool. Connections are made when first needed; the figures follow reliability.md C23 and §4.8. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize,
    connectionTimeoutMillis: POOL_WAIT_MS,
    idleTimeoutMillis: 60_000,
    application_name: options.applicationName ?? 'fastops',
    pipeline: true,
    types,
    keepAlive: true,
    statement_timeout: 5_000,
    lock_timeout: 2_000,
    idle_in_transaction_session_timeout: 5_000,
  });
  // A connection that dies while idle must not end the process: the next caller gets a new one.
  pool.on('error', (error) => options.log.warn({ err: error }, 'an idle database connection was lost'));
  // Nor one that dies in the moment it is handed on: the pool has let go of it, who waited for it has not run yet, and both
  // may come in one piece of what is read. The next statement on it fails with the reason.
  pool.on('connect', (client) => {
    client.on('error', (error) => options.log.warn({ err: error }, 'a database connection was lost'));
  });
  const at = { pool, log: options.log };
  const traffic = new Map<string, Traffic>();

  function door(work: string): Database {
    const counts = traffic.get(work) ?? { statements: 0, roundTrips: 0, transactions: 0 };
    traffic.set(work, counts);

    function inCompany<T>(companyId: string, act: (tx: Tx) => Promise<T>, finish: Finish): Promise<T> {
      if (!isId(companyId)) return Promise.reject(new Error('a transaction needs the id of a company'));
      const tx = Object.freeze({ companyId }) as Tx;
      return transact(at, counts, tx, companyId, () => act(tx), finish);
    }

    function outside<T>(act: (tx: OutsideTx) => Promise<T>, finish: Finish): Promise<T> {
      const tx = Object.freeze({}) as OutsideTx;
      return transact(at, counts, tx, null, () => act(tx), finish);
    }

    return {
      inTenant: (companyId, act) => inCompany(companyId, act, commitAfter),
      outsideTenants: (act) => outside(act, commitAfter),
      askInTenant: (companyId, act) => inCompany(companyId, act, commitAlong),
      askOutside: (act) => outside(act, commitAlong),
      async ping(timeoutMs) {
        const alive = pool.query({ text: 'select 1', query_timeout: timeoutMs } as pg.QueryConfig);
        await Promise.race([alive, rejectAfter(timeoutMs, alive)]);
      },
      counted: door,
      traffic: () => traffic,
      poolSize: options.poolSize,
      load: () => ({ busy: pool.totalCount - pool.idleCount, waiting: pool.waitingCount }),
      close: () => pool.end(),
    };
  }
  return door('other');
}

/**
 * Does the work and commits it. Returns, once the commit stands, what the caller gets: a result or a refusal that came
 * too late to undo anything. Throws when nothing was committed.
 */
type Finish = <T>(state: TxState, opening: Promise<unknown>[], work: () => Promise<T>) => Promise<() => T>;

/** One transaction on one connection of the pool, from its opening to what follows its commit. */
async function transact<T>(
  { pool, log }: { pool: pg.Pool; log: Log },
  counts: Traffic,
  handle: Tx | OutsideTx,
  companyId: string | null,
  work: () => Promise<T>,
  finish: Finish,
): Promise<T> {
  const client = await pool.connect();
  const state = new TxState(client, counts);
  bindTx(handle, state);
  counts.transactions += 1;
  let healthy = false;
  let answer: () => T;
  try {
    // Not awaited: begin and the company travel with the first statements of the work, in one write.
    const opening = [state.send(BEGIN)];
    if (companyId !== null) opening.push(state.send({ ...SET_COMPANY, values: [companyId] }));
    for (const sent of opening) sent.catch(() => undefined);
    answer = await finish(state, opening, work);
    healthy = true;
    unbindTx(handle);
    actAfterCommit(state, log);
  } catch (error) {
    unbindTx(handle);
    const cause = await firstCause(state, error);
    healthy = await rolledBack(state);
    throw cause;
  } finally {
    // A connection on which any statement failed is not trusted again.
    client.release(!healthy);
  }
  return answer();
}

/** The commit follows when the work is done. */
async function commitAfter<T>(
  state: TxState,
  opening: Promise<unknown>[],
  work: () => Promise<T>,
): Promise<() => T> {
  const result = await work();
  await committed(state, opening);
  return () => result;
}

/** The commit leaves in the same write as the work, which has to have sent everything before it waits. */
async function commitAlong<T>(
  state: TxState,
  opening: Promise<unknown>[],
  work: () => Promise<T>,
): Promise<() => T> {
  const working = work();
  state.close(ASKED);
  // Work that has thrown already is rolled back: nothing is written before this turn of the event loop ends.
  await Promise.race([working, Promise.resolve()]);
  if (state.sent === opening.length) {
    await working;
    throw new Error('the work sent nothing');
  }
  const [outcome, done] = await Promise.allSettled([committed(state, opening), working]);
  if (outcome.status === 'rejected') throw outcome.reason;
  return () => {
    if (done.status === 'rejected') throw done.reason;
    return done.value;
  };
}

/** Commits. Fails with the first statement that failed, or when the database made a rollback of it. */
async function committed(state: TxState, opening: Promise<unknown>[]): Promise<void> {
  const commit = state.end('commit');
  const settled = await Promise.allSettled([...opening, ...state.pending, commit]);
  for (const outcome of settled) if (outcome.status === 'rejected') throw outcome.reason;
  // In a pipeline a failed statement turns the later commit into a rollback without an error: the tag tells.
  if ((await commit).command !== 'COMMIT') throw new Error('the transaction was rolled back by the database');
}

/** The commit stands whatever a hint runs into: an error passed on here would have the caller repeat what is done. */
function actAfterCommit(state: TxState, log: Log): void {
  for (const act of state.afterCommit) {
    try {
      act();
    } catch (error) {
      log.error({ err: error }, 'an act after a commit failed');
    }
  }
}

/** Statements behind a failed one only say "transaction is aborted" (25P02): what broke it is the earlier failure. */
async function firstCause(state: TxState, error: unknown): Promise<unknown> {
  if (sqlState(error) !== '25P02') return error;
  const settled = await Promise.allSettled(state.pending);
  const earlier = settled.find(
    (outcome) => outcome.status === 'rejected' && sqlState(outcome.reason) !== '25P02',
  );
  return earlier?.status === 'rejected' ? earlier.reason : error;
}

/** Rolls back after a refusal. Returns whether the connection can go back to the pool. */
async function rolledBack(state: TxState): Promise<boolean> {
  // Also where a statement failed: whoever tries again at once must not meet the locks of the connection that is given up.
  const settled = await Promise.allSettled([...state.pending, state.end('rollback')]);
  // The server skipped what stood behind a failed statement: what the connection knows by name is not sure any more.
  return !state.failed && settled.every((outcome) => outcome.status === 'fulfilled');
}

async function rejectAfter(timeoutMs: number, other: Promise<unknown>): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new Error(`the database did not answer within ${timeoutMs} ms`)),
    timeoutMs,
  );
  other.finally(() => clearTimeout(timer)).catch(() => undefined);
  return promise;
}
