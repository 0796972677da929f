import { newId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/tx.ts';
import { insertAccessChange } from './queries/access.ts';

/** Topic of the wake-ups that say whose access changed. */
export const ACCESS_CHANGED = 'identity.access';

/**
 * Says that a member's, a session's or (with neither) everybody's access changed, in the transaction that changes it.
 * Every process forgets what it remembered: at once by the wake-up, within a second by looking at the table.
 */
export async function announceAccessChange(
  ctx: { tx: Tx; wake: (topic: string, key: string) => void },
  input: { memberId?: string; sessionId?: string } = {},
): Promise<void> {
  const { tx } = ctx;
  const change = {
    id: newId(),
    companyId: tx.companyId,
    memberId: input.memberId ?? null,
    sessionId: input.sessionId ?? null,
  };
  await insertAccessChange(tx, change);
  ctx.wake(ACCESS_CHANGED, [change.companyId, change.memberId ?? '', change.sessionId ?? ''].join('/'));
}
