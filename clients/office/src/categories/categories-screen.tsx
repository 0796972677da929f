import { Button, EmptyState, PageHead, ProblemCard, Skeletons, useShortcuts, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { FolderTree, Plus } from 'lucide-react';
import { useMemo } from 'react';
import { useAddress, useGo } from '../go.ts';
import layout from '../layout.module.css';
import { useMe } from '../me.ts';
import { MenuPage } from '../menu/menu-page.tsx';
import { categoriesQuery, stationsQuery } from '../menu/menu-queries.ts';
import css from './categories.module.css';
import { CategoryDrawer } from './category-drawer.tsx';
import { CategoryRows, HOME } from './category-rows.tsx';

/** The categories of the menu as a tree. */
export function CategoriesScreen() {
  const t = useT();
  return (
    <MenuPage title={t('office.nav.categories')}>
      <Categories />
    </MenuPage>
  );
}

/** What stations are called. */
function useStationNames(): ReadonlyMap<string, string> {
  const { branches } = useMe();
  const { data } = useQuery({ ...stationsQuery(branches[0]?.id ?? ''), enabled: branches.length > 0 });
  return useMemo(() => new Map((data ?? []).map(({ id, name }) => [id, name])), [data]);
}

function Categories() {
  const t = useT();
  const go = useGo();
  const { id, filters } = useAddress();
  const read = useQuery(categoriesQuery);
  const stations = useStationNames();
  const create = (): void => go(`${HOME}/new`);
  useShortcuts({ n: create });
  const chosen = read.data?.find((one) => one.id === id);
  const close = (): void => go(HOME);
  return (
    <>
      <PageHead title={t('office.nav.categories')} text={t('office.categories.text')}>
        <Button onClick={create} aria-keyshortcuts="n">
          <Plus aria-hidden size={20} />
          {t('office.categories.add')}
        </Button>
      </PageHead>
      {read.isPending && (
        <div className={layout.padded}>
          <Skeletons count={6} height={56} minWidth={10_000} />
        </div>
      )}
      {read.isLoadingError && <ProblemCard error={read.error} onRetry={() => void read.refetch()} />}
      {read.data?.length === 0 && (
        <EmptyState
          icon={FolderTree}
          title={t('office.categories.empty.title')}
          text={t('office.categories.empty.text')}
        >
          <Button onClick={create}>{t('office.categories.add')}</Button>
        </EmptyState>
      )}
      {read.data && read.data.length > 0 && (
        <>
          <CategoryRows categories={read.data} stations={stations} current={id} />
          <p className={css.foot}>{t('office.categories.count', { n: read.data.length })}</p>
        </>
      )}
      {read.data && id === 'new' && (
        <CategoryDrawer categories={read.data} parentId={filters.get('parent')} onClose={close} />
      )}
      {read.data && chosen && (
        <CategoryDrawer key={chosen.id} category={chosen} categories={read.data} onClose={close} />
      )}
    </>
  );
}
