import type { OfficeProduct } from '@fastops/device';
import { Drawer, FormProblem, ProblemCard, SaveBar, Skeletons, Tag, useT } from '@fastops/ui';
import { useQueries, useQuery } from '@tanstack/react-query';
import { CirclePause } from 'lucide-react';
import { useAddress, useGo, useReplace, withFilters } from '../../go.ts';
import layout from '../../layout.module.css';
import { useLeaveGuard } from '../../leave-guard.tsx';
import { ConflictNote } from '../../menu/conflict-note.tsx';
import { categoriesQuery, productQuery, taxesQuery } from '../../menu/menu-queries.ts';
import { useMoney } from '../../money/use-money.ts';
import { useSaveBlocked } from '../../offline.ts';
import { HOME } from '../list-filter.ts';
import { DeletedProduct } from './deleted-product.tsx';
import { ProductActs } from './product-acts.tsx';
import { changesOf } from './product-changes.ts';
import { ProductFields } from './product-fields.tsx';
import { copyOf, newProduct, type ProductValues, valuesOf } from './product-values.ts';
import { SavedParts } from './saved-parts.tsx';
import { type ProductForm, useProductForm } from './use-product-form.ts';

interface Props {
  /** `new` while it is being made. */
  productId: string;
  onClose: () => void;
}

/** What a copy is made of, in the address. */
const COPY = 'copy';

/** A product with everything that belongs to it, beside the list. */
export function ProductDrawer({ productId, onClose }: Props) {
  const t = useT();
  const { filters } = useAddress();
  const isNew = productId === 'new';
  const known = isNew ? filters.get(COPY) : productId;
  const product = useQuery({ ...productQuery(known ?? ''), enabled: known !== undefined });
  const [categories, taxes] = useQueries({ queries: [categoriesQuery, taxesQuery] });
  const failed = [product, categories, taxes].find((one) => one.isLoadingError);
  if (failed || (known !== undefined && !product.data) || !categories.data || !taxes.data) {
    return (
      <Drawer title={t(isNew ? 'office.product.add' : 'office.product.one')} onClose={onClose}>
        {failed ? (
          <ProblemCard error={failed.error} onRetry={() => void failed.refetch()} />
        ) : (
          <Skeletons count={6} height={72} minWidth={300} />
        )}
      </Drawer>
    );
  }
  if (!isNew && product.data?.deleted) return <DeletedProduct product={product.data} onClose={onClose} />;
  const name = t('office.product.copyName', { name: product.data?.name ?? '' });
  const categoryId = filters.get('categoryId') ?? '';
  const taxClassId = taxes.data.classes[0]?.id ?? '';
  const initial = product.data
    ? isNew
      ? copyOf(product.data, name)
      : valuesOf(product.data)
    : newProduct(categoryId, taxClassId);
  return (
    <Loaded
      key={isNew ? `new ${known}` : productId}
      product={isNew ? undefined : product.data}
      initial={initial}
      onClose={onClose}
    />
  );
}

interface LoadedProps {
  product: OfficeProduct | undefined;
  initial: ProductValues;
  onClose: () => void;
}

function Loaded({ product, initial, onClose }: LoadedProps) {
  const t = useT();
  const go = useGo();
  const replace = useReplace();
  const { filters } = useAddress();
  const at = (path: string, more: Record<string, string> = {}): string => {
    const { [COPY]: _copied, ...kept } = Object.fromEntries(filters);
    return withFilters(path, { ...kept, ...more });
  };
  const made = useProductForm({
    product,
    initial,
    onMade: (id) => replace(at(`${HOME}/${id}`)),
  });
  const { form } = made;
  const blocked = useSaveBlocked();
  const guard = useLeaveGuard(form.dirty && !form.busy);
  return (
    <Drawer
      title={product?.name ?? t('office.product.add')}
      subtitle={
        product?.state === 'retired' && (
          <Tag tone="plain" icon={CirclePause}>
            {t('office.product.retired')}
          </Tag>
        )
      }
      onClose={onClose}
      foot={
        <SaveBar
          always={!product}
          dirty={form.dirty}
          busy={form.busy}
          blocked={blocked}
          {...(product ? {} : { label: t('office.product.submit') })}
          onSave={() => void form.submit()}
          onDiscard={() => (product ? form.reset() : onClose())}
        />
      }
    >
      {guard}
      <Conflict {...made} />
      <ProductFields form={form} isNew={!product} productId={product?.id} />
      <FormProblem error={form.problem} />
      {product ? (
        <SavedParts product={product} />
      ) : (
        <p className={layout.muted}>{t('office.product.picture.later')}</p>
      )}
      {product && (
        <ProductActs
          product={product}
          home={at(HOME)}
          onCopy={() => go(at(`${HOME}/new`, { [COPY]: product.id }))}
        />
      )}
    </Drawer>
  );
}

function Conflict({ form, versions }: ProductForm) {
  const t = useT();
  const { money } = useMoney();
  const { base, theirs, settle } = versions;
  if (!base || !theirs) return null;
  return (
    <ConflictNote
      changes={changesOf(base, theirs, { t, money })}
      onTake={() => {
        form.reset(valuesOf(theirs));
        settle();
      }}
      onKeep={() => {
        settle();
        void form.submit();
      }}
    />
  );
}
