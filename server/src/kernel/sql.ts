import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import { type OutsideTx, stateOf, type Tx, type TxState } from './tx.ts';

/** A named statement: PostgreSQL plans it once per connection. The name is unique in the program. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/** How many generated statements are kept prepared per connection; beyond it they are sent unnamed. */
const MAX_GENERATED_NAMES = 400;
const generatedNames = new Map<string, string>();

function generatedName(sql: string): string | undefined {
  const known = generatedNames.get(sql);
  if (known !== undefined) return known;
  if (generatedNames.size >= MAX_GENERATED_NAMES) return undefined;
  const name = `g${generatedNames.size}`;
  generatedNames.set(sql, name);
  return name;
}

/** Sends a statement in the transaction's pipeline and returns its rows. */
export async function run<Row>(
  tx: Tx | OutsideTx,
  statement: Statement,
  values: readonly unknown[],
): Promise<Row[]> {
  const result = await stateOf(tx).send({ ...statement, values });
  return result.rows as Row[];
}

/**
 * Sends a statement without waiting: it travels with the commit, and the commit fails if it failed.
 * For writes whose result nobody reads; it saves a round trip.
 */
export function send(tx: Tx, statement: Statement, values: readonly unknown[]): void {
  const state = stateOf(tx);
  const sent = state.send({ ...statement, values });
  // Looked at by the commit; this keeps an early failure from counting as unhandled meanwhile.
  sent.catch(() => undefined);
  state.pending.push(sent);
}

class TxConnection implements DatabaseConnection {
  readonly #state: TxState;
  constructor(state: TxState) {
    this.#state = state;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const result = await this.#state.send({
      name: generatedName(query.sql),
      text: query.sql,
      values: query.parameters,
    });
    return {
      rows: result.rows as R[],
      numAffectedRows: BigInt(result.rowCount),
    };
  }

  // biome-ignore lint/correctness/useYield: a cursor cannot share a pipelined connection; refusing is all it may do
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('a transaction cannot stream; read a page at a time');
  }
}

function driverFor(state: TxState): Driver {
  const connection = new TxConnection(state);
  const refuse = async (): Promise<never> => {
    throw new Error('only the edges open a transaction');
  };
  return {
    init: async () => undefined,
    acquireConnection: async () => connection,
    releaseConnection: async () => undefined,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    destroy: async () => undefined,
  };
}

/**
 * The typed query builder of one module over this transaction. `Tables` is the module's own generated interface
 * (`tables.ts`), so a table of another module does not compile.
 */
export function tables<Tables>(tx: Tx): Kysely<Tables> {
  const state = stateOf(tx);
  state.kysely ??= new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driverFor(state),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  return state.kysely as Kysely<Tables>;
}
