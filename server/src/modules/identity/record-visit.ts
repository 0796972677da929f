import type { PlatformWork } from './platform-work.ts';
import { outsider } from './platform-work.ts';
import { type AuditEntry, recordAudit } from './record-audit.ts';
import { recordPlatformAct } from './record-platform-act.ts';

/** Writes down on both sides what the platform did in a company: for its owner, and for who keeps the installation. */
export async function recordVisit(
  ctx: Pick<PlatformWork, 'tx' | 'admin' | 'requestId'>,
  input: AuditEntry,
): Promise<void> {
  const { tx, admin, requestId } = ctx;
  const { action, before, after, reason } = input;
  await recordPlatformAct(ctx, {
    action,
    companyId: tx.companyId,
    ...(before ? { before } : {}),
    ...(after ? { after } : {}),
    ...(reason === undefined ? {} : { reason }),
  });
  recordAudit({ tx, actor: outsider(admin), requestId }, input);
}
