import { createHash } from 'node:crypto';
import type { DeviceCommand } from '../../kernel/device-commands.ts';

/** Fingerprint of what a command says, in hexadecimal, so that its id cannot come to mean something else. */
export function contentOf({ type, payload }: Pick<DeviceCommand, 'type' | 'payload'>): string {
  return createHash('sha256')
    .update(`${type}\n${JSON.stringify(payload)}`)
    .digest('hex')
    .slice(0, 32);
}
