import type { BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { keepPrinter } from './queries/printer-setups.ts';

/**
 * Holds the printer that is to stand in for another one until the end of the transaction.
 *
 * @throws Refusal `invalid` printing.fallback_itself; `not_found` printing.printer_unknown for one that is away or of another
 *   branch
 */
export async function refuseFallback(
  ctx: BranchContext,
  { printerId, fallbackId }: { printerId: string; fallbackId: string | null },
): Promise<void> {
  if (fallbackId === null) return;
  if (fallbackId === printerId) throw new Refusal('invalid', 'printing.fallback_itself');
  if ((await keepPrinter(ctx.tx, fallbackId)) !== ctx.branch.id)
    throw new Refusal('not_found', 'printing.printer_unknown');
}
