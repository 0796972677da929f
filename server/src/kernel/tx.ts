import type { PoolClient } from 'pg';
import { failedInDatabase } from './database-errors.ts';
import { Pipeline, type WireResult, type WireStatement } from './pipeline.ts';

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

/** What stands behind a `Tx`. Known to the kernel only. */
export class TxState {
  readonly traffic: Traffic;
  /** Statements sent but not awaited by the use case; the commit waits for them all and fails with the first of them. */
  readonly pending: Promise<unknown>[] = [];
  readonly afterCommit: (() => void)[] = [];
  kysely: unknown;
  /** Whether any statement failed in the database, whatever the use case made of it. */
  failed = false;
  /** Statements that were sent so far, begin and the company among them. */
  sent = 0;
  readonly #pipeline: Pipeline;
  /** Why nothing can be sent any more. */
  #closed: string | undefined;

  constructor(client: PoolClient, traffic: Traffic) {
    this.#pipeline = new Pipeline(client);
    this.traffic = traffic;
  }

  /**
   * Sends one statement at once, in the pipeline, and returns its result. Everything sent in the same turn of the
   * event loop leaves in one network write: that is what a round trip costs, and what is counted.
   */
  send(statement: WireStatement): Promise<WireResult> {
    if (this.#closed !== undefined) throw new Error(this.#closed);
    return this.#write(statement);
  }

  /** Ends the transaction. Nothing can be sent behind it: the connection may stand in another company by then. */
  end(text: 'commit' | 'rollback'): Promise<WireResult> {
    this.close();
    return this.#write({ name: `kernel.${text}`, text });
  }

  /** Refuses every further statement, also from a query builder that was taken from the handle before. */
  close(reason = ENDED): void {
    this.#closed ??= reason;
  }

  #write(statement: WireStatement): Promise<WireResult> {
    this.sent += 1;
    this.traffic.statements += 1;
    if (this.#pipeline.idle) this.traffic.roundTrips += 1;
    const sent = this.#pipeline.send(statement);
    sent.catch((error: unknown) => {
      if (failedInDatabase(error)) this.failed = true;
    });
    return sent;
  }
}

const ENDED = 'this transaction was not opened by the kernel, or has already ended';
const states = new WeakMap<object, TxState>();

/** Makes the handle that use cases carry. Called by the kernel's tenancy alone. */
export function bindTx(handle: object, state: TxState): void {
  states.set(handle, state);
}

/** What stands behind a handle; refuses a forged one. */
export function stateOf(tx: Tx | OutsideTx): TxState {
  const state = states.get(tx);
  if (!state) throw new Error(ENDED);
  return state;
}

/** Ends a handle: any later use of it is an error instead of a query on somebody else's connection. */
export function unbindTx(tx: Tx | OutsideTx): void {
  states.get(tx)?.close();
  states.delete(tx);
}

/** Runs `act` once the transaction has committed; never when it has not. For hints only: a crash in between loses it. */
export function afterCommit(tx: Tx | OutsideTx, act: () => void): void {
  stateOf(tx).afterCommit.push(act);
}
