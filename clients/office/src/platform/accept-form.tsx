import { Button, FormProblem, SecretField, SHORTEST_PASSWORD, useForm, useT } from '@fastops/ui';
import { Entrance } from '../entrance.tsx';
import layout from '../layout.module.css';
import { platform } from './app.ts';

/** Sets the first password of who was let in to keep the installation. */
export function AcceptForm({ token }: { token: string }) {
  const t = useT();
  const form = useForm({
    initial: { password: '' },
    check: ({ password }) => ({
      password: password.length < SHORTEST_PASSWORD ? t('field.strength.short') : undefined,
    }),
    refusals: { 'identity.password_common': 'password', 'identity.password_short': 'password' },
    onSubmit: ({ password }) => platform.session.accept({ token, password }),
  });
  return (
    <Entrance title={t('office.platform.accept')} text={t('office.platform.accept.text')}>
      <form {...form.props} className={layout.stack}>
        <SecretField
          name="password"
          label={t('office.join.password')}
          help={t('office.join.password.help')}
          autoComplete="new-password"
          withStrength
          maxLength={128}
          value={form.values.password}
          error={form.faults.password}
          onChange={(password) => form.set('password', password)}
        />
        <FormProblem error={form.problem} />
        <Button type="submit" aria-disabled={form.busy}>
          {t('office.platform.accept.enter')}
        </Button>
      </form>
    </Entrance>
  );
}
