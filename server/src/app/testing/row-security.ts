import type { Owner } from '../../kernel/testing/owner.ts';
import type { TenantTable } from './catalogue.ts';

/** Who asks: the company itself, another one, or somebody before any company is known. */
export const IDENTITIES = ['own', 'other', 'none'] as const;
export const COMMANDS = ['select', 'insert', 'move', 'update', 'delete', 'truncate'] as const;

/** What the suite is told. */
export interface MatrixFacts {
  /** The role the product logs in as. */
  appRole: string;
  /** Company whose rows are tried, and another one; both have a row in every table. */
  companyId: string;
  otherId: string;
}

/** What a suite found: how many cells it tried, and each that did not end as it has to. */
export interface MatrixFindings {
  cells: number;
  wrong: string[];
}

/** How a statement ended: rows touched, or the SQLSTATE that refused it. */
type Outcome = number | string;

const REFUSED = '42501';

/**
 * Tries every command on every table as every identity, with the product's own rights, on the owner's connection: so
 * it sees what a fault planted in the same transaction does. Everything is undone, cell by cell. To be called inside
 * `owner.undone`.
 */
export async function tryRowSecurity(
  owner: Owner,
  tables: readonly TenantTable[],
  facts: MatrixFacts,
): Promise<MatrixFindings> {
  const wrong: string[] = [];
  let cells = 0;
  for (const table of tables) {
    const statements = await statementsFor(owner, table, facts);
    for (const identity of IDENTITIES) {
      for (const command of COMMANDS) {
        const { sql, values } = statements[command];
        const outcome = await tryAs(owner, identity, facts, () => owner.rows(sql, values));
        cells += 1;
        if (!(await isRight(owner, { table, identity, command, outcome })))
          wrong.push(`${table.name}: ${command} as ${identity} ended with ${outcome}`);
      }
    }
  }
  return { cells, wrong };
}

type Command = (typeof COMMANDS)[number];
type Statements = Record<Command, { sql: string; values: unknown[] }>;

/** Every statement is about rows of the one company, whoever sends it. */
async function statementsFor(
  owner: Owner,
  { name, columns }: TenantTable,
  { companyId, otherId }: MatrixFacts,
): Promise<Statements> {
  const [sample] = await owner.rows<{ row: object }>(
    `select to_jsonb(t) as row from ${name} t where company_id = $1 limit 1`,
    [companyId],
  );
  const list = columns.join(', ');
  const column = await writableColumn(owner, name);
  return {
    select: { sql: `select 1 from ${name} where company_id = $1`, values: [companyId] },
    insert: {
      sql: `insert into ${name} (${list}) select ${list} from jsonb_populate_record(null::${name}, $1) returning 1`,
      values: [JSON.stringify(sample?.row)],
    },
    move: {
      sql: `update ${name} set company_id = $1 where company_id = $2 returning 1`,
      values: [companyId, otherId],
    },
    update: {
      sql: `update ${name} set ${column} = ${column} where company_id = $1 returning 1`,
      values: [companyId],
    },
    delete: { sql: `delete from ${name} where company_id = $1 returning 1`, values: [companyId] },
    truncate: { sql: `truncate ${name}`, values: [] },
  };
}

/** A column the product may write, so that the answer is row security's and not that of a missing right. */
async function writableColumn(owner: Owner, table: string): Promise<string> {
  const [row] = await owner.rows<{ name: string }>(
    `select attname::text as name from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attidentity = '' and attgenerated = ''
      order by has_column_privilege('fastops_app', attrelid, attnum, 'update') desc, attnum limit 1`,
    [table],
  );
  return row?.name ?? '';
}

async function tryAs(
  owner: Owner,
  identity: (typeof IDENTITIES)[number],
  { appRole, companyId, otherId }: MatrixFacts,
  act: () => Promise<unknown[]>,
): Promise<Outcome> {
  const company = { own: companyId, other: otherId, none: '' }[identity];
  await owner.rows('savepoint cell');
  try {
    await owner.rows(`set local role ${appRole}`);
    await owner.rows(`select set_config('fastops.company_id', $1, true)`, [company]);
    return (await act()).length;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  } finally {
    await owner.rows('rollback to savepoint cell');
  }
}

interface Cell {
  table: TenantTable;
  identity: (typeof IDENTITIES)[number];
  command: Command;
  outcome: Outcome;
}

async function isRight(owner: Owner, { table, identity, command, outcome }: Cell): Promise<boolean> {
  if (command === 'truncate') return outcome === REFUSED;
  if (identity !== 'own') {
    // Nothing of the company is seen, and nothing is put into it.
    if (command === 'insert') return outcome === REFUSED;
    // One's own rows would be moved; before any company there are none.
    if (command === 'move') return outcome === REFUSED || (identity === 'none' && outcome === 0);
    return outcome === 0 || (outcome === REFUSED && command !== 'select');
  }
  // The company reaches its own rows: else the cells above would prove nothing.
  if (command === 'move') return outcome === 0 || outcome === REFUSED;
  if (command !== 'select' && !(await may(owner, table.name, command))) return outcome === REFUSED;
  if (command === 'insert') return outcome === '23505';
  // Some rows are held by others, or by a check: the statement has reached them.
  return (typeof outcome === 'number' && outcome > 0) || (command === 'delete' && outcome === '23503');
}

/** Whether the product has the right to a command at all; row security comes after it. */
export async function may(owner: Owner, table: string, command: string): Promise<boolean> {
  const [row] = await owner.rows<{ may: boolean }>(
    `select case when $2 = 'update' then has_any_column_privilege('fastops_app', $1, 'update')
      else has_table_privilege('fastops_app', $1, $2) end as may`,
    [table, command],
  );
  return row?.may === true;
}
