import type { PriceChange } from '@fastops/device';
import { Button, ProblemCard, Skeletons, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { History } from 'lucide-react';
import { useState } from 'react';
import { priceChangesQuery } from '../../menu/menu-queries.ts';
import { useMoments } from '../../moments.ts';
import { useMoney } from '../../money/use-money.ts';
import css from './drawer.module.css';

/** Who set which price when; read when somebody asks. */
export function PriceHistory({ productId }: { productId: string }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  if (open) return <Changes productId={productId} />;
  return (
    <div>
      <Button tone="quiet" onClick={() => setOpen(true)}>
        <History aria-hidden size={20} />
        {t('office.product.history')}
      </Button>
    </div>
  );
}

function Changes({ productId }: { productId: string }) {
  const t = useT();
  const read = useQuery(priceChangesQuery(productId));
  if (read.isError) return <ProblemCard error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Skeletons count={3} height={48} minWidth={300} />;
  return (
    <section aria-label={t('office.product.history')}>
      <h3>{t('office.product.history')}</h3>
      {read.data.length === 0 && <p>{t('office.product.history.none')}</p>}
      <ul className={css.history}>
        {read.data.map((change) => (
          <Change key={change.id} change={change} />
        ))}
      </ul>
    </section>
  );
}

function Change({ change }: { change: PriceChange }) {
  const t = useT();
  const { money } = useMoney();
  const { moment } = useMoments();
  const { oldMinor, newMinor, variantName, listName, changedBy, changedAt } = change;
  const amount = (minor: number | null): string => (minor === null ? '—' : money(minor));
  const of = [variantName, listName && t('office.product.history.list', { name: listName })].filter(Boolean);
  return (
    <li>
      <p>
        <strong>{oldMinor === null ? amount(newMinor) : `${amount(oldMinor)} → ${amount(newMinor)}`}</strong>
        {of.length > 0 && ` · ${of.join(' · ')}`}
      </p>
      <p>{t('office.product.history.by', { name: changedBy, when: moment(changedAt) })}</p>
    </li>
  );
}
