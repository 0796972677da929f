import type { OfficeCategory, ProductLine } from '@fastops/device';
import {
  Button,
  ButtonLink,
  DataList,
  EmptyState,
  ListFoot,
  ProblemCard,
  Skeletons,
  useT,
} from '@fastops/ui';
import { SearchX, Trash2, UtensilsCrossed } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useGo } from '../go.ts';
import layout from '../layout.module.css';
import { BulkBar } from './bulk-bar.tsx';
import { useColumns } from './list-columns.tsx';
import { addressOf, type ListFilter, NO_FILTER, sameFilter } from './list-filter.ts';
import { useProductList } from './use-product-list.ts';
import { useSetPrice } from './use-set-price.ts';

interface Props {
  filter: ListFilter;
  categories: readonly OfficeCategory[] | undefined;
  paths: ReadonlyMap<string, string>;
  /** The product whose drawer is open. */
  current: string | undefined;
  onFilter: (filter: ListFilter) => void;
  onCreate: () => void;
}

const NONE: ReadonlySet<string> = new Set();

/** The products a filter wants: what is shown while they are read, when that fails, when there are none, and the list. */
export function ListRows(props: Props) {
  const { filter } = props;
  const list = useProductList(filter);
  // That there was nothing before says nothing of what is looked for now.
  if (list.isPending || (list.isPlaceholderData && list.lines.length === 0)) {
    return (
      <div className={layout.padded}>
        <Skeletons count={8} height={64} minWidth={10_000} />
      </div>
    );
  }
  if (list.isLoadingError) return <ProblemCard error={list.error} onRetry={() => void list.refetch()} />;
  if (list.lines.length === 0) return <NoRows {...props} />;
  // What was picked among others would be out of sight.
  return <Rows key={addressOf(filter)} {...props} list={list} />;
}

function Rows({
  filter,
  categories,
  paths,
  current,
  list,
}: Props & { list: ReturnType<typeof useProductList> }) {
  const t = useT();
  const go = useGo();
  const { lines, total, hasNextPage, isFetchingNextPage, fetchNextPage, onSight } = list;
  const [picked, setPicked] = useState(NONE);
  const onSet = useSetPrice();
  const columns = useColumns(categories, onSet);
  const hrefOf = useCallback(({ id }: ProductLine) => addressOf(filter, id), [filter]);
  // Somebody else may have taken away what was picked.
  const chosen = useMemo(() => lines.filter(({ id }) => picked.has(id)), [lines, picked]);
  const picking = {
    picked: new Set(chosen.map(({ id }) => id)),
    onPick: setPicked,
    label: ({ name }: ProductLine) => t('office.products.pick', { name }),
    labelOfAll: t('office.products.pick.all'),
  };
  return (
    <>
      <DataList
        label={t('office.nav.products')}
        columns={columns}
        rows={lines}
        rowKey={keyOf}
        href={hrefOf}
        onGo={go}
        current={current}
        picking={picking}
        onSight={onSight}
        foot={
          <ListFoot
            count={
              hasNextPage
                ? t('office.products.loaded', { total, n: lines.length })
                : t('office.products.count', { n: total })
            }
            more={hasNextPage}
            busy={isFetchingNextPage}
            onMore={() => void fetchNextPage()}
          />
        }
      />
      {chosen.length > 0 && (
        <BulkBar
          lines={chosen}
          count={lines.length}
          paths={paths}
          onPick={setPicked}
          onPickAll={() => setPicked(new Set(lines.map(keyOf)))}
        />
      )}
    </>
  );
}

const keyOf = ({ id }: ProductLine): string => id;

/** Why there is nothing: none yet, none deleted, or none by these filters. */
function NoRows({ filter, onFilter, onCreate }: Props) {
  const t = useT();
  const go = useGo();
  if (sameFilter(filter, NO_FILTER)) {
    return (
      <EmptyState
        icon={UtensilsCrossed}
        title={t('office.products.empty.title')}
        text={t('office.products.empty.text')}
      >
        <Button onClick={onCreate}>{t('office.products.create')}</Button>
        <ButtonLink href="/admin/import" onGo={go}>
          {t('office.products.import')}
        </ButtonLink>
      </EmptyState>
    );
  }
  const bin = sameFilter(filter, { ...NO_FILTER, state: 'deleted' });
  return (
    <EmptyState
      icon={bin ? Trash2 : SearchX}
      title={t(bin ? 'office.products.noDeleted.title' : 'office.products.noHits.title')}
      text={t(bin ? 'office.products.noDeleted.text' : 'office.products.noHits.text')}
    >
      <Button tone="quiet" onClick={() => onFilter(NO_FILTER)}>
        {t('office.products.noHits.clear')}
      </Button>
    </EmptyState>
  );
}
