import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import { openLog } from '../log.ts';
import { grantLogin, migrate } from '../migrate.ts';
import { type Database, openDatabase } from '../tenant.ts';
import { type Owner, openOwner } from './owner.ts';
import { onServer, scratchName, urlOf } from './scratch-database.ts';

/** A database with the kernel's tables and the probe, and nothing of any module. */
export interface KernelDatabase {
  /** As the product logs in: a role that owns nothing. */
  appUrl: string;
  ownerUrl: string;
  owner: Owner;
  /** Opens a pool as a process of the product does; closed by `drop`. */
  open(poolSize?: number): Database;
  /** Texts in `probe.notes` of all companies, in the order in which they were written. */
  notes(): Promise<string[]>;
  /** Ends every connection of the product, as an administrator or a restart would. Returns how many. */
  terminateConnections(): Promise<number>;
  drop(): Promise<void>;
}

/** The kernel's own migrations. */
export const KERNEL_SOURCE = {
  module: 'kernel',
  folder: fileURLToPath(new URL('../migrations', import.meta.url)),
};

// A tenant table as the modules have them, so that the kernel's tests need no table of a restaurant. That a note is
// unique in its company is looked at only when the transaction commits.
const CREATE_PROBE = `
  create schema probe;
  grant usage on schema probe to fastops_app;
  create table probe.notes (
    company_id uuid not null,
    id uuid not null,
    seq bigint generated always as identity,
    note text not null,
    primary key (company_id, id),
    constraint notes_note unique (company_id, note) deferrable initially deferred
  );
  alter table probe.notes enable row level security;
  alter table probe.notes force row level security;
  create policy tenant on probe.notes
    using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
  grant select, insert, update, delete on probe.notes to fastops_app;`;

/** Statements on the probe, as a module's queries would send them. */
export const PROBE = {
  insert: {
    name: 'probe.insert',
    text: 'insert into probe.notes (company_id, id, note) values ($1, $2, $3)',
  },
  all: { name: 'probe.all', text: 'select company_id, note from probe.notes order by seq' },
  pid: { name: 'probe.pid', text: 'select pg_backend_pid() as pid' },
  company: { name: 'probe.company', text: `select current_setting('fastops.company_id', true) as company` },
  fail: { name: 'probe.fail', text: 'select 1 / $1::int as never' },
} as const;

/** Makes a database of its own for one test file. */
export async function makeKernelDatabase(): Promise<KernelDatabase> {
  const server = inject('testServer');
  const name = scratchName();
  await onServer(server, `create database ${name}`);
  const ownerUrl = urlOf(server, name);
  const app = new URL(ownerUrl);
  [app.username = '', app.password = ''] = inject('testLogin').split(':');
  await migrate(ownerUrl, [KERNEL_SOURCE]);
  await grantLogin(ownerUrl, app.href);
  const owner = await openOwner(ownerUrl);
  await owner.rows(CREATE_PROBE);
  const opened: Database[] = [];
  return {
    appUrl: app.href,
    ownerUrl,
    owner,
    open(poolSize = 4) {
      const log = openLog({ level: 'silent', pretty: false });
      const database = openDatabase({ url: app.href, poolSize, log });
      opened.push(database);
      return database;
    },
    async notes() {
      const rows = await owner.rows<{ note: string }>('select note from probe.notes order by seq');
      return rows.map((row) => row.note);
    },
    async terminateConnections() {
      const ended = await owner.rows(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and application_name = 'fastops'`,
      );
      return ended.length;
    },
    async drop() {
      await Promise.all(opened.map((database) => database.close()));
      await owner.close();
      await onServer(server, `drop database ${name} with (force)`);
    },
  };
}

/** Repeats a look until it finds something. The time limit of the test decides when that is a failure. */
export async function until<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
