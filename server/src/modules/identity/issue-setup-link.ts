import type { OutsideTx } from '../../kernel/tx.ts';
import { issueLink } from './issue-link.ts';
import { revokeLinks } from './queries/links.ts';

/** How long a link to set a company up can be used, in minutes (24 hours). */
const SETUP_MINUTES = 24 * 60;

/** A fresh one-time link with which a company is set up on this installation; the ones before it open nothing more. */
export async function issueSetupLink(ctx: {
  tx: OutsideTx;
}): Promise<{ token: string; expiresAt: Temporal.Instant }> {
  await revokeLinks(ctx.tx, { purpose: 'setup' });
  return issueLink(ctx, { purpose: 'setup', minutes: SETUP_MINUTES });
}
