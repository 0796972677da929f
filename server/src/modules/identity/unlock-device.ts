import type { Tx } from '../../kernel/tx.ts';
import { findDevices } from './queries/devices.ts';
import { resetPinTries } from './queries/pins.ts';
import { type AuditActor, recordAudit } from './record-audit.ts';

/** A device of one of the branches whose devices somebody leads. */
export interface UnlockDeviceInput {
  deviceId: string;
  branchIds: readonly string[];
}

/** Lets people try their PINs again. Returns whether there was such a device in use. */
export async function unlockDevice(
  ctx: { tx: Tx; actor: AuditActor; requestId: string },
  input: UnlockDeviceInput,
): Promise<boolean> {
  const { deviceId, branchIds } = input;
  const [device] = await findDevices(ctx.tx, branchIds, deviceId);
  if (!device || !(await resetPinTries(ctx.tx, deviceId))) return false;
  if (device.locked)
    recordAudit(ctx, {
      action: 'identity.device_unlocked',
      objectType: 'device',
      objectId: deviceId,
      branchId: device.branchId,
      after: { name: device.name },
    });
  return true;
}
