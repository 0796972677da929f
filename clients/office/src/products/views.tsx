import { Button, MantineFrame, Sheet, TextField, toast, useT } from '@fastops/ui';
import { BookmarkPlus, X } from 'lucide-react';
import { useState } from 'react';
import layout from '../layout.module.css';
import { type ListFilter, NO_FILTER, sameFilter } from './list-filter.ts';
import css from './products.module.css';
import type { SavedView, SavedViews } from './saved-views.ts';

interface Props {
  filter: ListFilter;
  onFilter: (filter: ListFilter) => void;
}

interface ViewsProps extends Props {
  saved: SavedViews;
}

/** The filters somebody gave a name, one tap each. */
export function Views({ saved: { views, put }, filter, onFilter }: ViewsProps) {
  const t = useT();
  const remove = ({ name }: SavedView): void => {
    put(views.filter((view) => view.name !== name));
    toast({
      tone: 'ok',
      text: t('office.products.views.removed', { name }),
      action: { label: t('common.undo'), run: () => put(views) },
    });
  };
  if (views.length === 0) return null;
  return (
    <fieldset className={css.views}>
      <legend>{t('office.products.views')}</legend>
      {views.map((view) => (
        <View key={view.name} view={view} filter={filter} onFilter={onFilter} onRemove={() => remove(view)} />
      ))}
    </fieldset>
  );
}

/** The way to keep the filters of now; there while they choose something and are not kept yet. */
export function KeepView({ saved: { views, put }, filter }: Omit<ViewsProps, 'onFilter'>) {
  const t = useT();
  const [naming, setNaming] = useState(false);
  const keep = (name: string): void => {
    setNaming(false);
    const done = put([...views.filter((view) => view.name !== name), { ...filter, name }]);
    toast(
      done
        ? { tone: 'ok', text: t('office.products.views.saved', { name }) }
        : { tone: 'danger', text: t('office.products.views.failed') },
    );
  };
  if (sameFilter(filter, NO_FILTER) || views.some((view) => sameFilter(view, filter))) return null;
  return (
    <>
      <button type="button" className={css.keepView} onClick={() => setNaming(true)}>
        <BookmarkPlus aria-hidden size={20} />
        {t('office.products.views.save')}
      </button>
      {naming && <NameSheet onKeep={keep} onClose={() => setNaming(false)} />}
    </>
  );
}

interface ViewProps extends Props {
  view: SavedView;
  onRemove: () => void;
}

function View({ view, filter, onFilter, onRemove }: ViewProps) {
  const t = useT();
  const { name, ...own } = view;
  const on = sameFilter(view, filter);
  return (
    <span className={css.view} data-on={on || undefined}>
      <button type="button" className={css.viewName} aria-pressed={on} onClick={() => onFilter(own)}>
        {name}
      </button>
      <button
        type="button"
        className={css.viewRemove}
        aria-label={t('office.products.views.remove', { name })}
        onClick={onRemove}
      >
        <X aria-hidden size={18} />
      </button>
    </span>
  );
}

function NameSheet({ onKeep, onClose }: { onKeep: (name: string) => void; onClose: () => void }) {
  const t = useT();
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const wrong = name.trim() === '';
  return (
    <Sheet title={t('office.products.views.title')} onClose={onClose}>
      <MantineFrame>
        <form
          className={layout.stack}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (wrong) setTried(true);
            else onKeep(name.trim());
          }}
        >
          <TextField
            name="name"
            label={t('office.products.views.name')}
            help={t('office.products.views.help')}
            autoComplete="off"
            maxLength={40}
            autoFocus
            value={name}
            error={tried && wrong ? t('field.required') : undefined}
            onChange={setName}
          />
          <div className={layout.row}>
            <Button tone="quiet" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit">{t('office.products.views.save')}</Button>
          </div>
        </form>
      </MantineFrame>
    </Sheet>
  );
}
