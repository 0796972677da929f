import type { DeviceCode, DeviceKind } from '@fastops/device';
import { Button, formatAge, Note, sayProblem, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { MonitorCheck } from 'lucide-react';
import { useState } from 'react';
import { companyApi, devicesQuery } from '../company-app.ts';
import css from './code-card.module.css';
import { useCountdown } from './countdown.ts';
import { Qr } from './qr.tsx';

interface Props {
  deviceId: string;
  kind: DeviceKind;
  first: DeviceCode;
}

/** While a device is waited for it is looked for this often. */
const LOOK_MS = 2000;

/** The code for one device: to type, to scan, until when; and the word that the device has come. */
export function CodeCard({ deviceId, kind, first }: Props) {
  const t = useT();
  const [issued, setIssued] = useState(first);
  const [busy, setBusy] = useState(false);
  const devices = useQuery({
    ...devicesQuery,
    refetchInterval: ({ state }) => (arrived(state.data, deviceId) ? false : LOOK_MS),
  });
  const left = useCountdown(issued.expiresAt);
  const renew = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    await companyApi.newDeviceCode(deviceId).then(setIssued, sayProblem);
    setBusy(false);
  };
  if (arrived(devices.data, deviceId)) {
    return (
      <div role="status" className={css.arrived}>
        <MonitorCheck aria-hidden size={48} />
        <p className={css.arrivedTitle}>{t('office.devices.arrived')}</p>
        <p>{t('office.devices.arrived.text')}</p>
      </div>
    );
  }
  if (left === 0) {
    return (
      <>
        <Note tone="warn">{t('office.devices.expired')}</Note>
        <Button aria-disabled={busy} onClick={() => void renew()}>
          {t('office.devices.newCode')}
        </Button>
      </>
    );
  }
  const address = `${location.origin}/${kind === 'kitchen' ? 'kds' : 'pos'}/enroll`;
  return (
    <div className={css.card}>
      <p>{t('office.devices.code.text', { address })}</p>
      <p className={css.code}>
        {issued.code.slice(0, 4)} {issued.code.slice(4)}
      </p>
      <p className={css.left}>{t('office.devices.code.left', { time: formatAge(left) })}</p>
      <Qr text={`${address}#${issued.code}`} label={t('office.devices.code.qr')} />
      <p role="status" className={css.waiting}>
        {t('office.devices.waiting')}
      </p>
    </div>
  );
}

const arrived = (devices: readonly { id: string; state: string }[] | undefined, id: string): boolean =>
  devices?.some((device) => device.id === id && device.state === 'active') ?? false;
