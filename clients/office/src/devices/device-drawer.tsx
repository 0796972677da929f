import type { BranchDevice, DeviceCode } from '@fastops/device';
import { Button, Confirm, Drawer, Section, sayProblem, toast, useT } from '@fastops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { LockOpen, QrCode, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { companyApi, devicesQuery } from '../company-app.ts';
import layout from '../layout.module.css';
import { useMe } from '../me.ts';
import { useMoments } from '../moments.ts';
import { CodeCard } from './code-card.tsx';

/** One device: where it stands, letting it in again, taking it out. */
export function DeviceDrawer({ device, onClose }: { device: BranchDevice; onClose: () => void }) {
  const t = useT();
  const { branches } = useMe();
  const { ago } = useMoments();
  const branch = branches.find(({ id }) => id === device.branchId)?.name;
  return (
    <Drawer
      title={device.name}
      subtitle={[t(`office.devices.kind.${device.kind}`), branch].filter(Boolean).join(' · ')}
      onClose={onClose}
    >
      <dl className={layout.facts}>
        <dt>{t('office.devices.state')}</dt>
        <dd>{t(`office.devices.state.${device.state}`)}</dd>
        <dt>{t('office.devices.seen')}</dt>
        <dd>{device.lastSeenAt ? ago(device.lastSeenAt) : t('office.devices.neverSeen')}</dd>
        {device.enrolledBy && (
          <>
            <dt>{t('office.devices.by')}</dt>
            <dd>{device.enrolledBy}</dd>
          </>
        )}
      </dl>
      {device.state !== 'revoked' && <Acts device={device} />}
    </Drawer>
  );
}

function Acts({ device }: { device: BranchDevice }) {
  const t = useT();
  const queries = useQueryClient();
  const [code, setCode] = useState<DeviceCode>();
  const [asking, setAsking] = useState(false);
  const fresh = () => queries.invalidateQueries({ queryKey: devicesQuery.queryKey });
  const unlock = (): void => {
    companyApi
      .unlockDevice(device.id)
      .then(() => {
        toast({ tone: 'ok', text: t('office.devices.unlocked', { name: device.name }) });
        return fresh();
      })
      .catch(sayProblem);
  };
  const revoke = async (): Promise<void> => {
    await companyApi.revokeDevice(device.id);
    toast({ tone: 'ok', text: t('office.devices.revoked', { name: device.name }) });
    await fresh();
  };
  return (
    <>
      {device.state === 'pending' && code && (
        <CodeCard deviceId={device.id} kind={device.kind} first={code} />
      )}
      {device.state === 'pending' && !code && (
        <Button onClick={() => void companyApi.newDeviceCode(device.id).then(setCode, sayProblem)}>
          <QrCode aria-hidden size={20} />
          {t('office.devices.newCode')}
        </Button>
      )}
      {device.locked && (
        <Section title={t('office.devices.unlock.title')} text={t('office.devices.unlock.text')}>
          <Button tone="quiet" onClick={unlock}>
            <LockOpen aria-hidden size={20} />
            {t('office.devices.unlock')}
          </Button>
        </Section>
      )}
      <Section title={t('office.devices.revoke.title')} text={t('office.devices.revoke.text')}>
        <Button tone="danger" onClick={() => setAsking(true)}>
          <Trash2 aria-hidden size={20} />
          {t('office.devices.revoke')}
        </Button>
      </Section>
      {asking && (
        <Confirm
          title={t('office.devices.revoke.ask', { name: device.name })}
          text={t('office.devices.revoke.text')}
          act={t('office.devices.revoke')}
          onConfirm={revoke}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
