import type { OptionGroupWhole } from '@fastops/device';
import { useT } from '@fastops/ui';
import { DeleteButton } from '../menu/delete-button.tsx';
import { groupsQuery, menuApi } from '../menu/menu-queries.ts';
import { HOME } from './group-values.ts';

/** Takes a group away from every product at once. */
export function DeleteGroup({ group: { id, name, products } }: { group: OptionGroupWhole }) {
  const t = useT();
  return (
    <DeleteButton
      label={t('office.groups.delete')}
      home={HOME}
      queryKey={groupsQuery.queryKey}
      remove={() => menuApi.deleteGroup(id)}
      restore={() => menuApi.restoreGroup(id)}
      deleted={t('office.groups.deleted', { name, n: products })}
      restored={t('office.groups.restored', { name })}
    />
  );
}
