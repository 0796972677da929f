import type { BranchDevice } from '@fastops/device';
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
  Tag,
  useShortcuts,
  useT,
} from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleX, Hourglass, Lock, MonitorSmartphone, Plus } from 'lucide-react';
import { useMemo } from 'react';
import { devicesQuery } from '../company-app.ts';
import { useAddress, useGo } from '../go.ts';
import { may, useMe } from '../me.ts';
import { useMoments } from '../moments.ts';
import { DeviceDrawer } from './device-drawer.tsx';
import { EnrollDrawer } from './enroll-drawer.tsx';

const HOME = '/admin/devices';

/** Tills and screens that may work in the branches. */
export function DevicesScreen() {
  const me = useMe();
  if (!may(me, 'identity.manage_devices')) return <NoPermission permission="identity.manage_devices" />;
  return <Devices />;
}

function Devices() {
  const t = useT();
  const go = useGo();
  const { id: deviceId } = useAddress();
  const devices = useQuery(devicesQuery);
  const chosen = devices.data?.find(({ id }) => id === deviceId);
  const enroll = (): void => go(`${HOME}/new`);
  useShortcuts({ n: enroll });
  return (
    <>
      <PageHead title={t('office.nav.devices')} text={t('office.nav.devices.about')}>
        <Button onClick={enroll} aria-keyshortcuts="n">
          <Plus aria-hidden size={20} />
          {t('office.devices.enroll')}
        </Button>
      </PageHead>
      {devices.isPending && <Skeletons count={4} height={64} minWidth={10_000} />}
      {devices.isError && !devices.data && (
        <ProblemCard error={devices.error} onRetry={() => void devices.refetch()} />
      )}
      {devices.data && <List devices={devices.data} current={deviceId} onEnroll={enroll} />}
      {deviceId === 'new' && <EnrollDrawer onClose={() => go(HOME)} />}
      {chosen && <DeviceDrawer key={chosen.id} device={chosen} onClose={() => go(HOME)} />}
    </>
  );
}

interface ListProps {
  devices: readonly BranchDevice[];
  current: string | undefined;
  onEnroll: () => void;
}

function List({ devices, current, onEnroll }: ListProps) {
  const t = useT();
  const go = useGo();
  const columns = useColumns();
  if (devices.length === 0) {
    return (
      <EmptyState
        icon={MonitorSmartphone}
        title={t('office.devices.none.title')}
        text={t('office.devices.none.text')}
      >
        <Button onClick={onEnroll}>{t('office.devices.enroll')}</Button>
      </EmptyState>
    );
  }
  return (
    <DataList
      label={t('office.nav.devices')}
      columns={columns}
      rows={devices}
      rowKey={({ id }) => id}
      href={({ id }) => `${HOME}/${id}`}
      onGo={go}
      current={current}
      foot={
        <ListFoot
          count={t('office.devices.count', { n: devices.length })}
          more={false}
          busy={false}
          onMore={() => undefined}
        />
      }
    />
  );
}

const TONES = {
  active: { tone: 'ok', icon: CircleCheck },
  pending: { tone: 'warn', icon: Hourglass },
  revoked: { tone: 'plain', icon: CircleX },
  locked: { tone: 'danger', icon: Lock },
} as const;

function useColumns(): Column<BranchDevice>[] {
  const t = useT();
  const { branches } = useMe();
  const { ago } = useMoments();
  return useMemo(() => {
    const branchName = (id: string): string => branches.find((branch) => branch.id === id)?.name ?? '—';
    return [
      {
        key: 'name',
        title: t('office.devices.name'),
        width: 'minmax(0, 2fr)',
        cell: ({ name }) => name,
        sort: (one, other) => one.name.localeCompare(other.name),
      },
      {
        key: 'kind',
        title: t('office.devices.kind'),
        width: 'minmax(0, 1fr)',
        cell: ({ kind }) => t(`office.devices.kind.${kind}`),
      },
      {
        key: 'branch',
        title: t('common.branch'),
        width: 'minmax(0, 1fr)',
        cell: ({ branchId }) => branchName(branchId),
      },
      {
        key: 'seen',
        title: t('office.devices.seen'),
        width: 'minmax(0, 1fr)',
        phone: 'none',
        cell: ({ lastSeenAt }) => (lastSeenAt ? ago(lastSeenAt) : t('office.devices.neverSeen')),
      },
      {
        key: 'state',
        title: t('office.devices.state'),
        width: '150px',
        phone: 'side',
        cell: ({ state, locked }) => {
          const shown = locked ? 'locked' : state;
          return <Tag {...TONES[shown]}>{t(`office.devices.state.${shown}`)}</Tag>;
        },
      },
    ];
  }, [t, branches, ago]);
}
