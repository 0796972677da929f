import T, { type Static } from 'typebox';
import { Refusal } from '../../../kernel/refusal.ts';
import { Id, Instant, Nullable } from '../../../kernel/schemas.ts';
import type { Tx } from '../../../kernel/tx.ts';
import { IMPORT_STATES, type MenuImport } from '../menu-import.ts';
import { findLeftRows, findSheetRows } from '../queries/menu-import-rows.ts';
import { findMenuImport } from '../queries/menu-imports.ts';
import { SHEET_FIELDS } from '../sheet-columns.ts';
import { SHEET_FAULTS } from '../sheet-faults.ts';

const SAMPLES = 3;
const MOST_LEFT = 100;
const Field = T.Enum([...SHEET_FIELDS]);
/** What each column is taken for; null for nothing. */
export const Mapping = T.Array(Nullable(Field), { minItems: 1, maxItems: 60 });

const Fault = T.Object(
  {
    row: T.Integer({ description: 'As the file counts it; the headers are 1.' }),
    column: Nullable(T.String({ description: 'Its header; null for the row as a whole.' })),
    field: Nullable(Field),
    code: T.Enum([...SHEET_FAULTS]),
    value: T.String(),
    allowed: T.Array(T.String(), { description: 'What may be written instead.' }),
    most: Nullable(T.Integer({ description: 'The most that is taken.' })),
    otherRow: Nullable(T.Integer({ description: 'A row that says the same.' })),
    otherName: Nullable(T.String({ description: 'The product that has it already.' })),
  },
  { title: 'ImportFault' },
);

const lineFields = {
  id: Id,
  state: T.Enum([...IMPORT_STATES]),
  fileName: T.String(),
  kind: T.Enum(['csv', 'xlsx']),
  rows: T.Integer(),
  stepsDone: T.Integer({ description: 'Rows that are taken over, or back.' }),
  stepsAll: T.Integer(),
  created: T.Integer(),
  changed: T.Integer(),
  unchanged: T.Integer(),
  left: T.Integer({ description: 'Rows left out, or products kept as somebody made them since.' }),
  createdByName: T.String(),
  createdAt: Instant,
  appliedAt: Nullable(Instant),
  undoneAt: Nullable(Instant),
  undoable: T.Boolean(),
};

/** An import in a list. */
export const ImportLine = T.Object(lineFields, { title: 'MenuImportLine' });

/** An import with what was found in its file, and what was left of it. */
export const ImportShape = T.Object(
  {
    ...lineFields,
    headers: T.Array(T.String()),
    mapping: T.Array(Nullable(Field)),
    samples: T.Array(T.Array(T.String()), { description: 'The first rows.' }),
    findings: T.Object(
      {
        toCreate: T.Integer(),
        toChange: T.Integer(),
        unchanged: T.Integer(),
        faults: T.Integer(),
        told: T.Array(Fault, { description: 'The first of the faults.' }),
        newCategories: T.Array(T.String()),
      },
      { title: 'ImportFindings' },
    ),
    leftRows: T.Array(
      T.Object({ row: T.Integer(), name: T.String(), reason: T.String() }, { title: 'ImportLeft' }),
    ),
  },
  { title: 'MenuImport' },
);

/** An import as lists show it. */
export function lineAnswer(one: MenuImport): Static<typeof ImportLine> {
  const { id, state, fileName, kind, rows, stepsDone, stepsAll, created, changed, unchanged, left } = one;
  return {
    ...{ id, state, fileName, kind, rows, stepsDone, stepsAll, created, changed, unchanged, left },
    createdByName: one.createdByName,
    createdAt: one.createdAt.toString(),
    appliedAt: one.appliedAt?.toString() ?? null,
    undoneAt: one.undoneAt?.toString() ?? null,
    undoable: one.undoable,
  };
}

/**
 * An import as the contract shows it, with the first of its rows.
 *
 * @throws Refusal `not_found` catalog.import_unknown
 */
export async function importAnswer(tx: Tx, importId: string): Promise<Static<typeof ImportShape>> {
  const one = await findMenuImport(tx, importId);
  if (!one) throw new Refusal('not_found', 'catalog.import_unknown');
  const back = one.state === 'undoing' || one.state === 'undone';
  const [samples, leftRows] = await Promise.all([
    findSheetRows(tx, importId, SAMPLES),
    findLeftRows(tx, importId, { outcome: back ? 'kept' : 'left', limit: MOST_LEFT }),
  ]);
  return {
    ...lineAnswer(one),
    headers: one.headers,
    mapping: one.mapping,
    samples: samples.map(({ cells }) => cells.map((cell) => cell.slice(0, 80))),
    findings: one.findings,
    leftRows,
  };
}
