import { Button, ButtonLink, PageHead, useShortcuts, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { Plus, Upload } from 'lucide-react';
import { useMemo } from 'react';
import { pathsOf } from '../categories/tree.ts';
import { useAddress, useGo, useReplace } from '../go.ts';
import { ExportMenu } from '../imports/export-menu.tsx';
import { MenuPage } from '../menu/menu-page.tsx';
import { categoriesQuery } from '../menu/menu-queries.ts';
import { ProductDrawer } from './drawer/product-drawer.tsx';
import { addressOf, asked, filterOf, type ListFilter } from './list-filter.ts';
import { ListFilters } from './list-filters.tsx';
import { ListRows } from './list-rows.tsx';

/** What is sold, and one product of it in the drawer. */
export function ProductsScreen() {
  const t = useT();
  return (
    <MenuPage title={t('office.nav.products')}>
      <Products />
    </MenuPage>
  );
}

function Products() {
  const t = useT();
  const go = useGo();
  const replace = useReplace();
  const { id, filters } = useAddress();
  const filter = useMemo(() => filterOf(filters), [filters]);
  const categories = useQuery(categoriesQuery);
  const paths = useMemo(() => pathsOf(categories.data ?? []), [categories.data]);
  const create = (): void => go(addressOf(filter, 'new'));
  const choose = (next: ListFilter): void => replace(addressOf(next, id));
  useShortcuts({ n: create });
  return (
    <>
      <PageHead title={t('office.nav.products')} text={t('office.products.text')}>
        <ButtonLink href="/admin/import" onGo={go}>
          <Upload aria-hidden size={20} />
          {t('office.import.short')}
        </ButtonLink>
        <ExportMenu filter={asked(filter)} />
        <Button onClick={create} aria-keyshortcuts="n">
          <Plus aria-hidden size={20} />
          {t('office.products.create')}
        </Button>
      </PageHead>
      <ListFilters filter={filter} paths={paths} onFilter={choose} />
      <ListRows
        filter={filter}
        categories={categories.data}
        paths={paths}
        current={id}
        onFilter={choose}
        onCreate={create}
      />
      {id !== undefined && <ProductDrawer key={id} productId={id} onClose={() => go(addressOf(filter))} />}
    </>
  );
}
