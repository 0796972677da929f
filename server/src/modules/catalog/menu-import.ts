import type { SheetField } from './sheet-columns.ts';
import type { SheetFault } from './sheet-faults.ts';
import type { SheetPlan } from './sheet-plan.ts';
import { PATH_SIGN } from './sheet-product.ts';

export const IMPORT_STATES = ['checked', 'queued', 'applied', 'failed', 'undoing', 'undone'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** Faults that are told one by one; there may be more. */
const MOST_TOLD = 500;
const MOST_PATHS = 200;

/** What the last look at a file found. */
export interface ImportFindings {
  toCreate: number;
  toChange: number;
  unchanged: number;
  faults: number;
  /** The first of them, by row. */
  told: SheetFault[];
  /** Paths of categories that would be made. */
  newCategories: string[];
}

/** A file that was sent, and how far it is. */
export interface MenuImport {
  id: string;
  state: ImportState;
  fileName: string;
  kind: 'csv' | 'xlsx';
  headers: string[];
  mapping: (SheetField | null)[];
  findings: ImportFindings;
  rows: number;
  stepsDone: number;
  stepsAll: number;
  created: number;
  changed: number;
  unchanged: number;
  left: number;
  categoryIds: string[];
  createdByName: string;
  /** Who let it be taken over, or back; null while nobody did. */
  by: { memberId: string; memberName: string } | null;
  createdAt: Temporal.Instant;
  appliedAt: Temporal.Instant | null;
  undoneAt: Temporal.Instant | null;
  /** Whether it is the last one that was taken over, and was not taken back. */
  undoable: boolean;
}

/** What a plan comes to. */
export function findingsOf({ rows, faults }: SheetPlan): ImportFindings {
  const paths = new Set(
    rows.flatMap(({ product: { category } }) => ('path' in category ? [category.path.join(PATH_SIGN)] : [])),
  );
  return {
    toCreate: rows.filter(({ productId }) => productId === undefined).length,
    toChange: rows.filter(({ productId, changes }) => productId !== undefined && changes).length,
    unchanged: rows.filter(({ changes }) => !changes).length,
    faults: faults.length,
    told: faults.slice(0, MOST_TOLD),
    newCategories: [...paths].slice(0, MOST_PATHS),
  };
}
