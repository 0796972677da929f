import type { PoolClient, QueryResult } from 'pg';

declare const tenantBrand: unique symbol;
declare const outsideBrand: unique symbol;

/**
 * A transaction that stands inside one company: row security shows and accepts only that company's rows.
 * Only `inTenant` makes one, so a query without a company is a compile error.
 */
export interface Tx {
  readonly [tenantBrand]: true;
  readonly companyId: string;
}

/**
 * A transaction before any company is known (log-in, looking for due work). Row security hides every tenant row from
 * it; it can only call the `security definer` functions listed in the module that owns them.
 */
export interface OutsideTx {
  readonly [outsideBrand]: true;
}

/** Counts what went to the database, so that a bench can say how many statements and round trips an order costs. */
export interface Traffic {
  statements: number;
  roundTrips: number;
  transactions: number;
}

interface CorkableClient {
  connection: { stream: { cork(): void; uncork(): void } };
}

/** What stands behind a `Tx`. Known to the kernel only. */
export class TxState {
  readonly client: PoolClient;
  readonly traffic: Traffic;
  /** Statements sent but not awaited by the use case; the commit waits for them all and fails with the first of them. */
  readonly pending: Promise<unknown>[] = [];
  readonly afterCommit: (() => void)[] = [];
  kysely: unknown;
  #corked = false;

  constructor(client: PoolClient, traffic: Traffic) {
    this.client = client;
    this.traffic = traffic;
  }

  /**
   * Sends one statement at once, in the pipeline, and returns its result. Everything sent in the same turn of the
   * event loop leaves in one network write: that is what a round trip costs, and what is counted.
   */
  send(query: { name?: string; text: string; values?: readonly unknown[] }): Promise<QueryResult> {
    this.traffic.statements += 1;
    if (!this.#corked) {
      this.#corked = true;
      this.traffic.roundTrips += 1;
      const { stream } = (this.client as unknown as CorkableClient).connection;
      stream.cork();
      process.nextTick(() => {
        this.#corked = false;
        stream.uncork();
      });
    }
    return this.client.query({ ...query, values: query.values === undefined ? [] : [...query.values] });
  }
}

const states = new WeakMap<object, TxState>();

/** Makes the handle that use cases carry. Called by the kernel's tenancy alone. */
export function bindTx(handle: object, state: TxState): void {
  states.set(handle, state);
}

/** What stands behind a handle; refuses a forged one. */
export function stateOf(tx: Tx | OutsideTx): TxState {
  const state = states.get(tx);
  if (!state) throw new Error('this transaction was not opened by the kernel, or has already ended');
  return state;
}

/** Ends a handle: any later use of it is an error instead of a query on somebody else's connection. */
export function unbindTx(tx: Tx | OutsideTx): void {
  states.delete(tx);
}

/** Runs `act` once the transaction has committed; never when it has not. For hints only: a crash in between loses it. */
export function afterCommit(tx: Tx | OutsideTx, act: () => void): void {
  stateOf(tx).afterCommit.push(act);
}
