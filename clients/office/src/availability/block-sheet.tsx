import { Button, goTo, Sheet, useLanguage, useT } from '@fastops/ui';
import { useGo } from '../go.ts';
import layout from '../layout.module.css';
import { dayName } from '../menu/words.ts';
import css from './availability.module.css';
import { useBlockWords } from './block-words.ts';
import type { Block } from './week.ts';

/** What is sold in a stretch of a day, and the way to where its hours are set. */
export function BlockSheet({ block, onClose }: { block: Block; onClose: () => void }) {
  const t = useT();
  const go = useGo();
  const language = useLanguage();
  const words = useBlockWords();
  return (
    <Sheet title={`${dayName(block.weekday, language)}, ${words.when(block)}`} onClose={onClose}>
      <div className={layout.stack}>
        <ul className={css.lines}>
          {block.items.map(({ id, name, kind }) => {
            const href = `/admin/${kind === 'category' ? 'categories' : 'products'}/${id}`;
            return (
              <li key={id}>
                <a className={css.itemLink} href={href} onClick={goTo(href, go)}>
                  {name}
                  <span className={css.muted}>{t(`office.availability.${kind}`)}</span>
                </a>
              </li>
            );
          })}
        </ul>
        <div>
          <Button tone="quiet" onClick={onClose}>
            {t('common.close')}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
