import pg from 'pg';
import { type MigrationSource, migrate } from '../migrate.ts';
import { withScratchDatabase } from './scratch-database.ts';

interface Column {
  schema: string;
  table: string;
  column: string;
  type: string;
  nullable: boolean;
  optional: boolean;
  always: boolean;
}

const COLUMNS = `
  select n.nspname as schema, c.relname as table, a.attname as column, t.typname as type, not a.attnotnull as nullable,
    (a.atthasdef or a.attidentity <> '') as optional,
    (a.attidentity = 'a' or a.attgenerated <> '') as always
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p', 'v')
  join pg_namespace n on n.oid = c.relnamespace
  join pg_type t on t.oid = a.atttypid
  where n.nspname = any ($1) and a.attnum > 0 and not a.attisdropped
  order by n.nspname, c.relname, a.attnum`;

/** [what is read, what is written] for each PostgreSQL type in use. */
const TYPES: Readonly<Record<string, readonly [string, string]>> = {
  uuid: ['string', 'string'],
  text: ['string', 'string'],
  _text: ['string[]', 'string[]'],
  bool: ['boolean', 'boolean'],
  int2: ['number', 'number'],
  _int2: ['number[]', 'number[]'],
  int4: ['number', 'number'],
  int8: ['number', 'number'],
  // Exact, as the driver hands it on.
  numeric: ['string', 'string'],
  date: ['string', 'string'],
  xid8: ['string', 'string'],
  bytea: ['Buffer', 'Buffer'],
  jsonb: ['unknown', 'string'],
  timestamptz: ['Temporal.Instant', 'string'],
  // Counted by the database alone.
  _timestamptz: ['unknown', 'string[]'],
};

function columnType(column: Column): string {
  const known = TYPES[column.type];
  if (!known) throw new Error(`no TypeScript type for ${column.type} in ${column.schema}.${column.table}`);
  const [read, write] = known;
  const nullable = column.nullable ? ' | null' : '';
  // What may be anything may be null already.
  const readNullable = read === 'unknown' ? '' : nullable;
  if (column.always) return `ColumnType<${read}, never, never>`;
  const insert = column.optional || column.nullable ? `${write}${nullable} | undefined` : write;
  if (read === write && insert === write) return read;
  return `ColumnType<${read}${readNullable}, ${insert}, ${write}${nullable}>`;
}

function moduleFile(module: string, columns: readonly Column[]): string {
  const pascal = (text: string) =>
    text.replace(/(^|_)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
  const byTable = Map.groupBy(columns, (column) => column.table);
  const rows = [...byTable].map(([table, own]) =>
    [
      `/** A row of \`${module}.${table}\`. */`,
      `export interface ${pascal(table)}Row {`,
      ...own.map((column) => `  ${column.column}: ${columnType(column)};`),
      '}',
    ].join('\n'),
  );
  const all = [
    `/** The tables of the module \`${module}\`: all that its queries can name. */`,
    `export interface ${pascal(module)}Tables {`,
    ...[...byTable.keys()].map((table) => `  '${module}.${table}': ${pascal(table)}Row;`),
    '}',
  ].join('\n');
  const body = [...rows, all].join('\n\n');
  const imports = body.includes('ColumnType<') ? "import type { ColumnType } from 'kysely';\n\n" : '';
  return `// Generated from the migrated database by \`npm run tables\`. Do not edit.\n\n${imports}${body}\n`;
}

/** The text of each module's `tables.ts`, read from a freshly migrated database. The kernel's own tables have none. */
export function tableTypes(sources: readonly MigrationSource[]): Promise<Map<string, string>> {
  const modules = sources.map((source) => source.module).filter((module) => module !== 'kernel');
  return withScratchDatabase(async (ownerUrl) => {
    await migrate(ownerUrl, sources);
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    try {
      const { rows } = await client.query<Column>(COLUMNS, [modules]);
      return new Map(
        modules.map((module) => [
          module,
          moduleFile(
            module,
            rows.filter((row) => row.schema === module),
          ),
        ]),
      );
    } finally {
      await client.end();
    }
  });
}
