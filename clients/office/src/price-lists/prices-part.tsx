import type { ListPrice } from '@fastops/device';
import { Button, EmptyState, ProblemCard, SearchField, Skeletons, useT } from '@fastops/ui';
import type { UseQueryResult } from '@tanstack/react-query';
import { Eraser, Percent, SearchX, UtensilsCrossed } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import layout from '../layout.module.css';
import { FillSheet } from './fill-sheet.tsx';
import { PriceGrid } from './price-grid.tsx';
import css from './price-lists.module.css';
import { matching } from './prices.ts';
import type { Prices } from './use-prices.ts';

interface Props {
  read: UseQueryResult<ListPrice[]>;
  prices: Prices;
}

/** The prices of a list, what finds them, and what changes many of them at once. */
export function PricesPart({ read, prices }: Props) {
  const t = useT();
  const [search, setSearch] = useState('');
  const [filling, setFilling] = useState(false);
  const looked = useDeferredValue(search);
  const rows = useMemo(() => matching(read.data ?? [], looked), [read.data, looked]);
  if (read.isLoadingError) return <ProblemCard error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) {
    return (
      <div className={layout.padded}>
        <Skeletons count={6} height={64} minWidth={10_000} />
      </div>
    );
  }
  if (read.data.length === 0) {
    return (
      <EmptyState
        icon={UtensilsCrossed}
        title={t('office.lists.noProducts.title')}
        text={t('office.lists.noProducts.text')}
      />
    );
  }
  return (
    <section className={css.prices} aria-labelledby="prices-title">
      <div className={css.pricesHead}>
        <h2 id="prices-title" className={css.title}>
          {t('office.lists.prices')}
        </h2>
        <p className={layout.muted}>{t('office.lists.prices.text')}</p>
        <div className={css.tools}>
          <SearchField label={t('office.lists.search')} value={search} onChange={setSearch} />
          <Button
            tone="quiet"
            aria-disabled={rows.length === 0}
            onClick={() => rows.length > 0 && setFilling(true)}
          >
            <Percent aria-hidden size={20} />
            {t('office.lists.fill')}
          </Button>
          <Button tone="quiet" aria-disabled={rows.length === 0} onClick={() => prices.clear(rows)}>
            <Eraser aria-hidden size={20} />
            {t('office.lists.clear')}
          </Button>
        </div>
      </div>
      {rows.length === 0 ? (
        <EmptyState icon={SearchX} title={t('office.lists.search.none', { text: looked })} />
      ) : (
        <PriceGrid rows={rows} drafts={prices.drafts} onType={prices.type} onForget={prices.forget} />
      )}
      {filling && <FillSheet rows={rows} onFill={prices.fill} onClose={() => setFilling(false)} />}
    </section>
  );
}
