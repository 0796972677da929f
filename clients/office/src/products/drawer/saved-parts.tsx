import type { OfficeProduct } from '@fastops/device';
import { useT } from '@fastops/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { SoldOutButton } from '../../availability/sold-out-button.tsx';
import { availabilityQuery, productQuery } from '../../menu/menu-queries.ts';
import { PictureField } from '../../pictures/picture-field.tsx';
import css from './drawer.module.css';
import { PriceHistory } from './price-history.tsx';

/** What is saved at once, apart from the form: the picture, and what has run out. */
export function SavedParts({ product }: { product: OfficeProduct }) {
  const queryClient = useQueryClient();
  const { id, picture } = product;
  return (
    <>
      <PictureField
        productId={id}
        picture={picture}
        onChanged={(next) =>
          queryClient.setQueryData(productQuery(id).queryKey, (now) => now && { ...now, picture: next })
        }
      />
      <Stock product={product} />
      <PriceHistory productId={id} />
    </>
  );
}

function Stock({ product }: { product: OfficeProduct }) {
  const t = useT();
  const { data } = useQuery(availabilityQuery);
  const { id, name, variants } = product;
  const items = [{ id, name }, ...variants.map((size) => ({ id: size.id, name: `${name} ${size.name}` }))];
  return (
    <section aria-label={t('office.product.stock')}>
      {items.map((item) => (
        <div key={item.id} className={css.stock}>
          <span>{item.name}</span>
          <SoldOutButton
            item={item}
            soldOut={data?.soldOut.filter(({ itemId }) => itemId === item.id) ?? []}
          />
        </div>
      ))}
    </section>
  );
}
