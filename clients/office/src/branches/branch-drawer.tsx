import { type OfficeBranch, uuid7 } from '@fastops/device';
import {
  Drawer,
  FormProblem,
  MantineFrame,
  Note,
  SaveBar,
  SearchSelect,
  SelectField,
  TextField,
  toast,
  useForm,
  useLanguage,
  useT,
} from '@fastops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api, device } from '../app.ts';
import { useLeaveGuard } from '../leave-guard.tsx';
import { useMe } from '../me.ts';
import { useSaveBlocked } from '../offline.ts';
import { branchesQuery } from '../queries.ts';
import { SubmitOnEnter } from '../submit-on-enter.tsx';
import { BranchState } from './branch-state.tsx';
import css from './branches.module.css';
import { zoneOptions } from './zones.ts';

interface Props {
  /** Without one it is being made. */
  branch?: OfficeBranch;
  onClose: () => void;
}

const HOURS = Array.from({ length: 13 }, (_, hour) => hour);

/** A branch: its name and address, and the clock by which its days are counted. */
export function BranchDrawer({ branch, onClose }: Props) {
  const t = useT();
  const me = useMe();
  const queryClient = useQueryClient();
  const [id] = useState(() => branch?.id ?? uuid7());
  const initial = {
    name: branch?.name ?? '',
    address: branch?.address ?? '',
    timeZone:
      branch?.timeZone ?? me.branches[0]?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    cutoff: String(branch?.cutoffHour ?? 4),
  };
  const form = useForm({
    initial,
    check: ({ name }) => ({ name: name.trim() === '' ? t('field.required') : undefined }),
    refusals: { 'identity.branch_name_taken': 'name', 'identity.zone_unknown': 'timeZone' },
    onSubmit: async (values) => {
      const name = values.name.trim();
      const address = values.address.trim();
      const clock = { timeZone: values.timeZone, cutoffHour: Number(values.cutoff) };
      if (branch) await api.updateBranch(id, { name, address: address || null, ...clock });
      else await api.createBranch({ id, name, ...(address ? { address } : {}), ...clock });
      form.reset(values);
      toast({ tone: 'ok', text: t(branch ? 'office.save.saved' : 'office.branches.added', { name }) });
      await queryClient.invalidateQueries({ queryKey: branchesQuery.queryKey });
      // The session holds the branches one works in: the new one is among them from now on.
      void device.session.refresh();
      if (!branch) onClose();
    },
  });
  const blocked = useSaveBlocked();
  const guard = useLeaveGuard(form.dirty && !form.busy);
  return (
    <Drawer
      title={branch?.name ?? t('office.branches.add')}
      onClose={onClose}
      foot={
        <SaveBar
          always={!branch}
          dirty={form.dirty}
          busy={form.busy}
          blocked={blocked}
          {...(branch ? {} : { label: t('office.branches.submit') })}
          onSave={() => void form.submit()}
          onDiscard={() => (branch ? form.reset() : onClose())}
        />
      }
    >
      {guard}
      <MantineFrame>
        <BranchFields form={form} isNew={!branch} />
      </MantineFrame>
      {branch && <BranchState branch={branch} />}
    </Drawer>
  );
}

type Values = { name: string; address: string; timeZone: string; cutoff: string };

function BranchFields({ form, isNew }: { form: ReturnType<typeof useForm<Values>>; isNew: boolean }) {
  const t = useT();
  const language = useLanguage();
  const zones = useMemo(() => zoneOptions(new Date(), language), [language]);
  const { values, faults, set } = form;
  return (
    <form {...form.props} className={css.form} aria-label={values.name || t('office.branches.add')}>
      <TextField
        name="name"
        label={t('office.branches.name')}
        autoComplete="off"
        maxLength={120}
        autoFocus={isNew}
        value={values.name}
        error={faults.name}
        onChange={(name) => set('name', name)}
      />
      <TextField
        name="address"
        label={t('office.branches.address.optional')}
        autoComplete="off"
        maxLength={200}
        value={values.address}
        onChange={(address) => set('address', address)}
      />
      <SearchSelect
        name="timeZone"
        label={t('office.branches.zone')}
        help={t('office.branches.zone.help')}
        options={zones}
        value={values.timeZone}
        error={faults.timeZone}
        onChange={(timeZone) => set('timeZone', timeZone)}
      />
      <SelectField
        name="cutoff"
        label={t('office.branches.cutoff')}
        help={t('office.branches.cutoff.help')}
        options={HOURS.map((hour) => ({
          value: String(hour),
          label:
            hour === 0 ? t('office.branches.cutoff.midnight') : t('office.branches.cutoff.hour', { hour }),
        }))}
        value={values.cutoff}
        onChange={(cutoff) => set('cutoff', cutoff)}
      />
      <Note tone="info">
        {values.cutoff === '0'
          ? t('office.branches.cutoff.example.midnight')
          : t('office.branches.cutoff.example', { hour: values.cutoff })}
      </Note>
      <FormProblem error={form.problem} />
      <SubmitOnEnter />
    </form>
  );
}
