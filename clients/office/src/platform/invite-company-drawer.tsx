import type { LinkAnswer } from '@fastops/device';
import {
  Drawer,
  FormProblem,
  MantineFrame,
  Note,
  SaveBar,
  TextField,
  useForm,
  useLanguage,
  useT,
} from '@fastops/ui';
import { useState } from 'react';
import layout from '../layout.module.css';
import { useLeaveGuard } from '../leave-guard.tsx';
import { SubmitOnEnter } from '../submit-on-enter.tsx';
import { platform } from './app.ts';
import { HandedLink } from './handed-link.tsx';
import { PlanField } from './plan-field.tsx';
import { trialFault } from './trial.ts';

/** What is known of the company before; the link that was made is handed on. */
function useInvitation(onMade: (link: LinkAnswer) => void) {
  const t = useT();
  const language = useLanguage();
  return useForm({
    initial: { plan: '', trialDays: '30', companyName: '', name: '', email: '' },
    check: ({ plan, trialDays, email }) => ({
      plan: plan === '' ? t('office.setup.missing') : undefined,
      trialDays: trialFault(trialDays, t),
      email: email.trim() === '' || /^[^@\s]+@[^@\s]+$/.test(email.trim()) ? undefined : t('field.email'),
    }),
    onSubmit: async ({ plan, trialDays, companyName, name, email }) => {
      const texts = { companyName: companyName.trim(), name: name.trim(), email: email.trim() };
      const given = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
      const days = Number(trialDays);
      const locale = language === 'es' ? 'es-CO' : 'en-US';
      const trial = days > 0 ? { trialDays: days } : {};
      onMade(await platform.api.inviteCompany({ plan, locale, ...trial, ...given }));
    },
  });
}

/** A link with which somebody makes their own company: everything else they fill in themselves. */
export function InviteCompanyDrawer({ onClose }: { onClose: () => void }) {
  const t = useT();
  const [link, setLink] = useState<LinkAnswer>();
  const form = useInvitation(setLink);
  const { values, faults, set } = form;
  const guard = useLeaveGuard(form.dirty && !form.busy && link === undefined);
  if (link) {
    return (
      <Drawer title={t('office.platform.invited')} onClose={onClose}>
        <HandedLink link={link} name={values.name} company={values.companyName || 'FastOps'} />
      </Drawer>
    );
  }
  const bar = (
    <SaveBar
      always
      dirty={form.dirty}
      busy={form.busy}
      label={t('office.platform.invite.make')}
      onSave={() => void form.submit()}
      onDiscard={onClose}
    />
  );
  return (
    <MantineFrame>
      <Drawer title={t('office.platform.invite')} onClose={onClose} foot={bar}>
        {guard}
        <form {...form.props} className={layout.stack}>
          <Note tone="info">{t('office.platform.invite.text')}</Note>
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
          {(['companyName', 'name', 'email'] as const).map((field) => (
            <TextField
              key={field}
              name={field}
              type={field === 'email' ? 'email' : 'text'}
              label={t(`office.platform.invite.${field}`)}
              maxLength={field === 'email' ? 254 : 80}
              value={values[field]}
              error={field === 'email' ? faults.email : undefined}
              onChange={(text) => set(field, text)}
            />
          ))}
          <FormProblem error={form.problem} />
          <SubmitOnEnter />
        </form>
      </Drawer>
    </MantineFrame>
  );
}
