import { createHash } from 'node:crypto';
import { secretHash } from './session-secret.ts';

/** What an attempt to log in is counted under. Hashes, so that the table of counters names nobody. */
export interface AttemptKeys {
  /** Of the browser's own secret; null for one that has none yet. */
  deviceHash: Buffer | null;
  device: Buffer;
  pair: Buffer;
  ip: Buffer;
  email: Buffer;
}

/** The key of a counter. */
export function attemptKey(...parts: readonly string[]): Buffer {
  return createHash('sha256').update(JSON.stringify(parts)).digest();
}

const MAPPED = /^::ffff:([\d.]+)$/i;
const GROUPS = 8;

/**
 * What of an address stands for whoever uses it: of IPv6 the first 64 bits, since one subscriber has all addresses behind
 * them (RFC 6177), else the address itself.
 */
export function placeOf(ip: string): string {
  const mapped = MAPPED.exec(ip)?.[1];
  if (mapped !== undefined) return mapped;
  if (!ip.includes(':')) return ip;
  const groups = (part: string | undefined) => (part ? part.split(':') : []);
  const [before, after] = ip.split('::');
  const [head, tail] = [groups(before), groups(after)];
  const zeros = new Array<string>(Math.max(0, GROUPS - head.length - tail.length)).fill('0');
  const network = [...head, ...(after === undefined ? [] : zeros), ...tail].slice(0, GROUPS / 2);
  return `${network.map((group) => group.toLowerCase().replace(/^0+(?=.)/, '')).join(':')}::/64`;
}

/**
 * The counters of one attempt.
 *
 * @param email in lower case
 * @param deviceSecret of the browser's cookie
 */
export function attemptKeys(email: string, ip: string, deviceSecret: string | undefined): AttemptKeys {
  return {
    deviceHash: deviceSecret === undefined ? null : secretHash(deviceSecret),
    device: attemptKey('device', email, deviceSecret ?? ''),
    pair: attemptKey('pair', email, placeOf(ip)),
    ip: attemptKey('ip', placeOf(ip)),
    email: attemptKey('email', email),
  };
}
