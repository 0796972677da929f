import { MailCheck } from 'lucide-react';
import { useState } from 'react';
import { PlainField } from '../fields/plain-field.tsx';
import { useForm } from '../fields/use-form.ts';
import { useT } from '../phrases.ts';
import { Note } from './banner.tsx';
import { Button } from './button.tsx';
import css from './forgot-password.module.css';
import { FormProblem } from './form-problem.tsx';

/** Who forgot the password asks for a link; the answer never says whether there is such an account. */
export function ForgotPassword({ onSend }: { onSend: (email: string) => Promise<void> }) {
  const t = useT();
  const [state, setState] = useState<'closed' | 'open' | 'sent'>('closed');
  const form = useForm({
    initial: { email: '' },
    check: ({ email }) => ({ email: /^[^@\s]+@[^@\s]+$/.test(email.trim()) ? undefined : t('field.email') }),
    onSubmit: async ({ email }) => {
      await onSend(email.trim());
      setState('sent');
    },
  });
  if (state === 'closed') {
    return (
      <button type="button" className={css.open} onClick={() => setState('open')}>
        {t('login.forgot')}
      </button>
    );
  }
  if (state === 'sent') {
    return (
      <div role="status">
        <Note tone="info">
          <p className={css.sent}>
            <MailCheck aria-hidden size={20} />
            {t('login.forgot.sent')}
          </p>
        </Note>
      </div>
    );
  }
  return (
    <form {...form.props} className={css.form} aria-label={t('login.forgot')}>
      <PlainField
        name="forgotten-email"
        type="email"
        autoCapitalize="none"
        spellCheck={false}
        label={t('login.forgot.email')}
        help={t('login.forgot.text')}
        autoComplete="username"
        value={form.values.email}
        error={form.faults.email}
        onChange={(event) => form.set('email', event.currentTarget.value)}
      />
      <FormProblem error={form.problem} />
      <div className={css.actions}>
        <Button tone="quiet" onClick={() => setState('closed')}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" tone="quiet" aria-disabled={form.busy}>
          {t('login.forgot.send')}
        </Button>
      </div>
    </form>
  );
}
