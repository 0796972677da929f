import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { importQueued } from './events.ts';
import { countUndoableRows } from './queries/menu-import-rows.ts';
import { findMenuImport, findRunningImport, moveImport } from './queries/menu-imports.ts';
import { takeTurn } from './queries/turn.ts';

/**
 * Lets the last import be taken back, once, beside the requests: what it made is deleted, what it changed is as it was, and
 * what somebody changed since is left alone and told.
 *
 * @throws Refusal `not_found` catalog.import_unknown; `conflict` catalog.import_state for one that was not taken over, or taken
 *   back before, catalog.import_not_last when another one came after it, catalog.import_running while one is under way
 */
export async function undoImport(ctx: Context, { importId }: { importId: string }): Promise<void> {
  const { tx } = ctx;
  await takeTurn(tx);
  const known = await findMenuImport(tx, importId);
  if (!known) throw new Refusal('not_found', 'catalog.import_unknown');
  const { state, undoable, fileName } = known;
  if (state !== 'applied' && state !== 'failed')
    throw new Refusal('conflict', 'catalog.import_state', { state });
  if (!undoable) throw new Refusal('conflict', 'catalog.import_not_last');
  if (await findRunningImport(tx)) throw new Refusal('conflict', 'catalog.import_running');
  const stepsAll = await countUndoableRows(tx, importId);
  await moveImport(tx, importId, { from: ['applied', 'failed'], to: 'undoing', stepsAll, by: ctx.actor });
  ctx.announce(importQueued, { schemaVersion: 1, importId });
  recordAudit(ctx, {
    action: 'catalog.menu_import_undone',
    objectType: 'menu_import',
    objectId: importId,
    before: { fileName, created: known.created, changed: known.changed },
  });
}
