import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { ImportFindings, ImportState, MenuImport } from '../menu-import.ts';
import type { SheetRow } from '../sheet.ts';
import type { SheetField, SheetMapping } from '../sheet-columns.ts';

const COLUMNS = `i.id, i.state, i.file_name as "fileName", i.kind, i.headers, i.mapping, i.findings, i.row_count as rows,
  i.steps_done as "stepsDone", i.steps_all as "stepsAll", i.created_count as created, i.changed_count as changed,
  i.unchanged_count as unchanged, i.left_count as left, i.category_ids as "categoryIds", i.created_by_name as "createdByName",
  case when i.acted_by is not null then json_build_object('memberId', i.acted_by, 'memberName', i.acted_by_name) end as by,
   i.created_at as "createdAt", i.applied_at as "appliedAt", i.undone_at as "undoneAt",
  (i.state in ('applied', 'failed') and i.id = (select l.id from catalog.menu_imports l where l.company_id = $1
    and l.applied_at is not null order by l.applied_at desc, l.id desc limit 1)) as undoable`;

const FIND: Statement = {
  name: 'catalog.find_menu_import',
  text: `select ${COLUMNS} from catalog.menu_imports i where i.company_id = $1 and i.id = $2`,
};

const named = (row: MenuImport): MenuImport => ({
  ...row,
  mapping: row.mapping.map((field) => ((field as string) === '' ? null : field)),
});

/** An import; undefined where there is none. */
export async function findMenuImport(tx: Tx, importId: string): Promise<MenuImport | undefined> {
  const [row] = await run<MenuImport>(tx, FIND, [tx.companyId, importId]);
  return row && named(row);
}

const LIST: Statement = {
  name: 'catalog.list_menu_imports',
  text: `select ${COLUMNS} from catalog.menu_imports i where i.company_id = $1 order by i.created_at desc, i.id desc limit $2`,
};

/** The newest imports. */
export async function findMenuImports(tx: Tx, limit: number): Promise<MenuImport[]> {
  return (await run<MenuImport>(tx, LIST, [tx.companyId, limit])).map(named);
}

const SAME_HEADERS: Statement = {
  name: 'catalog.find_import_mapping',
  text: `select mapping from catalog.menu_imports where company_id = $1 and headers = $2
    order by created_at desc, id desc limit 1`,
};

/** What the columns of the last file with these headers were taken for, if there was one. */
export async function findMapping(
  tx: Tx,
  headers: readonly string[],
): Promise<MenuImport['mapping'] | undefined> {
  const [row] = await run<{ mapping: (SheetField | '')[] }>(tx, SAME_HEADERS, [tx.companyId, headers]);
  return row?.mapping.map((field) => (field === '' ? null : field));
}

const HASH: Statement = {
  name: 'catalog.menu_import_hash',
  text: `select (source_hash = $3) as same from catalog.menu_imports where company_id = $1 and id = $2`,
};

/** Whether an import was made of these bytes; undefined where there is none. */
export async function isSameSource(tx: Tx, importId: string, hash: Uint8Array): Promise<boolean | undefined> {
  const [row] = await run<{ same: boolean }>(tx, HASH, [tx.companyId, importId, hash]);
  return row?.same;
}

/** An import that begins. */
export interface NewMenuImport {
  id: string;
  fileName: string;
  kind: 'csv' | 'xlsx';
  sourceHash: Uint8Array;
  headers: readonly string[];
  mapping: SheetMapping;
  findings: ImportFindings;
  rows: readonly SheetRow[];
  by: { memberId: string; memberName: string };
}

const stored = (mapping: SheetMapping) => mapping.map((field: SheetField | null) => field ?? '');

const INSERT: Statement = {
  name: 'catalog.insert_menu_import',
  text: `insert into catalog.menu_imports (company_id, id, file_name, kind, source_hash, headers, mapping, findings, row_count,
      created_by, created_by_name)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
};
const INSERT_ROWS: Statement = {
  name: 'catalog.insert_menu_import_rows',
  text: `insert into catalog.menu_import_rows (company_id, import_id, row_number, cells)
    select $1, $2, x.row, x.cells from jsonb_to_recordset($3::jsonb) as x (row int, cells text[])`,
};

/** Stores an import with its rows. */
export async function insertMenuImport(tx: Tx, made: NewMenuImport): Promise<void> {
  const { id, fileName, kind, sourceHash, headers, mapping, findings, rows, by } = made;
  await Promise.all([
    run(tx, INSERT, [
      ...[tx.companyId, id, fileName, kind, sourceHash, headers, stored(mapping), JSON.stringify(findings)],
      ...[rows.length, by.memberId, by.memberName],
    ]),
    run(tx, INSERT_ROWS, [tx.companyId, id, JSON.stringify(rows)]),
  ]);
}

const OLD = `select id from catalog.menu_imports where company_id = $1 and state = 'checked'
  order by created_at desc, id desc offset $2`;
const FORGET_ROWS: Statement = {
  name: 'catalog.forget_menu_import_rows',
  text: `delete from catalog.menu_import_rows where company_id = $1 and import_id in (${OLD})`,
};
const FORGET: Statement = {
  name: 'catalog.forget_menu_imports',
  text: `delete from catalog.menu_imports where company_id = $1 and id in (${OLD})`,
};

/** Forgets the files that were only looked at, but for the newest few. */
export async function forgetCheckedImports(tx: Tx, kept: number): Promise<void> {
  await Promise.all([run(tx, FORGET_ROWS, [tx.companyId, kept]), run(tx, FORGET, [tx.companyId, kept])]);
}

const CHECKED: Statement = {
  name: 'catalog.put_import_findings',
  text: `update catalog.menu_imports set mapping = $3, findings = $4 where company_id = $1 and id = $2 and state = 'checked'
    returning id`,
};

/** Stores what another look found. Returns false where it is no longer only looked at. */
export async function putFindings(
  tx: Tx,
  importId: string,
  { mapping, findings }: { mapping: SheetMapping; findings: ImportFindings },
): Promise<boolean> {
  const values = [tx.companyId, importId, stored(mapping), JSON.stringify(findings)];
  return (await run(tx, CHECKED, values)).length > 0;
}

const MOVE: Statement = {
  name: 'catalog.move_menu_import',
  text: `update catalog.menu_imports i set state = $4,
      applied_at = case when $4 = 'queued' then coalesce(i.applied_at, now()) else i.applied_at end,
      undone_at = case when $4 = 'undone' then now() else i.undone_at end,
      steps_done = case when $4 = 'undoing' then 0 else i.steps_done end,
      steps_all = case when $4 in ('queued', 'undoing') then $5 else i.steps_all end,
      left_count = case when $4 = 'undoing' then 0 else i.left_count end,
      acted_by = coalesce($6, i.acted_by), acted_by_name = coalesce($7, i.acted_by_name)
    where i.company_id = $1 and i.id = $2 and i.state = any ($3) returning i.id`,
};

/** Moves an import from one of these states to another. Returns false where it stands in none of them. */
export async function moveImport(
  tx: Tx,
  importId: string,
  move: { from: readonly ImportState[]; to: ImportState; stepsAll?: number; by?: MenuImport['by'] },
): Promise<boolean> {
  const { from, to, stepsAll = 0, by } = move;
  const values = [tx.companyId, importId, from, to, stepsAll, by?.memberId ?? null, by?.memberName ?? null];
  return (await run(tx, MOVE, values)).length > 0;
}

const RUNNING: Statement = {
  name: 'catalog.find_running_import',
  text: `select id from catalog.menu_imports where company_id = $1 and state in ('queued', 'undoing') limit 1`,
};

/** The import that is being taken over or back, if any. */
export async function findRunningImport(tx: Tx): Promise<string | undefined> {
  const [row] = await run<{ id: string }>(tx, RUNNING, [tx.companyId]);
  return row?.id;
}

const PROGRESS: Statement = {
  name: 'catalog.put_import_progress',
  text: `update catalog.menu_imports set steps_done = steps_done + $3, created_count = created_count + $4,
      changed_count = changed_count + $5, unchanged_count = unchanged_count + $6, left_count = left_count + $7,
      category_ids = category_ids || $8::text[]
    where company_id = $1 and id = $2`,
};

/** What one batch did. */
export interface ImportProgress {
  steps: number;
  created: number;
  changed: number;
  unchanged: number;
  left: number;
  categoryIds: readonly string[];
}

/** Adds what a batch did; in its transaction, so that it counts once. */
export async function putProgress(tx: Tx, importId: string, did: ImportProgress): Promise<void> {
  const { steps, created, changed, unchanged, left, categoryIds } = did;
  await run(tx, PROGRESS, [tx.companyId, importId, steps, created, changed, unchanged, left, categoryIds]);
}
