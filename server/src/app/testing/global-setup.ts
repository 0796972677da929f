import { randomBytes } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { openLog } from '../../kernel/log.ts';
import { grantLogin, migrate } from '../../kernel/migrate.ts';
import { openDatabase } from '../../kernel/tenant.ts';
import { onServer, scratchName, startTestServer, urlOf } from '../../kernel/testing/scratch-database.ts';
import { loadDemo } from '../demo/load-demo.ts';
import { migrationSources } from '../migrations.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Owner's address of the server on which test files clone their databases. */
    testServer: string;
    /** A migrated database without rows. */
    emptyTemplate: string;
    /** A migrated database with the demo in it. */
    demoTemplate: string;
    /** Log-in role of the tests with its password, as `role:password`. */
    testLogin: string;
  }
}

/** Makes the two templates once per run; each test file clones one, so no file sees another's rows. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer();
  const [empty, demo] = [scratchName(), scratchName()];
  const role = `fastops_login_${process.pid}`;
  const password = randomBytes(16).toString('hex');
  const appUrl = (database: string) => {
    const url = new URL(urlOf(server.ownerUrl, database));
    url.username = role;
    url.password = password;
    return url.href;
  };
  await onServer(server.ownerUrl, `create database ${empty}`);
  await migrate(urlOf(server.ownerUrl, empty), migrationSources());
  await grantLogin(urlOf(server.ownerUrl, empty), appUrl(empty));
  await onServer(server.ownerUrl, `create database ${demo} template ${empty}`);
  const database = openDatabase({
    url: appUrl(demo),
    poolSize: 2,
    log: openLog({ level: 'error', pretty: false }),
  });
  await loadDemo(database);
  await database.close();

  project.provide('testServer', server.ownerUrl);
  project.provide('emptyTemplate', empty);
  project.provide('demoTemplate', demo);
  project.provide('testLogin', `${role}:${password}`);
  return async () => {
    for (const name of [demo, empty]) await onServer(server.ownerUrl, `drop database ${name} with (force)`);
    await onServer(server.ownerUrl, `drop role if exists ${role}`);
    await server.stop();
  };
}
