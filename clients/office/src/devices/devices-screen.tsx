import type { BranchDevice } from '@fastops/device';
import { type Column, Tag, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleX, Hourglass, Lock, MonitorSmartphone } from 'lucide-react';
import { useMemo } from 'react';
import { devicesQuery } from '../company-app.ts';
import { useAddress, useGo } from '../go.ts';
import { Guarded } from '../guarded.tsx';
import { useMe } from '../me.ts';
import { useMoments } from '../moments.ts';
import { WholeList } from '../whole-list.tsx';
import { DeviceDrawer } from './device-drawer.tsx';
import { EnrollDrawer } from './enroll-drawer.tsx';

const HOME = '/admin/devices';

/** Tills and screens that may work in the branches. */
export function DevicesScreen() {
  const t = useT();
  return (
    <Guarded
      title={t('office.nav.devices')}
      permissions={['identity.manage_devices']}
      words="office.permission.manageDevices"
    >
      <Devices />
    </Guarded>
  );
}

function Devices() {
  const t = useT();
  const go = useGo();
  const { id: deviceId } = useAddress();
  const devices = useQuery(devicesQuery);
  const chosen = devices.data?.find(({ id }) => id === deviceId);
  return (
    <>
      <WholeList
        title={t('office.nav.devices')}
        text={t('office.nav.devices.about')}
        home={HOME}
        read={devices}
        columns={useColumns()}
        count={(n) => t('office.devices.count', { n })}
        add={t('office.devices.enroll')}
        empty={{
          icon: MonitorSmartphone,
          title: t('office.devices.none.title'),
          text: t('office.devices.none.text'),
        }}
        current={deviceId}
      />
      {deviceId === 'new' && <EnrollDrawer onClose={() => go(HOME)} />}
      {chosen && <DeviceDrawer key={chosen.id} device={chosen} onClose={() => go(HOME)} />}
    </>
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
