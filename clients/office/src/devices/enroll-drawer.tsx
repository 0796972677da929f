import type { DeviceCode, DeviceKind } from '@fastops/device';
import { uuid7 } from '@fastops/device';
import {
  Button,
  Drawer,
  FormProblem,
  MantineFrame,
  Note,
  SaveBar,
  SelectField,
  TextField,
  useForm,
  useT,
} from '@fastops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { companyApi, devicesQuery } from '../company-app.ts';
import layout from '../layout.module.css';
import { useMe } from '../me.ts';
import { CodeCard } from './code-card.tsx';

const KINDS: readonly DeviceKind[] = ['pos', 'kitchen', 'cash'];

/** Lets a till or a screen in: what it is, then the code to type or scan on it. */
export function EnrollDrawer({ onClose }: { onClose: () => void }) {
  const t = useT();
  const queries = useQueryClient();
  const [issued, setIssued] = useState<DeviceCode & { deviceId: string }>();
  const enroll = useEnrollForm((code) => {
    setIssued(code);
    void queries.invalidateQueries({ queryKey: devicesQuery.queryKey });
  });
  if (issued) {
    return (
      <Drawer title={t('office.devices.enroll')} subtitle={enroll.values.name} onClose={onClose}>
        <CodeCard deviceId={issued.deviceId} kind={enroll.values.kind} first={issued} />
        <Button tone="quiet" onClick={onClose}>
          {t('common.close')}
        </Button>
      </Drawer>
    );
  }
  return (
    <MantineFrame>
      <Drawer
        title={t('office.devices.enroll')}
        onClose={onClose}
        foot={
          <SaveBar
            always
            dirty={enroll.dirty}
            busy={enroll.busy}
            label={t('office.devices.getCode')}
            onSave={() => void enroll.submit()}
            onDiscard={onClose}
          />
        }
      >
        <EnrollFields form={enroll} />
      </Drawer>
    </MantineFrame>
  );
}

interface Values {
  branchId: string;
  name: string;
  kind: DeviceKind;
}

function useEnrollForm(onIssued: (code: DeviceCode & { deviceId: string }) => void) {
  const t = useT();
  const { branches } = useMe();
  // One id for all tries of this form: a repeated one makes no second device.
  const [id] = useState(uuid7);
  return useForm<Values>({
    initial: { branchId: branches[0]?.id ?? '', name: '', kind: 'pos' },
    check: ({ name }) => ({ name: name.trim() === '' ? t('office.devices.name.missing') : undefined }),
    onSubmit: async ({ name, ...rest }) => {
      await companyApi.createDevice({ id, name: name.trim(), ...rest });
      onIssued({ deviceId: id, ...(await companyApi.newDeviceCode(id)) });
    },
  });
}

function EnrollFields({ form }: { form: ReturnType<typeof useEnrollForm> }) {
  const t = useT();
  const { branches } = useMe();
  return (
    <form {...form.props}>
      <div className={layout.stack}>
        <TextField
          name="name"
          label={t('office.devices.name')}
          help={t('office.devices.name.help')}
          maxLength={60}
          value={form.values.name}
          error={form.faults.name}
          onChange={(name) => form.set('name', name)}
        />
        <SelectField
          label={t('office.devices.kind')}
          value={form.values.kind}
          options={KINDS.map((kind) => ({ value: kind, label: t(`office.devices.kind.${kind}`) }))}
          onChange={(kind) => form.set('kind', KINDS.find((known) => known === kind) ?? 'pos')}
        />
        <SelectField
          label={t('common.branch')}
          value={form.values.branchId}
          options={branches.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(branchId) => form.set('branchId', branchId)}
        />
        <Note tone="info">{t('office.devices.enroll.text')}</Note>
        <FormProblem error={form.problem} />
      </div>
    </form>
  );
}
