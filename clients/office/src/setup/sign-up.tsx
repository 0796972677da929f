import { Button, FormProblem, Note, TextField, useForm, useT } from '@fastops/ui';
import { useState } from 'react';
import { entranceApi } from '../company-app.ts';
import layout from '../layout.module.css';

/** Asks for a link by mail; the answer is the same for every e-mail. */
export function SignUp() {
  const t = useT();
  const [sent, setSent] = useState(false);
  const form = useForm({
    initial: { email: '' },
    check: ({ email }) => ({ email: /^[^@\s]+@[^@\s]+$/.test(email.trim()) ? undefined : t('field.email') }),
    onSubmit: async ({ email }) => {
      await entranceApi.signUp(email.trim());
      setSent(true);
    },
  });
  if (sent) {
    return (
      <div role="status">
        <Note tone="info">{t('office.setup.signUp.sent')}</Note>
      </div>
    );
  }
  return (
    <form {...form.props} className={layout.stack}>
      <TextField
        name="email"
        type="email"
        label={t('login.email')}
        autoComplete="email"
        value={form.values.email}
        error={form.faults.email}
        onChange={(email) => form.set('email', email)}
      />
      <FormProblem error={form.problem} />
      <Button type="submit" aria-disabled={form.busy}>
        {t('office.setup.signUp.send')}
      </Button>
    </form>
  );
}
