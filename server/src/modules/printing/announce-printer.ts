import { printerChanged } from './events.ts';
import type { PrintContext } from './settle-attempt.ts';

/** Tells the screens of a branch that a printer is not as it was. */
export function announcePrinter(
  ctx: Pick<PrintContext, 'announce'>,
  { branchId, printerId }: { branchId: string; printerId: string },
): void {
  ctx.announce(printerChanged, { schemaVersion: 1, branchId, printerId });
}
