import type { ExportPart } from './module.ts';
import { Refusal } from './refusal.ts';
import { run, type Statement } from './sql.ts';
import type { Tx } from './tx.ts';

/** Rows of one page of an export. */
export const EXPORT_PAGE = 500;

/** A page of a table: rows as they are stored, and where the next page begins; null behind the last one. */
export interface ExportPage {
  rows: Record<string, unknown>[];
  next: string | null;
}

/** A table that a company can take with it, with its statements made once. */
export interface Exporter {
  readonly name: string;
  /** How many rows of the company it has. */
  count(tx: Tx): Promise<number>;
  /**
   * A page in the order of the key.
   *
   * @param after `next` of the page before
   * @throws Refusal `invalid` kernel.page_unknown for anything else
   */
  page(tx: Tx, after: string | undefined): Promise<ExportPage>;
}

const TABLE = /^[a-z]+\.[a-z]+(_[a-z]+)*$/;
const COLUMN = /^[a-z]+(_[a-z]+)*$/;
/** What may stand in each kind of key: a forged cursor is no cursor, and never an error of the database. */
const KEYS = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  bigint: /^\d{1,18}$/,
  text: /^[\w.-]{1,100}$/,
} as const;

/**
 * Prepares the parts that modules declare. Row security shows this company's rows alone; the statements say so too.
 *
 * @throws Error for a name that is not a plain identifier, or declared twice: such a program must not start
 */
export function exporters(parts: readonly ExportPart[]): ReadonlyMap<string, Exporter> {
  const made = new Map<string, Exporter>();
  for (const part of parts) {
    if (made.has(part.table)) throw new Error(`${part.table} is declared twice`);
    made.set(part.table, exporter(part));
  }
  return made;
}

function exporter({ table, hidden = [], key = { id: 'uuid' } }: ExportPart): Exporter {
  const columns = Object.keys(key);
  const kinds = Object.values(key);
  if (
    !TABLE.test(table) ||
    columns.length === 0 ||
    [...columns, ...hidden].some((name) => !COLUMN.test(name))
  )
    throw new Error(`${table} cannot be exported: only plain names are put into SQL`);
  const order = columns.join(', ');
  const at = columns.map((column) => `${column}::text`).join(', ');
  const bounds = kinds.map((kind, index) => `$${index + 4}::${kind}`).join(', ');
  const page = (where: string) =>
    `select to_jsonb(t) - $2::text[] as row, array[${at}] as at from ${table} t where company_id = $1${where}
      order by ${order} limit $3`;
  const count: Statement = {
    name: `kernel.count ${table}`,
    text: `select count(*) as rows from ${table} where company_id = $1`,
  };
  const first: Statement = { name: `kernel.first ${table}`, text: page('') };
  const next: Statement = {
    name: `kernel.next ${table}`,
    text: page(` and (${order}) > (${bounds})`),
  };
  return {
    name: table,
    async count(tx) {
      const [row] = await run<{ rows: number }>(tx, count, [tx.companyId]);
      return row?.rows ?? 0;
    },
    async page(tx, after) {
      const cursor = after?.split(',');
      const sound =
        cursor?.length === kinds.length && kinds.every((kind, i) => KEYS[kind].test(cursor[i] ?? ''));
      if (cursor && !sound) throw new Refusal('invalid', 'kernel.page_unknown');
      const values = [tx.companyId, [...hidden], EXPORT_PAGE + 1, ...(cursor ?? [])];
      const found = await run<{ row: Record<string, unknown>; at: string[] }>(
        tx,
        cursor ? next : first,
        values,
      );
      const shown = found.slice(0, EXPORT_PAGE);
      return {
        rows: shown.map(({ row }) => row),
        next: found.length > EXPORT_PAGE ? (shown.at(-1)?.at.join(',') ?? null) : null,
      };
    },
  };
}
