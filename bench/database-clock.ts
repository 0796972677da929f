import pg from 'pg';

const SAMPLES = 40;

/** What to add to `performance.now()` of this process to have the database's clock, and by how much that may be wrong. */
export interface DatabaseClock {
  offsetMs: number;
  errorMs: number;
}

/** Compares the clocks: of many questions the one answered soonest leaves the least doubt when it was asked. */
export async function readDatabaseClock(url: string): Promise<DatabaseClock> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let best: DatabaseClock = { offsetMs: 0, errorMs: Number.POSITIVE_INFINITY };
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      const asked = performance.now();
      const { rows } = await client.query<{ ms: number }>(
        'select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms',
      );
      const answered = performance.now();
      const errorMs = (answered - asked) / 2;
      if (errorMs < best.errorMs) best = { offsetMs: (rows[0]?.ms ?? 0) - asked - errorMs, errorMs };
    }
    return best;
  } finally {
    await client.end();
  }
}
