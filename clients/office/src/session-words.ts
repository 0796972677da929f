import type { OwnSession } from '@fastops/device';
import { useT } from '@fastops/ui';

/** Browsers by the word that gives them away; the order counts, as each names its forebears. */
const BROWSERS = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['SamsungBrowser/', 'Samsung Internet'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;

const SYSTEMS = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Macintosh', 'Mac'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
] as const;

const known = (names: readonly (readonly [string, string])[], text: string): string | undefined =>
  names.find(([word]) => text.includes(word))?.[1];

/** The browser and the machine behind a browser's own long name for itself. */
function browserName(userAgent: string | null): string | undefined {
  if (userAgent === null) return undefined;
  const parts = [known(BROWSERS, userAgent), known(SYSTEMS, userAgent)].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(' · ') : undefined;
}

/** What a session is called: the device it stands on, or the browser, and how it began. */
export function useSessionWords(): (session: OwnSession) => string {
  const t = useT();
  return (session) => {
    const where = session.device ?? browserName(session.userAgent) ?? t('office.sessions.unknown');
    return `${where} · ${t(`office.sessions.kind.${session.kind}`)}`;
  };
}
