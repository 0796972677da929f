import type { BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { printerChanged } from './events.ts';
import { findPollUrl, holdPrinterDriver, putPollUrl } from './queries/poll-urls.ts';

/** The printer, and the hash of the secret that its caller made. */
export interface IssuePollUrlInput {
  printerId: string;
  tokenHash: Buffer;
}

/**
 * Gives a printer the address at which it asks for its pages, in place of any it had; the machine that asks there first is
 * the one that is answered.
 *
 * @throws Refusal `not_found` printing.printer_unknown; `conflict` printing.not_cloudprnt for one that is reached otherwise
 */
export async function issuePollUrl(ctx: BranchContext, input: IssuePollUrlInput): Promise<void> {
  const { printerId, tokenHash } = input;
  const printer = await holdPrinterDriver(ctx.tx, printerId);
  if (!printer) throw new Refusal('not_found', 'printing.printer_unknown');
  if (printer.driver !== 'cloudprnt') throw new Refusal('conflict', 'printing.not_cloudprnt');
  const had = await findPollUrl(ctx.tx, printerId);
  await putPollUrl(ctx.tx, printerId, tokenHash);
  const { branchId } = printer;
  recordAudit(ctx, {
    ...{ action: 'printing.poll_url_issued', objectType: 'printer', objectId: printerId, branchId },
    after: { renewed: had !== undefined },
  });
  ctx.announce(printerChanged, { schemaVersion: 1, branchId, printerId });
}
