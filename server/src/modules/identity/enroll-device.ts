import type { Tx } from '../../kernel/tx.ts';
import { announceAccessChange } from './announce-access-change.ts';
import { endDeviceSessions } from './queries/devices.ts';
import { recordAudit } from './record-audit.ts';

/** A device that another browser became just now. */
export interface HandOverDeviceInput {
  deviceId: string;
  branchId: string;
  name: string;
}

/** Ends what was open in the browser that was this device before, and writes down that it is another one now. */
export async function handOverDevice(
  ctx: { tx: Tx; requestId: string; wake: (topic: string, key: string) => void },
  input: HandOverDeviceInput,
): Promise<void> {
  const { deviceId, branchId, name } = input;
  for (const { id, memberId } of await endDeviceSessions(ctx.tx, deviceId))
    await announceAccessChange(ctx, { memberId, sessionId: id });
  recordAudit(
    { ...ctx, actor: { kind: 'system', memberId: null, memberName: 'FastOps' } },
    {
      action: 'identity.device_enrolled',
      objectType: 'device',
      objectId: deviceId,
      branchId,
      after: { name },
    },
  );
}
