import pg from 'pg';
import utils from 'pg/lib/utils.js';

/** One statement. A named one is parsed and described once per connection, so its name is unique in the program. */
export interface WireStatement {
  readonly name?: string | undefined;
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** What a statement answered; `command` is the first word of its tag, such as `COMMIT`. */
export interface WireResult {
  readonly rows: Record<string, unknown>[];
  readonly rowCount: number;
  readonly command: string;
}

/** The columns of a statement and how the text of each is read. */
interface Shape {
  readonly names: readonly string[];
  readonly parsers: readonly ((text: string) => unknown)[];
}

interface Sent extends WireStatement {
  resolve(result: WireResult): void;
  reject(reason: unknown): void;
  shape: Shape;
  rows: Record<string, unknown>[];
  fault: unknown;
}

/** What is used of the driver's connection. */
interface Wire {
  stream: { cork(): void; uncork(): void };
  parse(message: { name: string; text: string }): void;
  bind(message: {
    statement: string;
    values: readonly unknown[];
    valueMapper(value: unknown): unknown;
  }): void;
  describe(message: { type: 'P' }): void;
  execute(message: object): void;
  sync(): void;
}

interface TypeParsers {
  getTypeParser(oid: number, format: 'text'): (text: string) => unknown;
}

/** Dates, lists and buffers as the driver itself writes them. */
const prepareValue = (value: unknown): unknown => utils.prepareValue(value);

const NO_COLUMNS: Shape = { names: [], parsers: [] };
/** What each connection knows by name: null while the description of the statement is on its way. */
const prepared = new WeakMap<object, Map<string, Shape | null>>();
let statementNames = true;

/** Switches statement names off for poolers that cannot keep them (old pgbouncer in transaction mode). */
export function useStatementNames(on: boolean): void {
  statementNames = on;
}

// In a pipeline the driver takes no query but its own class.
const DriverQuery = pg.Query as unknown as new (text: string) => object;

/**
 * The statements of one network write with a single synchronisation behind them, so that the server answers in one
 * write too; the driver's own pipeline synchronises, and makes the server flush, after each. The first statement that
 * fails ends the batch: those behind it are not run, and fail with the same reason.
 */
class Batch extends DriverQuery {
  readonly #statements: Sent[];
  readonly #types: TypeParsers;
  #known = new Map<string, Shape | null>();
  #written = 0;
  #answered = 0;

  constructor(statements: Sent[], types: TypeParsers) {
    super('');
    this.#statements = statements;
    this.#types = types;
  }

  /** Called by the driver when it is this batch's turn to be written. */
  submit(wire: Wire): null {
    this.#known = prepared.get(wire) ?? this.#known;
    prepared.set(wire, this.#known);
    wire.stream.cork();
    try {
      for (const statement of this.#statements) this.#write(wire, statement);
    } catch (error) {
      // A value that cannot be sent: what was written before it runs, it and the rest do not.
      for (const unsent of this.#statements.splice(this.#written)) unsent.reject(error);
    }
    wire.sync();
    wire.stream.uncork();
    return null;
  }

  #write(wire: Wire, statement: Sent): void {
    const { name = '', text, values = [] } = statement;
    const known = this.#known.get(name);
    if (known === undefined) {
      wire.parse({ name, text });
      if (name !== '') this.#known.set(name, null);
    }
    wire.bind({ statement: name, values, valueMapper: prepareValue });
    if (known) statement.shape = known;
    else wire.describe({ type: 'P' });
    wire.execute({});
    this.#written += 1;
  }

  /** Called by the driver, as all that follows. */
  handleRowDescription(message: { fields: readonly { name: string; dataTypeID: number }[] }): void {
    const statement = this.#statements[this.#answered];
    if (!statement) return;
    statement.shape = {
      names: message.fields.map((field) => field.name),
      parsers: message.fields.map((field) => this.#types.getTypeParser(field.dataTypeID, 'text')),
    };
  }

  handleDataRow(message: { fields: readonly (string | null)[] }): void {
    const statement = this.#statements[this.#answered];
    if (!statement || statement.fault !== undefined) return;
    const { names, parsers } = statement.shape;
    const row: Record<string, unknown> = {};
    try {
      for (const [index, name] of names.entries()) {
        const text = message.fields[index] ?? null;
        row[name] = text === null ? null : parsers[index]?.(text);
      }
      statement.rows.push(row);
    } catch (error) {
      // A value this program cannot hold fails its statement, not the connection.
      statement.fault = error;
    }
  }

  handleCommandComplete(message: { text: string }): void {
    const statement = this.#statements[this.#answered];
    if (!statement) return;
    this.#answered += 1;
    const { name = '', rows, shape, fault } = statement;
    if (this.#known.get(name) === null) this.#known.set(name, shape);
    const [command = '', ...counts] = message.text.split(' ');
    if (fault !== undefined) statement.reject(fault);
    else statement.resolve({ rows, command, rowCount: Number(counts.at(-1) ?? 0) || 0 });
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: '' });
  }

  handleReadyForQuery(): void {
    if (this.#answered < this.#statements.length)
      this.handleError(new Error('the database left statements without an answer'));
  }

  handleError(error: unknown): void {
    for (const unanswered of this.#statements.slice(this.#answered)) unanswered.reject(error);
    this.#answered = this.#statements.length;
  }
}

/** The way of one transaction to its connection: everything sent in one turn of the event loop leaves in one write. */
export class Pipeline {
  readonly #client: pg.PoolClient;
  #waiting: Sent[] = [];

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  /** Whether the next statement opens a new network write. */
  get idle(): boolean {
    return this.#waiting.length === 0;
  }

  /** Sends a statement with the turn's write; fails with the database's error, or with that of one before it. */
  send({ name, text, values = [] }: WireStatement): Promise<WireResult> {
    if (this.idle) process.nextTick(() => this.#flush());
    return new Promise((resolve, reject) => {
      this.#waiting.push({
        name: statementNames ? name : undefined,
        text,
        values,
        resolve,
        reject,
        shape: NO_COLUMNS,
        rows: [],
        fault: undefined,
      });
    });
  }

  #flush(): void {
    const batch = new Batch(this.#waiting, this.#client);
    this.#waiting = [];
    this.#client.query(batch as unknown as pg.Submittable);
  }
}
