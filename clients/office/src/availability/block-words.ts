import { type Language, type Translate, useLanguage, useT } from '@fastops/ui';
import { useMe } from '../me.ts';
import { dayName, hourWords } from '../menu/words.ts';
import type { Block } from './week.ts';

interface Company {
  locale: string;
  currency: string;
}

/** From when to when, as people say it there. */
const stretch = ({ fromMinute, toMinute }: Block, company: Company, language: Language): string =>
  `${hourWords(fromMinute, company, language)} – ${hourWords(toMinute, company, language)}`;

/** The names in it; of many the first ones and how many more. */
function names({ items }: Block, t: Translate, most: number): string {
  const shown = items.slice(0, most).map(({ name }) => name);
  const more = items.length - shown.length;
  return [...shown, ...(more > 0 ? [t('office.availability.more', { n: more })] : [])].join(', ');
}

/** The words of a block. */
export function useBlockWords() {
  const t = useT();
  const language = useLanguage();
  const { company } = useMe();
  return {
    when: (block: Block): string => stretch(block, company, language),
    hour: (minute: number): string => hourWords(minute, company, language),
    names: (block: Block, most: number): string => names(block, t, most),
    whole: (block: Block): string =>
      `${dayName(block.weekday, language)}, ${stretch(block, company, language)}: ${names(block, t, block.items.length)}`,
  };
}
