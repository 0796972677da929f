import type { Link, Session } from '@fastops/device';
import { Button, FormProblem, SecretField, SHORTEST_PASSWORD, TextField, useForm, useT } from '@fastops/ui';
import { device } from '../app.ts';
import { Entrance } from '../entrance.tsx';
import { dropFragment } from '../fragment.ts';
import { useGo } from '../go.ts';
import layout from '../layout.module.css';
import { pagesOf } from '../pages.ts';

/** Who leads anything begins in the office, everybody else at the till. */
const leadsSomething = (session: Session): boolean => pagesOf(session).length > 1;

/** A new password, or that of the account the person has already; afterwards it leads to the person's first page. */
function useAcceptance(token: string, link: Link) {
  const t = useT();
  const go = useGo();
  const { hasAccount } = link;
  return useForm({
    initial: { name: link.name ?? '', password: '' },
    check: ({ name, password }) => ({
      name: name.trim() === '' ? t('office.join.name.missing') : undefined,
      password:
        hasAccount && password === ''
          ? t('office.join.password.missing')
          : !hasAccount && password.length < SHORTEST_PASSWORD
            ? t('field.strength.short')
            : undefined,
    }),
    refusals: {
      'identity.password_common': 'password',
      'identity.password_short': 'password',
      'identity.bad_credentials': 'password',
    },
    onSubmit: async ({ name, password }) => {
      await device.session.acceptInvitation({
        token,
        password,
        ...(hasAccount ? {} : { name: name.trim() }),
      });
      dropFragment();
      const now = device.session.state.get();
      if (now.status === 'in' && !leadsSomething(now.session)) location.assign('/pos/');
      else go('/admin');
    },
  });
}

/** Accepts an invitation: a new password, or that of the account the person has already. */
export function InvitationForm({ token, link }: { token: string; link: Link }) {
  const t = useT();
  const { hasAccount } = link;
  const form = useAcceptance(token, link);
  return (
    <Entrance
      title={t('office.join.title', { company: link.companyName ?? 'FastOps' })}
      text={t(hasAccount ? 'office.join.text.known' : 'office.join.text', { email: link.email ?? '' })}
    >
      <form {...form.props} className={layout.stack}>
        {!hasAccount && (
          <TextField
            name="name"
            label={t('office.join.name')}
            autoComplete="name"
            maxLength={80}
            value={form.values.name}
            error={form.faults.name}
            onChange={(name) => form.set('name', name)}
          />
        )}
        {/* For password keepers: it says whose password the next field holds. */}
        <input type="hidden" name="email" autoComplete="username" value={link.email ?? ''} readOnly />
        <SecretField
          name="password"
          label={t(hasAccount ? 'office.join.password.known' : 'office.join.password')}
          help={hasAccount ? undefined : t('office.join.password.help')}
          autoComplete={hasAccount ? 'current-password' : 'new-password'}
          withStrength={!hasAccount}
          maxLength={128}
          value={form.values.password}
          error={form.faults.password}
          onChange={(password) => form.set('password', password)}
        />
        <FormProblem error={form.problem} />
        <Button type="submit" aria-disabled={form.busy}>
          {t('office.join.accept')}
        </Button>
      </form>
    </Entrance>
  );
}
