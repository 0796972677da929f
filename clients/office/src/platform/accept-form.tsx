import { Button, FormProblem, SecretField, SHORTEST_PASSWORD, useForm, useT } from '@fastops/ui';
import { Entrance } from '../entrance.tsx';
import layout from '../layout.module.css';
import { platform } from './app.ts';

interface Props {
  token: string;
  /** Once it is done, or to log in with another password. */
  onLeave: () => void;
}

/** Sets the first password of who was let in to keep the installation. */
export function AcceptForm({ token, onLeave }: Props) {
  const t = useT();
  const form = useForm({
    initial: { password: '' },
    check: ({ password }) => ({
      password: password.length < SHORTEST_PASSWORD ? t('field.strength.short') : undefined,
    }),
    refusals: { 'identity.password_common': 'password', 'identity.password_short': 'password' },
    onSubmit: async ({ password }) => {
      await platform.session.accept({ token, password });
      onLeave();
    },
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
        {form.problem !== undefined && (
          <Button tone="quiet" onClick={onLeave}>
            {t('office.join.toLogIn')}
          </Button>
        )}
      </form>
    </Entrance>
  );
}
