import { type RunDatabase, rowsOf } from '../drills/rig/server.ts';

/** When the orders with these marks were committed, milliseconds by the database's clock. */
export async function readCommits(
  database: RunDatabase,
  marks: readonly string[],
): Promise<Map<string, number>> {
  const rows = await rowsOf<{ mark: string; ms: number }>(
    database.ownerUrl,
    `select distinct l.note as mark, (extract(epoch from pg_xact_commit_timestamp(l.xmin)) * 1000)::float8 as ms
      from orders.lines l where l.note = any ($1)`,
    [marks],
  );
  return new Map(rows.map(({ mark, ms }) => [mark, ms]));
}
