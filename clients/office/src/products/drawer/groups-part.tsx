import { ButtonLink, type Form, formatList, SearchSelect, useLanguage, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { useGo } from '../../go.ts';
import { groupsQuery } from '../../menu/menu-queries.ts';
import { OrderedRows } from '../../menu/ordered-rows.tsx';
import { ruleWords } from '../../modifiers/group-values.ts';
import css from './drawer.module.css';
import { Fold } from './fold.tsx';
import type { ProductValues } from './product-values.ts';

/** What is chosen with a product: groups that other products may share. */
export function GroupsPart({ form }: { form: Form<ProductValues> }) {
  const t = useT();
  const go = useGo();
  const language = useLanguage();
  const { groupIds } = form.values;
  const { data: groups = [] } = useQuery(groupsQuery);
  const chosen = groupIds.flatMap((id) => groups.find((one) => one.id === id) ?? []);
  const others = groups.filter(({ id, deleted }) => !deleted && !groupIds.includes(id));
  const names = chosen.map(({ name }) => name);
  return (
    <Fold
      title={t('office.product.groups')}
      said={names.length === 0 ? t('office.product.groups.none') : formatList(names, language)}
    >
      <OrderedRows
        rows={chosen}
        onChange={(rows) =>
          form.set(
            'groupIds',
            rows.map(({ id }) => id),
          )
        }
        nameOf={({ name }) => name}
      >
        {(group) => (
          <div className={css.group}>
            <strong>{group.name}</strong>
            <span className={css.said}>{ruleWords(group, t)}</span>
            <span className={css.said}>
              {formatList(
                group.options.map(({ name }) => name),
                language,
              )}
            </span>
          </div>
        )}
      </OrderedRows>
      {others.length > 0 && (
        <SearchSelect
          // Emptied by being made anew once something was chosen.
          key={groupIds.length}
          name="group"
          label={t('office.product.groups.add')}
          placeholder={t('office.product.groups.search')}
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
          value=""
          onChange={(id) => form.set('groupIds', [...groupIds, id])}
        />
      )}
      <div>
        <ButtonLink href="/admin/modifiers/new" onGo={go}>
          {t('office.product.groups.make')}
        </ButtonLink>
      </div>
    </Fold>
  );
}
