import type { Option } from '@fastops/ui';

/** Every zone of the browser with its distance to Greenwich now, by name. */
export function zoneOptions(now: Date, language: string): Option[] {
  return Intl.supportedValuesOf('timeZone').map((zone) => ({
    value: zone,
    label: `${zone.replaceAll('_', ' ').replaceAll('/', ' / ')} (${offsetOf(zone, now, language)})`,
  }));
}

/** `GMT-5`, as it is now: summer time moves it. */
function offsetOf(zone: string, now: Date, language: string): string {
  const parts = new Intl.DateTimeFormat(language, {
    timeZone: zone,
    timeZoneName: 'shortOffset',
  }).formatToParts(now);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}
