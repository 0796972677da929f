import { useLanguage } from '@fastops/ui';
import type { ComponentProps } from 'react';
import { dayName, WEEKDAYS } from '../menu/words.ts';
import css from './availability.module.css';
import { useBlockWords } from './block-words.ts';
import { type Block, hoursOf } from './week.ts';

interface Props {
  blocks: readonly Block[];
  onOpen: (block: Block) => void;
}

type Style = ComponentProps<'div'>['style'];

/** The week on a desk: a column for each day, a line for each hour. */
export function WeekGrid({ blocks, onOpen }: Props) {
  const language = useLanguage();
  const words = useBlockWords();
  const { first, last } = hoursOf(blocks);
  const hours = Array.from({ length: last - first }, (_, index) => first + index);
  const place = ({ fromMinute, toMinute, lane, lanes, items }: Block): Style =>
    ({
      '--from': fromMinute / 60 - first,
      '--length': (toMinute - fromMinute) / 60,
      '--lane': lane,
      '--lanes': lanes,
      '--color': items[0]?.color,
    }) as Style;
  return (
    <div className={css.week} style={{ '--hours': last - first } as Style}>
      <div className={css.clock} aria-hidden>
        {hours.map((hour) => (
          <span key={hour}>{words.hour(hour * 60)}</span>
        ))}
      </div>
      {WEEKDAYS.map((day) => (
        <section key={day} className={css.day} aria-label={dayName(day, language)}>
          <h3 className={css.dayName}>{dayName(day, language, 'short')}</h3>
          <div className={css.column}>
            {blocks
              .filter(({ weekday }) => weekday === day)
              .map((block) => (
                <button
                  key={`${block.fromMinute} ${block.toMinute}`}
                  type="button"
                  className={css.block}
                  style={place(block)}
                  title={words.whole(block)}
                  onClick={() => onOpen(block)}
                >
                  <span className={css.blockNames}>{words.names(block, 3)}</span>
                  <span className={css.blockHours}>{words.when(block)}</span>
                </button>
              ))}
          </div>
        </section>
      ))}
    </div>
  );
}
