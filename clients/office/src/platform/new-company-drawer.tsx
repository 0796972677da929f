import { type LinkAnswer, uuid7 } from '@fastops/device';
import {
  Drawer,
  FormProblem,
  MantineFrame,
  SaveBar,
  SelectField,
  TextField,
  useForm,
  useLanguage,
  useT,
} from '@fastops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import layout from '../layout.module.css';
import { useLeaveGuard } from '../leave-guard.tsx';
import { countryOf, countryOptions } from '../setup/countries.ts';
import { SubmitOnEnter } from '../submit-on-enter.tsx';
import { platform } from './app.ts';
import { HandedLink } from './handed-link.tsx';
import { PlanField } from './plan-field.tsx';
import { trialFault } from './trial.ts';

/** Makes a company on behalf of its owner, who takes it over by invitation. */
export function NewCompanyDrawer({ onClose }: { onClose: () => void }) {
  const t = useT();
  const queries = useQueryClient();
  const [link, setLink] = useState<LinkAnswer>();
  const form = useNewCompany((made) => {
    setLink(made);
    void queries.invalidateQueries({ queryKey: ['platform', 'companies'] });
  });
  const guard = useLeaveGuard(form.dirty && !form.busy && link === undefined);
  if (link) {
    return (
      <Drawer title={t('office.platform.created')} subtitle={form.values.name} onClose={onClose}>
        <HandedLink link={link} name={form.values.ownerName} company={form.values.name} />
      </Drawer>
    );
  }
  return (
    <MantineFrame>
      <Drawer
        title={t('office.platform.create')}
        onClose={onClose}
        foot={
          <SaveBar
            always
            dirty={form.dirty}
            busy={form.busy}
            label={t('office.platform.create')}
            onSave={() => void form.submit()}
            onDiscard={onClose}
          />
        }
      >
        {guard}
        <NewCompanyFields form={form} />
      </Drawer>
    </MantineFrame>
  );
}

function useNewCompany(onMade: (link: LinkAnswer) => void) {
  const t = useT();
  const language = useLanguage();
  // One id for all tries of this form: a repeated one makes no second company.
  const [id] = useState(uuid7);
  return useForm({
    initial: {
      name: '',
      country: 'CO',
      plan: '',
      trialDays: '30',
      branch: '',
      ownerName: '',
      ownerEmail: '',
    },
    check: (values) => ({
      name: values.name.trim() === '' ? t('office.setup.missing') : undefined,
      plan: values.plan === '' ? t('office.setup.missing') : undefined,
      trialDays: trialFault(values.trialDays, t),
      branch: values.branch.trim() === '' ? t('office.setup.missing') : undefined,
      ownerName: values.ownerName.trim() === '' ? t('office.setup.missing') : undefined,
      ownerEmail: /^[^@\s]+@[^@\s]+$/.test(values.ownerEmail.trim()) ? undefined : t('field.email'),
    }),
    onSubmit: async (values) => {
      const { currency, timeZone } = countryOf(values.country);
      const days = Number(values.trialDays);
      const { invitation } = await platform.api.openCompany({
        id,
        name: values.name.trim(),
        country: values.country,
        currency,
        locale: `${language}-${values.country}`,
        plan: values.plan,
        ...(days > 0 ? { trialDays: days } : {}),
        branch: { name: values.branch.trim(), timeZone, cutoffHour: 4 },
        owner: { name: values.ownerName.trim(), email: values.ownerEmail.trim() },
      });
      onMade(invitation);
    },
  });
}

/** size: one field after the other, in the order they are asked; a split would only hide some of them */
function NewCompanyFields({ form }: { form: ReturnType<typeof useNewCompany> }) {
  const t = useT();
  const language = useLanguage();
  const { values, faults, set } = form;
  return (
    <form {...form.props} className={layout.stack}>
      <TextField
        name="name"
        label={t('office.setup.company')}
        maxLength={120}
        value={values.name}
        error={faults.name}
        onChange={(name) => set('name', name)}
      />
      <SelectField
        label={t('office.setup.country')}
        value={values.country}
        options={countryOptions(language)}
        onChange={(country) => set('country', country)}
      />
      <PlanField value={values.plan} error={faults.plan} onChange={(plan) => set('plan', plan)} />
      <TextField
        name="trialDays"
        inputMode="numeric"
        label={t('office.platform.trialDays')}
        help={t('office.platform.trialDays.help')}
        maxLength={3}
        value={values.trialDays}
        error={faults.trialDays}
        onChange={(days) => set('trialDays', days.replace(/\D/g, ''))}
      />
      <TextField
        name="branch"
        label={t('office.platform.firstBranch')}
        maxLength={120}
        value={values.branch}
        error={faults.branch}
        onChange={(branch) => set('branch', branch)}
      />
      <TextField
        name="ownerName"
        label={t('office.platform.ownerName')}
        maxLength={80}
        value={values.ownerName}
        error={faults.ownerName}
        onChange={(ownerName) => set('ownerName', ownerName)}
      />
      <TextField
        name="ownerEmail"
        type="email"
        label={t('office.platform.ownerEmail')}
        maxLength={254}
        value={values.ownerEmail}
        error={faults.ownerEmail}
        onChange={(ownerEmail) => set('ownerEmail', ownerEmail)}
      />
      <FormProblem error={form.problem} />
      <SubmitOnEnter />
    </form>
  );
}
