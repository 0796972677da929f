import { inject } from 'vitest';
import { openLog } from '../../kernel/log.ts';
import { type Database, openDatabase } from '../../kernel/tenant.ts';
import { onServer, refuseUnlessTest, scratchName, urlOf } from '../../kernel/testing/scratch-database.ts';

export { migrationSources } from '../migrations.ts';

/** A database of one test file. */
export interface TestDatabase {
  /** As the product logs in: a role that owns nothing. */
  appUrl: string;
  /** As the owner, to look behind row security. */
  ownerUrl: string;
  /** Opens a pool as the product does; closed by `drop`. */
  open(poolSize?: number): Database;
  drop(): Promise<void>;
}

/** Clones a template: `empty` has tables only, `demo` the demo restaurant too. */
export async function cloneDatabase(template: 'empty' | 'demo'): Promise<TestDatabase> {
  const server = inject('testServer');
  const name = scratchName();
  await onServer(
    server,
    `create database ${name} template ${inject(template === 'demo' ? 'demoTemplate' : 'emptyTemplate')}`,
  );
  const ownerUrl = urlOf(server, name);
  refuseUnlessTest(ownerUrl);
  const app = new URL(ownerUrl);
  const [role = '', password = ''] = inject('testLogin').split(':');
  app.username = role;
  app.password = password;
  const opened: Database[] = [];
  return {
    appUrl: app.href,
    ownerUrl,
    open(poolSize = 4) {
      const database = openDatabase({
        url: app.href,
        poolSize,
        log: openLog({ level: 'silent', pretty: false }),
      });
      opened.push(database);
      return database;
    },
    async drop() {
      await Promise.all(opened.map((database) => database.close()));
      await onServer(server, `drop database ${name} with (force)`);
    },
  };
}
