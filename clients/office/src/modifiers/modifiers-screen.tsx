import type { OptionGroupWhole } from '@fastops/device';
import {
  type Column,
  EmptyState,
  formatList,
  goTo,
  ProblemCard,
  Skeletons,
  useLanguage,
  useT,
} from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, ListChecks, SearchX } from 'lucide-react';
import { useMemo } from 'react';
import { useAddress, useGo } from '../go.ts';
import layout from '../layout.module.css';
import menu from '../menu/menu.module.css';
import { MenuPage } from '../menu/menu-page.tsx';
import { groupsQuery } from '../menu/menu-queries.ts';
import { WholeList } from '../whole-list.tsx';
import { GroupEditor } from './group-editor.tsx';
import { HOME, ruleWords } from './group-values.ts';
import css from './modifiers.module.css';

/** The groups of options, or one of them. */
export function ModifiersScreen() {
  const t = useT();
  const { id } = useAddress();
  return (
    <MenuPage title={t('office.nav.modifiers')}>{id === undefined ? <Groups /> : <Group id={id} />}</MenuPage>
  );
}

function Groups() {
  const t = useT();
  return (
    <WholeList
      title={t('office.nav.modifiers')}
      text={t('office.groups.text')}
      home={HOME}
      read={useQuery(groupsQuery)}
      columns={useColumns()}
      count={(n) => t('office.groups.count', { n })}
      add={t('office.groups.add')}
      empty={{ icon: ListChecks, title: t('office.groups.empty.title'), text: t('office.groups.empty.text') }}
    />
  );
}

function useColumns(): Column<OptionGroupWhole>[] {
  const t = useT();
  const language = useLanguage();
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('office.groups.name'),
        width: 'minmax(0, 3fr)',
        sort: (one, other) => one.name.localeCompare(other.name),
        cell: ({ name }) => name,
      },
      {
        key: 'rule',
        title: t('office.groups.rule'),
        width: 'minmax(0, 2fr)',
        cell: (group) => ruleWords(group, t),
      },
      {
        key: 'options',
        title: t('office.groups.options'),
        width: 'minmax(0, 5fr)',
        cell: ({ options }) => (
          <span className={css.names}>
            {formatList(
              options.map(({ name }) => name),
              language,
            )}
          </span>
        ),
      },
      {
        key: 'products',
        title: t('office.groups.products'),
        width: '140px',
        sort: (one, other) => one.products - other.products,
        cell: ({ products }) => t('office.categories.products', { n: products }),
        phone: 'side',
      },
    ],
    [t, language],
  );
}

function Group({ id }: { id: string }) {
  const t = useT();
  const read = useQuery(groupsQuery);
  if (read.isLoadingError) return <ProblemCard error={read.error} onRetry={() => void read.refetch()} />;
  if (id === 'new') return <GroupEditor key="new" back={<Back />} />;
  if (!read.data) {
    return (
      <div className={layout.padded}>
        <Skeletons count={6} height={72} minWidth={2000} />
      </div>
    );
  }
  const group = read.data.find((one) => one.id === id);
  if (!group) {
    return (
      <EmptyState icon={SearchX} title={t('office.groups.gone.title')} text={t('office.groups.gone.text')}>
        <Back />
      </EmptyState>
    );
  }
  return <GroupEditor key={id} back={<Back />} group={group} />;
}

function Back() {
  const t = useT();
  const go = useGo();
  return (
    <a className={menu.back} href={HOME} onClick={goTo(HOME, go)}>
      <ArrowLeft aria-hidden size={18} />
      {t('office.nav.modifiers')}
    </a>
  );
}
