import type { PlatformActor } from '../../kernel/context.ts';
import type { OutsideTx, Tx } from '../../kernel/tx.ts';
import { appendPlatformAudit } from './queries/platform.ts';

/** What the platform did. `before` and `after` hold what changed and nothing secret. */
export interface PlatformAct {
  /** `identity.what_happened`, in the past. */
  action: string;
  companyId?: string;
  before?: Readonly<Record<string, unknown>>;
  after?: Readonly<Record<string, unknown>>;
  reason?: string;
}

/** Writes down for the platform who did what, in the transaction that does it. */
export async function recordPlatformAct(
  ctx: {
    tx: Tx | OutsideTx;
    admin: Pick<PlatformActor, 'name'> & { accountId: string | null };
    requestId: string;
  },
  input: PlatformAct,
): Promise<void> {
  await appendPlatformAudit(ctx.tx, {
    account_id: ctx.admin.accountId,
    account_name: ctx.admin.name,
    action: input.action,
    about_company: input.companyId ?? null,
    before: input.before ?? null,
    after: input.after ?? null,
    reason: input.reason ?? null,
    request_id: ctx.requestId,
  });
}
