import type { Context } from '../../kernel/context.ts';
import { announceAccessChange } from './announce-access-change.ts';
import { endPinSessions, setPinHash } from './queries/pins.ts';
import { recordAudit } from './record-audit.ts';

/** A PIN for a member, or none. */
export interface SetPinInput {
  member: { id: string; name: string };
  /** Null takes the PIN away. */
  pinHash: string | null;
  /** The session in which members change their own. */
  keepSessionId?: string;
}

/** Sets a member's PIN or takes it away; whoever came in by the one before is out. */
export async function setPin(ctx: Context, input: SetPinInput): Promise<void> {
  const { member, pinHash } = input;
  await Promise.all([
    setPinHash(ctx.tx, member.id, pinHash),
    // After the new one is written: who came in by the old one until then is seen, and after it nobody comes in.
    endPinSessions(ctx.tx, member.id, input.keepSessionId ?? null),
    announceAccessChange(ctx, { memberId: member.id }),
  ]);
  recordAudit(ctx, {
    action: pinHash === null ? 'identity.pin_removed' : 'identity.pin_changed',
    objectType: 'member',
    objectId: member.id,
    after: { name: member.name },
  });
}
