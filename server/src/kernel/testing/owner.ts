import pg from 'pg';
import { refuseUnlessTest } from './scratch-database.ts';

/** The owner's view of a test database: behind row security, to prepare rows and to look at what was stored. */
export interface Owner {
  /** Runs one statement and returns its rows. Whole numbers of eight bytes come as numbers. */
  rows<Row = Record<string, unknown>>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Runs `work` in a transaction that is always rolled back: for faults planted to see whether a check finds them. */
  undone<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const INT8 = 20;
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    return oid === INT8 ? Number : pg.types.getTypeParser(oid, format ?? 'text');
  },
};

/** Connects as the owner, over one connection; refuses any database that is not one of the tests. */
export async function openOwner(ownerUrl: string): Promise<Owner> {
  refuseUnlessTest(ownerUrl);
  const client = new pg.Client({
    connectionString: ownerUrl,
    types,
  });
  await client.connect();
  return {
    async rows<Row>(sql: string, values: readonly unknown[] = []) {
      return (await client.query(sql, [...values])).rows as Row[];
    },
    async undone(work) {
      await client.query('begin');
      try {
        return await work();
      } finally {
        await client.query('rollback');
      }
    },
    close: () => client.end(),
  };
}
