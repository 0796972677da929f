import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { testServers } from '../config.ts';
import { startEmbeddedPostgres } from '../embedded-postgres.ts';

/** A PostgreSQL server for tests: the machine's own when TEST_DATABASE_URL names one, else an embedded one. */
export interface TestServer {
  /** A role that may create databases and roles. */
  ownerUrl: string;
  kind: 'embedded' | 'given';
  stop(): Promise<void>;
}

/**
 * Starts or finds the server. The embedded one does not wait for the disk, since nothing in it outlives the tests,
 * unless `durable`: drills and benches ask for what a restaurant runs on.
 *
 * @param options `settings`: of the embedded one, besides these; what a given one has is its owner's business
 */
export async function startTestServer({
  durable = false,
  settings = {},
}: {
  durable?: boolean;
  settings?: Readonly<Record<string, string>>;
} = {}): Promise<TestServer> {
  const given = testServers().databaseUrl;
  if (given !== undefined) return { ownerUrl: given, kind: 'given', stop: async () => undefined };
  const folder = await mkdtemp(join(tmpdir(), 'fastops-test-'));
  const server = await startEmbeddedPostgres({
    dataDir: folder,
    settings: {
      ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
      max_connections: '200',
      ...settings,
    },
  });
  return {
    ownerUrl: server.superuserUrl,
    kind: 'embedded',
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Tests may only ever touch a database whose name says so. */
export function refuseUnlessTest(url: string): void {
  const name = new URL(url).pathname.slice(1);
  if (!name.endsWith('_test'))
    throw new Error(`tests refuse the database "${name}": its name does not end in _test`);
}

/** The same server, another database. */
export function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** A name no other run uses, ending as test databases must. */
export function scratchName(): string {
  return `fastops_${process.pid}_${randomBytes(5).toString('hex')}_test`;
}

/** Runs one statement on the server's own database. */
export async function onServer(serverUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Runs `work` on an empty database that is dropped afterwards. */
export async function withScratchDatabase<T>(work: (ownerUrl: string) => Promise<T>): Promise<T> {
  const server = await startTestServer();
  const name = scratchName();
  try {
    await onServer(server.ownerUrl, `create database ${name}`);
    try {
      return await work(urlOf(server.ownerUrl, name));
    } finally {
      await onServer(server.ownerUrl, `drop database ${name} with (force)`);
    }
  } finally {
    await server.stop();
  }
}
