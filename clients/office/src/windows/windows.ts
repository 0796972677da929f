import type { MenuWindow } from '@fastops/device';
import { formatList, type Language, type Translate } from '@fastops/ui';
import { channelName, dayWords, hourWords, WEEKDAYS } from '../menu/words.ts';

export const DAY_MINUTES = 1_440;

/** What a window begins with: like the one before it, else the whole week from morning to night. */
export function newWindow(before: MenuWindow | undefined): MenuWindow {
  const usual = { branchId: null, channel: null, weekdays: [...WEEKDAYS], fromMinute: 480, toMinute: 1_320 };
  return before ? { ...before, weekdays: [...before.weekdays] } : usual;
}

/** Why nothing would ever be sold in it; undefined where something is. */
export function windowFault({ weekdays, fromMinute, toMinute }: MenuWindow): 'days' | 'hours' | undefined {
  if (weekdays.length === 0) return 'days';
  return fromMinute === toMinute ? 'hours' : undefined;
}

interface Words {
  t: Translate;
  language: Language;
  branches: readonly { id: string; name: string }[];
  /** Whose clock it is. */
  company: { locale: string; currency: string };
}

/** A window in one line: `lun a vie, 6:00 a. m. – 11:00 a. m. · Chapinero`. */
function windowWords(window: MenuWindow, { t, language, branches, company }: Words): string {
  const { weekdays, fromMinute, toMinute, branchId, channel } = window;
  const branch = branches.find(({ id }) => id === branchId)?.name;
  const [from, to] = [fromMinute, toMinute].map((minute) => hourWords(minute, company, language));
  const when = `${dayWords(weekdays, t, language)}, ${from} – ${to}`;
  return [when, branch, channel && channelName(channel, t)].filter(Boolean).join(' · ');
}

/** All of them in one line. */
export const windowsWords = (windows: readonly MenuWindow[], words: Words): string =>
  formatList(
    windows.map((window) => windowWords(window, words)),
    words.language,
  );
