import type { Answer, TestApp, TestSession } from './test-app.ts';

/** An import as a test reads it. */
export interface ImportBody {
  id: string;
  state: string;
  kind: string;
  headers: string[];
  mapping: (string | null)[];
  rows: number;
  stepsDone: number;
  stepsAll: number;
  created: number;
  changed: number;
  unchanged: number;
  left: number;
  undoable: boolean;
  samples: string[][];
  findings: {
    toCreate: number;
    toChange: number;
    unchanged: number;
    faults: number;
    told: FaultBody[];
    newCategories: string[];
  };
  leftRows: { row: number; name: string; reason: string }[];
  code?: string;
}

/** A fault as a test reads it. */
export interface FaultBody {
  row: number;
  column: string | null;
  field: string | null;
  code: string;
  value: string;
  allowed: string[];
  most: number | null;
  otherRow: number | null;
  otherName: string | null;
}

/** Somebody who sends files, and the worker behind. */
export class Importer {
  readonly #app: TestApp;
  readonly #session: TestSession;

  constructor(app: TestApp, session: TestSession) {
    this.#app = app;
    this.#session = session;
  }

  send(id: string, bytes: Uint8Array | string, fileName = 'carta.csv'): Promise<Answer<ImportBody>> {
    return this.#app.request('POST', `/v1/menu-imports?id=${id}&fileName=${encodeURIComponent(fileName)}`, {
      session: this.#session,
      bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
      headers: { 'content-type': 'application/octet-stream' },
    });
  }

  read(id: string): Promise<Answer<ImportBody>> {
    return this.#app.request('GET', `/v1/menu-imports/${id}`, { session: this.#session });
  }

  check(id: string, mapping: readonly (string | null)[]): Promise<Answer<ImportBody>> {
    return this.#app.request('POST', `/v1/menu-imports/${id}/check`, {
      session: this.#session,
      body: { mapping },
    });
  }

  act(id: string, what: 'apply' | 'undo', key: string = crypto.randomUUID()): Promise<Answer<ImportBody>> {
    return this.#app.request('POST', `/v1/menu-imports/${id}/${what}`, {
      session: this.#session,
      body: {},
      headers: { 'idempotency-key': key },
    });
  }

  /** Lets the worker carry everything that is due. */
  async work(): Promise<void> {
    for (const deliverer of this.#app.system.deliverers) await deliverer.drain();
  }

  /** Takes a file over as far as it goes. */
  async take(id: string, bytes: Uint8Array | string): Promise<ImportBody> {
    await this.send(id, bytes);
    await this.act(id, 'apply');
    await this.work();
    return (await this.read(id)).body;
  }

  async export(format: 'csv' | 'xlsx', more = ''): Promise<Buffer> {
    const url = `/v1/products/export?format=${format}${more}`;
    const answer = await this.#app.system.http.inject({
      url,
      headers: { authorization: `Bearer ${this.#session.token}` },
    });
    if (answer.statusCode !== 200) throw new Error(`${url} was refused: ${answer.body}`);
    return answer.rawPayload;
  }
}
