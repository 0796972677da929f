import type { PriceList, SaleChannel } from '@fastops/device';
import { formatDate, type Language, type Translate } from '@fastops/ui';
import { channelWords } from '../menu/words.ts';

export const HOME = '/admin/price-lists';

/** What of a list is edited besides its prices; what is empty holds without an end. */
export interface ListValues {
  name: string;
  branchId: string;
  channels: SaleChannel[];
  validFrom: string;
  validTo: string;
  rank: string;
  state: PriceList['state'];
}

/** A list as the form shows it; without one what a new one begins with. */
export function valuesOf(list: PriceList | undefined): ListValues {
  if (!list)
    return { name: '', branchId: '', channels: [], validFrom: '', validTo: '', rank: '10', state: 'active' };
  const { name, branchId, channels, validFrom, validTo, rank, state } = list;
  return {
    ...{ name, channels: [...channels], rank: String(rank), state },
    ...{ branchId: branchId ?? '', validFrom: validFrom ?? '', validTo: validTo ?? '' },
  };
}

/** The form's values as the server takes them. */
export function bodyOf({ name, branchId, channels, validFrom, validTo, rank, state }: ListValues) {
  return {
    ...{ name: name.trim(), channels, rank: Number(rank), state },
    ...{ branchId: branchId || null, validFrom: validFrom || null, validTo: validTo || null },
  };
}

/** A day as people say it: `5 dic`. */
export function dayWords(
  day: string,
  company: { locale: string; currency: string },
  language: Language,
): string {
  return formatDate(`${day}T12:00:00Z`, { ...company, timeZone: 'UTC' }, language);
}

interface Words {
  t: Translate;
  language: Language;
  company: { locale: string; currency: string };
}

/** From when to when it holds, in words. */
export function validWords(
  { validFrom, validTo }: Pick<PriceList, 'validFrom' | 'validTo'>,
  { t, language, company }: Words,
): string {
  const [from, to] = [validFrom, validTo].map((day) => (day ? dayWords(day, company, language) : ''));
  if (from && to) return t('office.lists.valid.both', { from, to });
  if (from) return t('office.lists.valid.from', { from });
  return to ? t('office.lists.valid.to', { to }) : t('office.lists.valid.always');
}

/** Whether it holds today, will, did, or is paused. */
export function standOf(list: PriceList, today: string): 'active' | 'paused' | 'later' | 'over' {
  if (list.state === 'paused') return 'paused';
  if (list.validFrom !== null && list.validFrom > today) return 'later';
  return list.validTo !== null && list.validTo < today ? 'over' : 'active';
}

/** What somebody else made of it, one sentence each. */
export function changesOf(base: PriceList, theirs: PriceList, words: Words): string[] {
  const { t, language } = words;
  const channels = channelWords(theirs.channels, t, language);
  const valid = validWords(theirs, words);
  return [
    ...(theirs.name === base.name ? [] : [t('office.menu.conflict.name', { name: theirs.name })]),
    ...(theirs.branchId === base.branchId ? [] : [t('office.lists.conflict.branch')]),
    ...(channels === channelWords(base.channels, t, language)
      ? []
      : [t('office.lists.conflict.channels', { channels })]),
    ...(valid === validWords(base, words) ? [] : [t('office.lists.conflict.valid', { valid })]),
    ...(theirs.rank === base.rank ? [] : [t('office.lists.conflict.rank', { rank: theirs.rank })]),
    ...(theirs.state === base.state ? [] : [t(`office.lists.conflict.${theirs.state}`)]),
  ];
}
