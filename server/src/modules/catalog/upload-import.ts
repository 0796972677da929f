import { createHash } from 'node:crypto';
import type { Context, SteppedContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { findSheetBook } from './find-sheet-book.ts';
import { findingsOf, type MenuImport } from './menu-import.ts';
import {
  findMapping,
  findMenuImport,
  forgetCheckedImports,
  insertMenuImport,
  isSameSource,
} from './queries/menu-imports.ts';
import { MOST_FILE_BYTES, type Sheet } from './sheet.ts';
import { guessMapping } from './sheet-columns.ts';
import { unfoldSheet } from './sheet-file.ts';
import { planSheet } from './sheet-plan.ts';

/** A file somebody sent; its id is its sender's choice, so that the same once more is no second one. */
export interface UploadImportInput {
  id: string;
  fileName: string;
  /** Undefined where nothing was sent. */
  sent: { bytes: Uint8Array } | undefined;
}

/** Files that were only looked at are kept, so many of them. */
const KEPT = 5;

/**
 * Takes in a file and looks at it: which columns it has, what they seem to be, what it would do and what is wrong. Of the menu
 * nothing changes. The file is read between the transactions.
 *
 * @returns the import with what was found
 * @throws Refusal `invalid` as `unfoldSheet` says; `unavailable` catalog.imports_busy; `conflict` catalog.import_exists for the
 *   id of another file
 */
export async function uploadImport(ctx: SteppedContext, input: UploadImportInput): Promise<MenuImport> {
  const { id, sent } = input;
  if (!sent?.bytes.byteLength) throw new Refusal('invalid', 'catalog.import_empty');
  if (sent.bytes.byteLength > MOST_FILE_BYTES) throw new Refusal('invalid', 'catalog.import_too_large');
  const sourceHash = createHash('sha256').update(sent.bytes).digest();
  const before = await ctx.step((inside) => knownImport(inside, id, sourceHash));
  if (before) return before;
  const sheet = await unfoldSheet(sent.bytes, ctx.actor.locale);
  return ctx.step((inside) => store(inside, input, { sheet, sourceHash }));
}

async function knownImport({ tx }: Context, id: string, hash: Uint8Array): Promise<MenuImport | undefined> {
  const same = await isSameSource(tx, id, hash);
  if (same === undefined) return undefined;
  const known = same ? await findMenuImport(tx, id) : undefined;
  if (!known) throw new Refusal('conflict', 'catalog.import_exists');
  return known;
}

async function store(
  ctx: Context,
  { id, fileName }: UploadImportInput,
  { sheet, sourceHash }: { sheet: Sheet; sourceHash: Uint8Array },
): Promise<MenuImport> {
  const { kind, headers, rows } = sheet;
  // A mended file is taken as the one before it: nobody says twice what its columns are.
  const mapping = (await findMapping(ctx.tx, headers)) ?? guessMapping(headers);
  const book = await findSheetBook(ctx, { rows, mapping });
  const findings = findingsOf(planSheet(rows, { headers, mapping }, book));
  await insertMenuImport(ctx.tx, {
    ...{ id, fileName, kind, sourceHash, headers, mapping, findings },
    rows,
    by: ctx.actor,
  });
  await forgetCheckedImports(ctx.tx, KEPT);
  const stored = await findMenuImport(ctx.tx, id);
  if (!stored) throw new Refusal('not_found', 'catalog.import_unknown');
  return stored;
}
