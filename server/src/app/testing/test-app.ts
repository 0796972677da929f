import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InjectOptions } from 'fastify';
import type { Clock } from '../../kernel/clock.ts';
import { type Config, readConfig } from '../../kernel/config.ts';
import { newId } from '../../kernel/ids.ts';
import { openLog } from '../../kernel/log.ts';
import { signingKey } from '../../modules/identity/index.ts';
import { buildSystem, type System } from '../system.ts';
import { cloneDatabase, type TestDatabase } from './test-database.ts';

/** Signs the access tokens of the tests. */
export const TEST_SECRET = 'a secret of the tests that is long enough';
export { DEMO_PASSWORD } from '../demo/demo-company.ts';

/** JSON of any shape, walked by name: `body.order.lines[0].name`. Lists are read with `Object.values`. */
export interface Loose {
  readonly [key: string]: Loose;
}

/** An answer as a test reads it; `B` when the test wants its shape typed. */
export interface Answer<B = Loose> {
  status: number;
  body: B;
  headers: Readonly<Record<string, unknown>>;
}

/** A log-in of the demo. */
export interface TestSession {
  token: string;
  companyId: string;
  memberId: string;
  branchId: string;
  /** Of the one-tap log-in it came from. */
  demoKey?: string;
}

interface DemoSession {
  accessToken: string;
  company: { id: string };
  member: { id: string };
  branches: { id: string }[];
}

/** The product on a database of its own, driven without a network. */
export interface TestApp {
  system: System;
  db: TestDatabase;
  request<B = Loose>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    options?: RequestOptions,
  ): Promise<Answer<B>>;
  /** Logs in with one tap: `fogata-mesera`, `fogata-cocina`, `fogata-duena`, `esquina-duena`, … */
  logIn(key: string): Promise<TestSession>;
  close(): Promise<void>;
}

/** What a test request may carry. */
export interface RequestOptions {
  session?: TestSession | { token: string };
  body?: unknown;
  /** Sent as it is, for malformed bodies. */
  raw?: string;
  /** Sent as they are, under the content type of `headers`. */
  bytes?: Uint8Array;
  headers?: Record<string, string>;
}

/** How a test wants the product. */
export interface TestAppOptions {
  template?: 'empty' | 'demo';
  clock?: Clock;
  env?: Record<string, string>;
  /** One-tap log-ins; on unless told otherwise. */
  demo?: boolean;
  /** Another test app whose database this one shares, as a second process would; it must be closed later than this one. */
  beside?: TestApp;
}

/** Builds the product on a clone of the demo (or of the empty database). Nothing runs beside the requests until asked. */
// size: the parts of one object, each a few lines.
export async function buildTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const db = options.beside?.db ?? (await cloneDatabase(options.template ?? 'demo'));
  // Nothing is in it before the first file; whoever shares the database shares it.
  const folder = join(tmpdir(), `fastops-files-${new URL(db.appUrl).pathname.slice(1)}`);
  const config: Config = readConfig({
    LOG_LEVEL: 'silent',
    DATABASE_POOL: '10',
    FILES_DIR: folder,
    ...options.env,
  });
  const system = await buildSystem({
    config,
    databaseUrl: db.appUrl,
    keys: [signingKey(TEST_SECRET)],
    demo: options.demo ?? true,
    log: openLog({ level: config.log.level, pretty: false }),
    ...(options.clock ? { clock: options.clock } : {}),
  });

  async function request<B = Loose>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    { session, body, raw, bytes, headers }: RequestOptions = {},
  ): Promise<Answer<B>> {
    const sent: InjectOptions = {
      method,
      url,
      headers: {
        ...(session ? { authorization: `Bearer ${session.token}` } : {}),
        ...(raw !== undefined || body !== undefined ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
    };
    if (bytes !== undefined) sent.payload = Buffer.from(bytes);
    else if (raw !== undefined) sent.payload = raw;
    else if (body !== undefined) sent.payload = JSON.stringify(body);
    const answer = await system.http.inject(sent);
    const json = String(answer.headers['content-type'] ?? '').includes('json');
    return {
      status: answer.statusCode,
      body: (json ? answer.json() : answer.body) as B,
      headers: answer.headers,
    };
  }

  return {
    system,
    db,
    request,
    async logIn(key) {
      const { status, body } = await request<DemoSession>('POST', '/v1/auth/demo', { body: { key } });
      if (status !== 200) throw new Error(`the demo log-in ${key} was refused: ${JSON.stringify(body)}`);
      return {
        token: body.accessToken,
        companyId: body.company.id,
        memberId: body.member.id,
        branchId: body.branches[0]?.id ?? '',
        demoKey: key,
      };
    },
    async close() {
      await system.stop();
      if (options.beside) return;
      await db.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A body for `POST /v1/orders` of some products by the beginning of their names, with a fresh idempotency key. */
export async function orderBody(
  app: TestApp,
  session: TestSession,
  items: readonly (readonly [name: string, quantity: number, note?: string])[],
  extra: Record<string, unknown> = {},
): Promise<{
  body: Record<string, unknown> & { id: string; lines: { id: string; productId: string }[] };
  headers: Record<string, string>;
}> {
  const { body: catalog } = await app.request<{ products: { id: string; name: string }[] }>(
    'GET',
    '/v1/catalog',
    {
      session,
    },
  );
  const { products } = catalog;
  const lines = items.map(([name, quantity, note]) => {
    const product = products.find((candidate) => candidate.name.startsWith(name));
    if (!product) throw new Error(`no product ${name}`);
    return { id: newId(), productId: product.id, quantity, ...(note === undefined ? {} : { note }) };
  });
  return {
    body: { id: newId(), branchId: session.branchId, type: 'counter', lines, send: true, ...extra },
    headers: { 'idempotency-key': newId() },
  };
}
