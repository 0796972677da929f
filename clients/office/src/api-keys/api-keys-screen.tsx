import type { ApiKey } from '@fastops/device';
import {
  Button,
  type Column,
  DataList,
  EmptyState,
  ListFoot,
  NoPermission,
  PageHead,
  ProblemCard,
  Skeletons,
  useShortcuts,
  useT,
} from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import { useMemo } from 'react';
import { apiKeysQuery } from '../company-app.ts';
import { useAddress, useGo } from '../go.ts';
import layout from '../layout.module.css';
import { may, useMe } from '../me.ts';
import { useMoments } from '../moments.ts';
import { ApiKeyDrawer } from './api-key-drawer.tsx';
import { NewKeyDrawer } from './new-key-drawer.tsx';

const HOME = '/admin/api-keys';

/** Keys with which other programs work for the company. */
export function ApiKeysScreen() {
  const me = useMe();
  if (!may(me, 'identity.manage_api_keys')) return <NoPermission permission="identity.manage_api_keys" />;
  return <ApiKeys />;
}

function ApiKeys() {
  const t = useT();
  const go = useGo();
  const { id } = useAddress();
  const keys = useQuery(apiKeysQuery);
  const living = useMemo(() => (keys.data ?? []).filter(({ revokedAt }) => revokedAt === null), [keys.data]);
  const chosen = living.find((key) => key.id === id);
  const create = (): void => go(`${HOME}/new`);
  useShortcuts({ n: create });
  return (
    <>
      <PageHead title={t('office.nav.apiKeys')} text={t('office.nav.apiKeys.about')}>
        <Button onClick={create} aria-keyshortcuts="n">
          <Plus aria-hidden size={20} />
          {t('office.apiKeys.create')}
        </Button>
      </PageHead>
      {keys.isPending && <Skeletons count={3} height={64} minWidth={10_000} />}
      {keys.isError && !keys.data && <ProblemCard error={keys.error} onRetry={() => void keys.refetch()} />}
      {keys.data && <List keys={living} current={id} onCreate={create} />}
      {id === 'new' && <NewKeyDrawer onClose={() => go(HOME)} />}
      {chosen && <ApiKeyDrawer key={chosen.id} apiKey={chosen} onClose={() => go(HOME)} />}
    </>
  );
}

interface ListProps {
  keys: readonly ApiKey[];
  current: string | undefined;
  onCreate: () => void;
}

function List({ keys, current, onCreate }: ListProps) {
  const t = useT();
  const go = useGo();
  const columns = useColumns();
  if (keys.length === 0) {
    return (
      <EmptyState icon={KeyRound} title={t('office.apiKeys.none.title')} text={t('office.apiKeys.none.text')}>
        <Button onClick={onCreate}>{t('office.apiKeys.create')}</Button>
      </EmptyState>
    );
  }
  return (
    <DataList
      label={t('office.nav.apiKeys')}
      columns={columns}
      rows={keys}
      rowKey={({ id }) => id}
      href={({ id }) => `${HOME}/${id}`}
      onGo={go}
      current={current}
      foot={
        <ListFoot
          count={t('office.apiKeys.count', { n: keys.length })}
          more={false}
          busy={false}
          onMore={() => undefined}
        />
      }
    />
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
