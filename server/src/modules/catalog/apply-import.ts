import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { checkImport } from './check-import.ts';
import { importQueued } from './events.ts';
import type { MenuImport } from './menu-import.ts';
import { forgetOtherRows } from './queries/menu-import-rows.ts';
import { findMenuImport, findRunningImport, moveImport } from './queries/menu-imports.ts';
import { takeTurn } from './queries/turn.ts';

/**
 * Lets a file that has no faults be taken over, beside the requests; one that stopped half way goes on. It is looked at once
 * more first: the menu may be another one than when it was sent.
 *
 * @throws Refusal `not_found` catalog.import_unknown; `conflict` catalog.import_state for one that was taken over,
 *   catalog.import_faults with how many, catalog.import_running while another one is under way
 */
export async function applyImport(ctx: Context, { importId }: { importId: string }): Promise<void> {
  const { tx } = ctx;
  await takeTurn(tx);
  const known = await findMenuImport(tx, importId);
  if (!known) throw new Refusal('not_found', 'catalog.import_unknown');
  const stopped = known.state === 'failed';
  if (known.state !== 'checked' && !(stopped && known.undoable))
    throw new Refusal('conflict', 'catalog.import_state', { state: known.state });
  if (await findRunningImport(tx)) throw new Refusal('conflict', 'catalog.import_running');
  const faults = stopped ? 0 : await checkImport(ctx, { importId, mapping: known.mapping });
  if (faults > 0) throw new Refusal('conflict', 'catalog.import_faults', { faults });
  await moveImport(tx, importId, {
    from: ['checked', 'failed'],
    to: 'queued',
    stepsAll: known.rows,
    by: ctx.actor,
  });
  await forgetOtherRows(tx, importId);
  ctx.announce(importQueued, { schemaVersion: 1, importId });
  // Who lets it happen is written down when they do: the work itself has no device and no session.
  if (!stopped) note(ctx, known);
}

function note(ctx: Context, { id, fileName, findings, rows }: MenuImport): void {
  const { toCreate, toChange, newCategories } = findings;
  recordAudit(ctx, {
    action: 'catalog.menu_imported',
    objectType: 'menu_import',
    objectId: id,
    after: { fileName, rows, toCreate, toChange, newCategories },
  });
}
