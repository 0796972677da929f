import { randomUUIDv7 } from 'node:crypto';
import pg from 'pg';
import type { RunDatabase } from './server.ts';

/** The demo company that the branches of a run are added to. */
const COMPANY = 'La Fogata';

/** A printer of an added branch. */
export interface RunPrinter {
  id: string;
  branchId: string;
  /** The station it serves. */
  stationId: string;
  station: string;
}

/** What `addBranches` added. */
export interface AddedBranches {
  companyId: string;
  /** With the key of the one-tap log-in of the waiter of each, and its tables. */
  branches: { id: string; demoKey: string; tableIds: string[] }[];
  printers: RunPrinter[];
}

/** Where to add them, and what stands in each: a waiter of its own and a TCP printer per entry of `printers`. */
export interface BranchPlan {
  count: number;
  /** Stations by name; one that stands twice has two printers. */
  printers: readonly string[];
  /** How many tables; none unless told. */
  tables?: number;
}

/**
 * Adds branches to the demo company as the owner of the database, behind the product's back. The printers have no
 * address yet: whoever plays them writes it with `setPrinterPorts`.
 */
export async function addBranches(database: RunDatabase, plan: BranchPlan): Promise<AddedBranches> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    const found = await client.query<{ company_id: string }>(
      'select company_id from identity.companies where name = $1',
      [COMPANY],
    );
    const companyId = found.rows[0]?.company_id;
    if (companyId === undefined) throw new Error(`the demo company ${COMPANY} is missing`);
    const stations = await client.query<{ id: string; name: string }>(
      'select id, name from printing.stations where company_id = $1',
      [companyId],
    );
    const branches = Array.from({ length: plan.count }, (_, index) => ({
      id: randomUUIDv7(),
      member: randomUUIDv7(),
      name: `Sede ${String(index + 1).padStart(3, '0')}`,
      demoKey: `sede-${index + 1}`,
      area: randomUUIDv7(),
      tableIds: Array.from({ length: plan.tables ?? 0 }, () => randomUUIDv7()),
    }));
    const printers = branches.flatMap((branch) =>
      plan.printers.map((name, index) => {
        const station = stations.rows.find((candidate) => candidate.name === name);
        if (!station) throw new Error(`the demo has no station ${name}`);
        const id = randomUUIDv7();
        return {
          id,
          branchId: branch.id,
          stationId: station.id,
          station: name,
          name: `${name} ${index + 1}`,
        };
      }),
    );
    await client.query('begin');
    await client.query(INSERT_BRANCHES, [companyId, JSON.stringify(branches)]);
    await client.query(INSERT_TABLES, [companyId, JSON.stringify(branches)]);
    await client.query(INSERT_PRINTERS, [companyId, JSON.stringify(printers)]);
    await client.query('commit');
    return {
      companyId,
      branches: branches.map(({ id, demoKey, tableIds }) => ({ id, demoKey, tableIds })),
      printers: printers.map(({ name: _name, ...printer }) => printer),
    };
  } finally {
    await client.end();
  }
}

// The keys are checked at the end of the statement, so one statement may write what refers to each other.
const INSERT_BRANCHES = `with given as (
    select * from jsonb_to_recordset($2::jsonb) as g (id uuid, member uuid, name text, "demoKey" text)
  ), branches as (
    insert into identity.branches (company_id, id, name, time_zone, cutoff_hour, sort_order)
    select $1, id, name, 'America/Bogota', 4, 100 from given
  ), members as (
    insert into identity.members (company_id, id, name, demo_key)
    select $1, member, 'Mesera', "demoKey" from given
  )
  insert into identity.member_roles (company_id, id, member_id, branch_id, role_id)
  select $1, gen_random_uuid(), g.member, g.id, r.id
  from given g join identity.roles r on r.company_id = $1 and r.ready_key = 'waiter'`;

const INSERT_TABLES = `with given as (
    select * from jsonb_to_recordset($2::jsonb) as g (id uuid, area uuid, "tableIds" jsonb)
  ), areas as (
    insert into orders.areas (company_id, id, branch_id, name)
    select $1, area, id, 'Salón' from given where jsonb_array_length("tableIds") > 0
  )
  insert into orders.tables (company_id, id, branch_id, area_id, name, seats)
  select $1, t.id::uuid, g.id, g.area, t.n::text, 4
  from given g, jsonb_array_elements_text(g."tableIds") with ordinality t (id, n)`;

const INSERT_PRINTERS = `with given as (
    select * from jsonb_to_recordset($2::jsonb) as g (id uuid, "branchId" uuid, "stationId" uuid, name text)
  ), printers as (
    insert into printing.printers (company_id, id, branch_id, name, driver)
    select $1, id, "branchId", name, 'tcp' from given
  )
  insert into printing.station_printers (company_id, branch_id, station_id, printer_id)
  select $1, "branchId", "stationId", id from given`;

/** Writes where the printers of a run listen: on this machine, each on its port. */
export async function setPrinterPorts(
  database: RunDatabase,
  companyId: string,
  ports: readonly { id: string; port: number }[],
): Promise<void> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    await client.query(
      `update printing.printers p set host = '127.0.0.1', port = g.port
        from jsonb_to_recordset($2::jsonb) as g (id uuid, port int) where p.company_id = $1 and p.id = g.id`,
      [companyId, JSON.stringify(ports)],
    );
  } finally {
    await client.end();
  }
}

/** A waiter of one branch, logged in, with the menu. */
export interface LoggedIn {
  token: string;
  companyId: string;
  memberId: string;
  branchId: string;
}

/** Logs in with one tap over HTTP, as the page of the waiter does. */
export async function logIn(origin: string, demoKey: string): Promise<LoggedIn> {
  const answer = await fetch(`${origin}/v1/auth/demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key: demoKey }),
  });
  if (!answer.ok)
    throw new Error(`the log-in ${demoKey} was refused: ${answer.status} ${await answer.text()}`);
  const session = (await answer.json()) as {
    accessToken: string;
    company: { id: string };
    member: { id: string };
    branches: { id: string }[];
  };
  return {
    token: session.accessToken,
    companyId: session.company.id,
    memberId: session.member.id,
    branchId: session.branches[0]?.id ?? '',
  };
}

/** Logs in with one tap as each of these. */
export async function logInAll(origin: string, demoKeys: readonly string[]): Promise<Map<string, LoggedIn>> {
  const sessions = new Map<string, LoggedIn>();
  for (const demoKey of demoKeys) sessions.set(demoKey, await logIn(origin, demoKey));
  return sessions;
}

/** A product on the menu and the station that makes it. */
export interface MenuProduct {
  id: string;
  name: string;
  stationId: string | null;
}

interface ReadProduct extends MenuProduct {
  variants: unknown[];
  groupIds: unknown[];
  combo: unknown;
}

/** The menu as a device reads it: what one tap orders. */
export async function readMenu(origin: string, token: string): Promise<MenuProduct[]> {
  const answer = await fetch(`${origin}/v1/catalog`, { headers: { authorization: `Bearer ${token}` } });
  if (!answer.ok) throw new Error(`the menu was refused: ${answer.status} ${await answer.text()}`);
  const { products } = (await answer.json()) as { products: ReadProduct[] };
  return products.filter(
    ({ variants, groupIds, combo }) => variants.length + groupIds.length === 0 && !combo,
  );
}
