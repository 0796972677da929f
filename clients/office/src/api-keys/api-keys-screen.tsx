import type { ApiKey } from '@fastops/device';
import { type Column, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useMemo } from 'react';
import { apiKeysQuery } from '../company-app.ts';
import { useAddress, useGo } from '../go.ts';
import { Guarded } from '../guarded.tsx';
import layout from '../layout.module.css';
import { useMoments } from '../moments.ts';
import { WholeList } from '../whole-list.tsx';
import { ApiKeyDrawer } from './api-key-drawer.tsx';
import { NewKeyDrawer } from './new-key-drawer.tsx';

const HOME = '/admin/api-keys';

/** Keys with which other programs work for the company. */
export function ApiKeysScreen() {
  const t = useT();
  return (
    <Guarded
      title={t('office.nav.apiKeys')}
      permissions={['identity.manage_api_keys']}
      words="office.permission.manageApiKeys"
    >
      <ApiKeys />
    </Guarded>
  );
}

function ApiKeys() {
  const t = useT();
  const go = useGo();
  const { id } = useAddress();
  const keys = useQuery(apiKeysQuery);
  const living = useMemo(() => keys.data?.filter(({ revokedAt }) => revokedAt === null), [keys.data]);
  const chosen = living?.find((key) => key.id === id);
  return (
    <>
      <WholeList
        title={t('office.nav.apiKeys')}
        text={t('office.nav.apiKeys.about')}
        home={HOME}
        read={{ ...keys, data: living }}
        columns={useColumns()}
        count={(n) => t('office.apiKeys.count', { n })}
        add={t('office.apiKeys.create')}
        empty={{ icon: KeyRound, title: t('office.apiKeys.none.title'), text: t('office.apiKeys.none.text') }}
        current={id}
      />
      {id === 'new' && <NewKeyDrawer onClose={() => go(HOME)} />}
      {chosen && <ApiKeyDrawer key={chosen.id} apiKey={chosen} onClose={() => go(HOME)} />}
    </>
  );
}

function useColumns(): Column<ApiKey>[] {
  const t = useT();
  const { ago, day } = useMoments();
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('office.apiKeys.name'),
        width: 'minmax(0, 2fr)',
        cell: ({ name }) => name,
        sort: (one, other) => one.name.localeCompare(other.name),
      },
      {
        key: 'prefix',
        title: t('office.apiKeys.prefix'),
        width: 'minmax(0, 1fr)',
        phone: 'none',
        cell: ({ prefix }) => <span className={layout.mono}>{prefix}…</span>,
      },
      {
        key: 'permissions',
        title: t('office.apiKeys.permissions'),
        width: 'minmax(0, 1fr)',
        cell: ({ permissions }) => t('office.apiKeys.permissions.count', { n: permissions.length }),
      },
      {
        key: 'created',
        title: t('office.apiKeys.created'),
        width: 'minmax(0, 1fr)',
        phone: 'none',
        cell: ({ createdAt }) => day(createdAt),
      },
      {
        key: 'used',
        title: t('office.apiKeys.used'),
        width: 'minmax(0, 1fr)',
        cell: ({ lastUsedAt }) => (lastUsedAt ? ago(lastUsedAt) : t('office.apiKeys.neverUsed')),
      },
    ],
    [t, ago, day],
  );
}
