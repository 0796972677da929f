import type { OfficeCategory, ProductLine } from '@fastops/device';
import { type Column, Tag, type Translate, useT } from '@fastops/ui';
import { Check, CircleOff, Trash2 } from 'lucide-react';
import { type ComponentProps, useMemo } from 'react';
import { pathsOf } from '../categories/tree.ts';
import { PriceCell } from './price-cell.tsx';
import css from './products.module.css';
import type { SetPrice } from './use-set-price.ts';

/** The columns of the list; they stay the same until the categories change, so that no row is painted in vain. */
export function useColumns(
  categories: readonly OfficeCategory[] | undefined,
  onSet: SetPrice,
): Column<ProductLine>[] {
  const t = useT();
  return useMemo(() => {
    const paths = pathsOf(categories ?? []);
    const colors = new Map(categories?.map(({ id, color }) => [id, color]));
    return [
      {
        key: 'name',
        title: t('office.products.name'),
        width: 'minmax(0, 5fr)',
        cell: (line) => <Name line={line} color={colors.get(line.categoryId)} />,
      },
      {
        key: 'category',
        title: t('office.products.category'),
        width: 'minmax(0, 3fr)',
        cell: ({ categoryId }) => (
          <span className={`${css.quiet} ${css.category}`}>{paths.get(categoryId)}</span>
        ),
      },
      {
        key: 'kind',
        title: t('office.products.kind'),
        width: '96px',
        phone: 'none',
        cell: (line) => <span className={css.quiet}>{kindWords(line, t)}</span>,
      },
      {
        key: 'price',
        title: t('office.products.price'),
        width: 'minmax(132px, 190px)',
        phone: 'side',
        cell: (line) => <PriceCell line={line} onSet={onSet} />,
      },
      {
        key: 'state',
        title: t('office.products.state'),
        width: '124px',
        cell: (line) => <State line={line} />,
      },
    ];
  }, [t, categories, onSet]);
}

function kindWords({ kind, variants }: ProductLine, t: Translate): string {
  if (kind === 'combo') return t('office.products.kind.combo');
  return variants > 0 ? t('office.products.kind.sizes', { n: variants }) : '';
}

/** Side of the smallest file of a picture, in pixels. */
const SMALL = 160;

function Name({ line: { name, code, picture }, color }: { line: ProductLine; color: string | undefined }) {
  return (
    <span className={css.product}>
      {picture ? (
        <img
          className={css.thumb}
          src={`${picture.address}-${SMALL}.webp`}
          alt=""
          width={40}
          height={40}
          loading="lazy"
          decoding="async"
        />
      ) : (
        <span
          aria-hidden
          className={css.thumb}
          style={{ '--color': color } as ComponentProps<'span'>['style']}
        />
      )}
      <span className={css.names}>
        {name}
        {code !== null && <span className={css.code}>{code}</span>}
      </span>
    </span>
  );
}

function State({ line: { deleted, state } }: { line: ProductLine }) {
  const t = useT();
  if (deleted)
    return (
      <Tag tone="danger" icon={Trash2}>
        {t('office.products.state.deleted')}
      </Tag>
    );
  return state === 'active' ? (
    <span className={css.usual}>
      <Tag tone="ok" icon={Check}>
        {t('office.products.state.active')}
      </Tag>
    </span>
  ) : (
    <Tag tone="plain" icon={CircleOff}>
      {t('office.products.state.retired')}
    </Tag>
  );
}
