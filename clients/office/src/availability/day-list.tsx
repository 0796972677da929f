import { FilterTabs, useLanguage, useT } from '@fastops/ui';
import { type ComponentProps, useState } from 'react';
import { dayName, WEEKDAYS } from '../menu/words.ts';
import css from './availability.module.css';
import { useBlockWords } from './block-words.ts';
import type { Block } from './week.ts';

interface Props {
  blocks: readonly Block[];
  onOpen: (block: Block) => void;
}

/** Monday is 1. */
const weekdayOf = (date: Date): number => date.getDay() || 7;

/** The week on a phone: one day at a time, in the order of its hours. */
export function DayList({ blocks, onOpen }: Props) {
  const t = useT();
  const language = useLanguage();
  const words = useBlockWords();
  const [day, setDay] = useState(() => weekdayOf(new Date()));
  const own = blocks.filter(({ weekday }) => weekday === day);
  return (
    <div className={css.dayList}>
      <FilterTabs
        label={t('office.windows.days')}
        value={String(day)}
        options={WEEKDAYS.map((one) => ({ value: String(one), label: dayName(one, language, 'short') }))}
        onChange={(next) => setDay(Number(next))}
      />
      {own.length === 0 && <p className={css.muted}>{t('office.availability.day.none')}</p>}
      <ul className={css.lines}>
        {own
          .toSorted((one, other) => one.fromMinute - other.fromMinute || one.toMinute - other.toMinute)
          .map((block) => (
            <li key={`${block.fromMinute} ${block.toMinute}`}>
              <button
                type="button"
                className={css.stretch}
                style={{ '--color': block.items[0]?.color } as ComponentProps<'button'>['style']}
                onClick={() => onOpen(block)}
              >
                <span className={css.muted}>{words.when(block)}</span>
                <strong>{words.names(block, 4)}</strong>
              </button>
            </li>
          ))}
      </ul>
    </div>
  );
}
