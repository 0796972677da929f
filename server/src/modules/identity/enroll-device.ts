import { Refusal } from '../../kernel/refusal.ts';
import type { Tx } from '../../kernel/tx.ts';
import { announceAccessChange } from './announce-access-change.ts';
import { endDeviceSessions, enrollDeviceRow } from './queries/devices.ts';
import { recordAudit } from './record-audit.ts';

/** A code and the browser that brought it. */
export interface EnrollDeviceInput {
  codeHash: Buffer;
  /** Of the browser's own secret. */
  secretHash: Buffer;
}

/**
 * Makes a browser the device of a code, and ends what was open in the browser that was this device before. Of all who bring
 * the code at once one gets the device.
 *
 * @throws Refusal `not_found` identity.code_unknown for a code that was used or is over
 */
export async function enrollDevice(
  ctx: { tx: Tx; requestId: string; wake: (topic: string, key: string) => void },
  input: EnrollDeviceInput,
): Promise<void> {
  const device = await enrollDeviceRow(ctx.tx, input);
  if (!device) throw new Refusal('not_found', 'identity.code_unknown');
  for (const { id, memberId } of await endDeviceSessions(ctx.tx, device.id))
    await announceAccessChange(ctx, { memberId, sessionId: id });
  recordAudit(
    { ...ctx, actor: { kind: 'system', memberId: null, memberName: 'FastOps' } },
    {
      action: 'identity.device_enrolled',
      objectType: 'device',
      objectId: device.id,
      branchId: device.branchId,
      after: { name: device.name },
    },
  );
}
