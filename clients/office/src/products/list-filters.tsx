import { FilterTabs, SearchField, SelectField, useT } from '@fastops/ui';
import { useMe } from '../me.ts';
import { type ListFilter, STATES, stateOf } from './list-filter.ts';
import css from './products.module.css';
import { useSavedViews } from './saved-views.ts';
import { KeepView, Views } from './views.tsx';

interface Props {
  filter: ListFilter;
  /** The categories with those above them. */
  paths: ReadonlyMap<string, string>;
  onFilter: (filter: ListFilter) => void;
}

/** What chooses among the products; all of it stands in the address. */
export function ListFilters({ filter, paths, onFilter }: Props) {
  const t = useT();
  const { company } = useMe();
  const saved = useSavedViews(company.id);
  const { search, categoryId, state } = filter;
  const other = categoryId !== '' && !paths.has(categoryId);
  return (
    <div className={css.filters}>
      <Views saved={saved} filter={filter} onFilter={onFilter} />
      <div className={css.find}>
        <SearchField
          label={t('office.products.search')}
          value={search}
          afterPause
          onChange={(text) => onFilter({ ...filter, search: text })}
        />
        <div className={css.categoryFilter}>
          <SelectField
            label={t('office.products.category')}
            labelHidden
            value={categoryId}
            options={[
              { value: '', label: t('office.products.category.all') },
              ...[...paths].map(([value, label]) => ({ value, label })),
              ...(other ? [{ value: categoryId, label: t('office.products.category.other') }] : []),
            ]}
            onChange={(chosen) => onFilter({ ...filter, categoryId: chosen })}
          />
        </div>
      </div>
      <div className={css.states}>
        <FilterTabs
          label={t('office.products.state')}
          value={state || 'all'}
          options={(['all', ...STATES] as const).map((value) => ({
            value,
            label: t(`office.products.states.${value}`),
          }))}
          onChange={(value) => onFilter({ ...filter, state: stateOf(value) })}
        />
        <KeepView saved={saved} filter={filter} />
      </div>
    </div>
  );
}
