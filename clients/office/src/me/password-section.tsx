import {
  Button,
  FormProblem,
  SecretField,
  Section,
  SHORTEST_PASSWORD,
  toast,
  useForm,
  useT,
} from '@fastops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../app.ts';
import css from '../layout.module.css';
import { useMe } from '../me.ts';
import { mySessionsQuery } from '../queries.ts';

/** Another password; every other session ends with the old one. */
export function PasswordSection() {
  const t = useT();
  const { member } = useMe();
  const queryClient = useQueryClient();
  const form = useForm({
    initial: { current: '', next: '' },
    check: ({ current, next }) => ({
      current: current === '' ? t('field.required') : undefined,
      next: next.length < SHORTEST_PASSWORD ? t('field.strength.short') : undefined,
    }),
    refusals: {
      'identity.password_wrong': 'current',
      'identity.password_common': 'next',
      'identity.password_short': 'next',
    },
    onSubmit: async ({ current, next }) => {
      await api.changeMyPassword(current, next);
      form.reset({ current: '', next: '' });
      toast({ tone: 'ok', text: t('office.me.password.changed') });
      void queryClient.invalidateQueries({ queryKey: mySessionsQuery.queryKey });
    },
  });
  return (
    <Section title={t('office.me.password')} text={t('office.me.password.text')}>
      <form {...form.props} className={css.stack} aria-label={t('office.me.password')}>
        {/* Password keepers file the new password under this name. */}
        <input type="hidden" name="username" autoComplete="username" value={member.email ?? ''} />
        <SecretField
          name="current"
          label={t('office.me.password.current')}
          autoComplete="current-password"
          maxLength={128}
          value={form.values.current}
          error={form.faults.current}
          onChange={(current) => form.set('current', current)}
        />
        <SecretField
          name="next"
          label={t('office.me.password.next')}
          help={t('office.me.password.help')}
          autoComplete="new-password"
          maxLength={128}
          withStrength
          value={form.values.next}
          error={form.faults.next}
          onChange={(next) => form.set('next', next)}
        />
        <FormProblem error={form.problem} />
        <div>
          <Button type="submit" tone="quiet" aria-disabled={form.busy}>
            {t('office.me.password.save')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
