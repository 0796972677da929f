import type { Delivery, DeliveryHandler } from '../../kernel/deliveries.ts';
import type { Announcer } from '../../kernel/events.ts';
import type { Tx } from '../../kernel/tx.ts';
import { beginMenu } from './begin-menu.ts';
import { importQueued } from './events.ts';
import { findMenuImport, moveImport } from './queries/menu-imports.ts';
import { takeBackRows } from './take-back-rows.ts';
import { takeOverRows } from './take-over-rows.ts';

/** A company that has come to be begins with the taxes of its country. */
export const beginWithTaxes: DeliveryHandler = async (tx, batch) => {
  for (const { payload } of batch) await beginMenu({ tx }, payload as { country: string; locale: string });
};

/** Tries of one batch before the import stops where it is: about half a minute. */
const MOST_TRIES = 5;

/**
 * Takes the next rows of a file over, or back, and asks for the batch behind it in the same transaction: so the rows of a
 * file are a chain of short ones, which goes on wherever a worker died, and holds up nobody who changes the menu meanwhile.
 */
export function continueImports({ announcer }: { announcer: Announcer }): DeliveryHandler {
  const carry = async (tx: Tx, { payload, attempts }: Delivery): Promise<void> => {
    const { importId } = payload as { importId: string };
    const run = await findMenuImport(tx, importId);
    if (run?.state !== 'queued' && run?.state !== 'undoing') return;
    if (attempts >= MOST_TRIES) {
      await moveImport(tx, importId, { from: ['queued', 'undoing'], to: 'failed' });
      return;
    }
    const ctx = {
      tx,
      announce: ((type, given) => announcer.announce(tx, type, given)) as Parameters<
        typeof takeOverRows
      >[0]['announce'],
    };
    const more = run.state === 'queued' ? await takeOverRows(ctx, { run }) : await takeBackRows(ctx, { run });
    if (more) ctx.announce(importQueued, { schemaVersion: 1, importId });
  };
  return async (tx, batch) => {
    for (const delivery of batch) await carry(tx, delivery);
  };
}
