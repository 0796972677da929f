import type { PriceList } from '@fastops/device';
import { useT } from '@fastops/ui';
import { DeleteButton } from '../menu/delete-button.tsx';
import { menuApi, priceListsQuery } from '../menu/menu-queries.ts';
import { HOME } from './list-values.ts';

/** Takes a list away with its prices. */
export function DeleteList({ list: { id, name } }: { list: PriceList }) {
  const t = useT();
  return (
    <DeleteButton
      label={t('office.lists.delete')}
      home={HOME}
      queryKey={priceListsQuery.queryKey}
      remove={() => menuApi.deletePriceList(id)}
      restore={() => menuApi.restorePriceList(id)}
      deleted={t('office.lists.deleted', { name })}
      restored={t('office.lists.restored', { name })}
    />
  );
}
