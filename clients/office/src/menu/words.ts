import type { SaleChannel } from '@fastops/device';
import { formatList, formatTime, type Language, type Translate } from '@fastops/ui';

export const CHANNELS: readonly SaleChannel[] = ['dine_in', 'takeaway', 'delivery', 'online'];
/** Monday is 1. */
export const WEEKDAYS: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

export const channelName = (channel: SaleChannel, t: Translate): string => t(`office.channel.${channel}`);

/** The ways of selling in words; none named means all of them. */
export function channelWords(channels: readonly SaleChannel[], t: Translate, language: Language): string {
  if (channels.length === 0 || channels.length === CHANNELS.length) return t('office.channel.all');
  const named = CHANNELS.filter((one) => channels.includes(one)).map((one) => channelName(one, t));
  return formatList(named, language);
}

// The first of January 2024 was a Monday.
const dayAt = (weekday: number): Date => new Date(Date.UTC(2024, 0, weekday));

/** `lunes`, or short: `lun`. */
export const dayName = (
  weekday: number,
  language: Language,
  weekdayStyle: 'long' | 'short' = 'long',
): string =>
  new Intl.DateTimeFormat(language, { weekday: weekdayStyle, timeZone: 'UTC' }).format(dayAt(weekday));

/** Days in words: those that follow each other as a stretch, `lun a vie`. */
export function dayWords(weekdays: readonly number[], t: Translate, language: Language): string {
  const days = WEEKDAYS.filter((one) => weekdays.includes(one));
  if (days.length === WEEKDAYS.length) return t('office.windows.everyDay');
  const stretches: number[][] = [];
  for (const day of days) {
    const last = stretches.at(-1);
    if (last?.at(-1) === day - 1) last.push(day);
    else stretches.push([day]);
  }
  const words = stretches.flatMap((stretch) => {
    const names = stretch.map((day) => dayName(day, language, 'short'));
    const [from = '', to = ''] = [names[0], names.at(-1)];
    return stretch.length > 2 ? [t('office.windows.stretch', { from, to })] : names;
  });
  return formatList(words, language);
}

/** A minute of the day as people say it there: `6:00 a. m.` */
export function hourWords(
  minute: number,
  company: { locale: string; currency: string },
  language: Language,
): string {
  const { locale, currency } = company;
  return formatTime(Date.UTC(2024, 0, 1, 0, minute), { locale, currency, timeZone: 'UTC' }, language);
}

/** A minute of the day as an `input type=time` takes it. */
export const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** What an `input type=time` says, in minutes after midnight. */
export function minuteOf(text: string): number | undefined {
  const [hour, minute] = text.split(':').map(Number);
  return hour === undefined || minute === undefined || Number.isNaN(hour + minute)
    ? undefined
    : hour * 60 + minute;
}
