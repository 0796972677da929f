import pg from 'pg';
import type { Invariant } from './invariants/invariant.ts';
import { KITCHEN } from './invariants/kitchen.ts';
import { MONEY } from './invariants/money.ts';
import { NUMBERS } from './invariants/numbers.ts';
import { STORY } from './invariants/story.ts';

/** All that must hold, by the numbers of the reliability plan. Run by the owner, who sees all companies. */
export const INVARIANTS: readonly Invariant[] = [...MONEY, ...NUMBERS, ...KITCHEN, ...STORY].toSorted(
  (one, other) => one.code.localeCompare(other.code),
);

/** An invariant, how many rows break it, and the first of them. */
export interface Checked {
  code: string;
  what: string;
  breaking: number;
  rows: readonly Record<string, unknown>[];
}

const SHOWN = 5;

type Query = (sql: string) => Promise<Record<string, unknown>[]>;

/** Runs every invariant; each is one statement, so it sees one moment of the database. */
async function checkAll(query: Query): Promise<Checked[]> {
  const checked: Checked[] = [];
  for (const { code, what, sql } of INVARIANTS) {
    const rows = await query(
      `select count(*) over ()::int as breaking, * from (${sql}) as breaks limit ${SHOWN}`,
    );
    const breaking = Number(rows[0]?.breaking ?? 0);
    checked.push({ code, what, breaking, rows: rows.map(({ breaking: _, ...row }) => row) });
  }
  return checked;
}

/** The invariants that do not hold; none returned means that all do. */
export async function findBroken(query: Query): Promise<Checked[]> {
  return (await checkAll(query)).filter(({ breaking }) => breaking > 0);
}

/** A broken invariant in one line. */
export const faultOf = ({ code, what, breaking, rows }: Checked): string =>
  `${code} (${what}): ${breaking}, such as ${JSON.stringify(rows)}`;

/**
 * Runs every invariant on the database of this address.
 *
 * @throws Error when its role sees less than everything: rows that row security hides would break nothing
 */
export async function checkAllIn(ownerUrl: string): Promise<Checked[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('set row_security = off');
    return await checkAll(async (sql) => (await client.query(sql)).rows);
  } finally {
    await client.end();
  }
}

/** Analyzes the database of a run, and returns the invariants that do not hold in it. */
export async function findBrokenIn(ownerUrl: string): Promise<Checked[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    // Planned for the rows that are there, not for the few that were there when the database was made.
    await client.query('analyze');
  } finally {
    await client.end();
  }
  return (await checkAllIn(ownerUrl)).filter(({ breaking }) => breaking > 0);
}

/** Prints the invariants that do not hold in the database of a drill. Returns how many. */
export async function tellBrokenIn(ownerUrl: string): Promise<number> {
  const broken = await findBrokenIn(ownerUrl);
  for (const one of broken) process.stdout.write(`FAULT ${faultOf(one)}\n`);
  return broken.length;
}
