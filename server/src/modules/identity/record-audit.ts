import type { Actor } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/tx.ts';
import { appendAudit } from './queries/audit.ts';

/** Who does what is recorded: a member of the company, or somebody from outside it. */
export type AuditActor =
  | Pick<Actor, 'kind' | 'memberId' | 'memberName' | 'sessionId' | 'deviceId'>
  | { kind: 'platform' | 'system'; memberId: string | null; memberName: string };

/** What happened. `before` and `after` hold what changed and nothing secret. */
export interface AuditEntry {
  /** `module.what_happened`, in the past. */
  action: string;
  objectType: string;
  objectId: string | null;
  branchId?: string | null;
  before?: Readonly<Record<string, unknown>>;
  after?: Readonly<Record<string, unknown>>;
  reason?: string;
  /** Who approved it on the spot. */
  approver?: { id: string; name: string };
}

/** Writes who did what into the company's chain, in the transaction that does it. Nothing is returned: it travels with the commit. */
export function recordAudit(ctx: { tx: Tx; actor: AuditActor; requestId: string }, input: AuditEntry): void {
  const { actor } = ctx;
  appendAudit(ctx.tx, {
    actor_id: actor.memberId,
    actor_name: actor.memberName,
    actor_kind: actor.kind,
    session_id: 'sessionId' in actor ? actor.sessionId : null,
    device_id: 'deviceId' in actor ? actor.deviceId : null,
    branch_id: input.branchId ?? null,
    action: input.action,
    object_type: input.objectType,
    object_id: input.objectId,
    before: input.before ?? null,
    after: input.after ?? null,
    reason: input.reason ?? null,
    approver_id: input.approver?.id ?? null,
    approver_name: input.approver?.name ?? null,
    request_id: ctx.requestId,
  });
}
