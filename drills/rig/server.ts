import { randomBytes } from 'node:crypto';
import pg from 'pg';
import {
  onServer,
  scratchName,
  startTestServer,
  urlOf,
} from '../../server/src/kernel/testing/scratch-database.ts';

/** A database of one run. */
export interface RunDatabase {
  name: string;
  /** As its owner, exempt from row security: to load rows and to look behind the product. */
  ownerUrl: string;
  /** As the product logs in. The product makes the role when it migrates. */
  appUrl: string;
}

/** The PostgreSQL server of one run: the one TEST_DATABASE_URL names, else an embedded one in a temporary folder. */
export interface RunServer {
  readonly kind: 'embedded' | 'given';
  /** Makes an empty database, or a copy of another one of this run that nobody is connected to. */
  createDatabase(template?: RunDatabase): Promise<RunDatabase>;
}

/**
 * Starts the server of a run; what it makes is removed with the stack.
 *
 * @param settings that the embedded one needs besides its own
 * @throws Error when the server does not wait for the disk: neither a crash drill nor a bench would say anything then
 */
export async function openServer(
  stack: AsyncDisposableStack,
  settings: Readonly<Record<string, string>> = {},
): Promise<RunServer> {
  const server = await startTestServer({ durable: true, settings });
  stack.defer(() => server.stop());
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    const [row] = await rowsOf<{ value: string }>(server.ownerUrl, 'select current_setting($1) as value', [
      setting,
    ]);
    if (row?.value !== 'on')
      throw new Error(`${setting} is ${row?.value}: this server may lose what it acknowledged`);
  }
  const role = `fastops_login_${process.pid}`;
  const password = randomBytes(16).toString('hex');
  stack.defer(() => onServer(server.ownerUrl, `drop role if exists ${role}`));

  return {
    kind: server.kind,
    async createDatabase(template) {
      const name = scratchName();
      await onServer(
        server.ownerUrl,
        `create database ${name}${template ? ` template ${template.name}` : ''}`,
      );
      stack.defer(() => onServer(server.ownerUrl, `drop database if exists ${name} with (force)`));
      const ownerUrl = urlOf(server.ownerUrl, name);
      const app = new URL(ownerUrl);
      app.username = role;
      app.password = password;
      return { name, ownerUrl, appUrl: app.href };
    },
  };
}

/** The rows of one statement on a connection of its own. */
export async function rowsOf<Row extends pg.QueryResultRow>(
  url: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}
