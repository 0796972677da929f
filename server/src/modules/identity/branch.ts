import { Refusal } from '../../kernel/refusal.ts';

/**
 * Refuses a zone this program cannot reckon in.
 *
 * @param timeZone IANA name, such as `America/Bogota`
 * @throws Refusal `invalid` identity.zone_unknown
 */
export function refuseUnknownZone(timeZone: string): void {
  // Offsets such as +05:00 are no zones: they know no summer time.
  if (/^[A-Z][A-Za-z]+(\/[A-Za-z0-9_+-]+){0,2}$/.test(timeZone) && isZone(timeZone)) return;
  throw new Refusal('invalid', 'identity.zone_unknown');
}

function isZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
