import type { Link } from '@fastops/device';
import { Button, ButtonLink, FormProblem, SecretField, SHORTEST_PASSWORD, useForm, useT } from '@fastops/ui';
import { useState } from 'react';
import { entranceApi } from '../company-app.ts';
import { Entrance } from '../entrance.tsx';
import { dropFragment } from '../fragment.ts';
import layout from '../layout.module.css';

/** Sets another password with a link. */
export function ResetForm({ token, link }: { token: string; link: Link }) {
  const t = useT();
  const [done, setDone] = useState(false);
  const form = useForm({
    initial: { password: '' },
    check: ({ password }) => ({
      password: password.length < SHORTEST_PASSWORD ? t('field.strength.short') : undefined,
    }),
    refusals: { 'identity.password_common': 'password', 'identity.password_short': 'password' },
    onSubmit: async ({ password }) => {
      await entranceApi.resetPassword(token, password);
      dropFragment();
      setDone(true);
    },
  });
  if (done) {
    return (
      <Entrance title={t('office.reset.done.title')} text={t('office.reset.done.text')}>
        <ButtonLink tone="main" href="/admin">
          {t('login.submit')}
        </ButtonLink>
      </Entrance>
    );
  }
  return (
    <Entrance title={t('office.reset.title')} text={t('office.reset.text', { email: link.email ?? '' })}>
      <form {...form.props} className={layout.stack}>
        <input type="hidden" name="email" autoComplete="username" value={link.email ?? ''} readOnly />
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
          {t('office.reset.save')}
        </Button>
      </form>
    </Entrance>
  );
}
