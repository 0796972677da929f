import { Button, FormProblem, SecretField, Section, toast, useForm, useT } from '@fastops/ui';
import { device } from '../app.ts';
import { companyApi } from '../company-app.ts';
import css from '../layout.module.css';
import { useMe } from '../me.ts';

/** One's own PIN for the devices of the branch. */
export function PinSection() {
  const t = useT();
  const { member } = useMe();
  const hasPassword = member.email !== null;
  const form = useForm({
    initial: { current: '', pin: '' },
    check: ({ current, pin }) => ({
      current: current === '' ? t('field.required') : undefined,
      pin: /^\d{4,6}$/.test(pin) ? undefined : t('office.pin.fault'),
    }),
    refusals: {
      'identity.password_wrong': 'current',
      'identity.bad_pin': 'current',
      'identity.pin_weak': 'pin',
    },
    onSubmit: async ({ current, pin }) => {
      await companyApi.setMyPin(current, pin);
      form.reset({ current: '', pin: '' });
      toast({ tone: 'ok', text: t('office.me.pin.saved') });
      await device.session.refresh();
    },
  });
  return (
    <Section title={t('office.me.pin')} text={t('office.me.pin.text')}>
      <form {...form.props} className={css.stack} aria-label={t('office.me.pin')}>
        <SecretField
          name="pin-current"
          label={t(hasPassword ? 'office.me.password.current' : 'office.me.pin.current')}
          autoComplete={hasPassword ? 'current-password' : 'off'}
          maxLength={128}
          value={form.values.current}
          error={form.faults.current}
          onChange={(current) => form.set('current', current)}
        />
        <SecretField
          name="pin-next"
          label={t('office.pin.label')}
          help={t('office.me.pin.help')}
          autoComplete="off"
          inputMode="numeric"
          maxLength={6}
          value={form.values.pin}
          error={form.faults.pin}
          onChange={(pin) => form.set('pin', pin)}
        />
        <FormProblem error={form.problem} />
        <div>
          <Button type="submit" tone="quiet" aria-disabled={form.busy}>
            {t(member.hasPin ? 'office.pin.change' : 'office.pin.set')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
