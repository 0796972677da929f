import { Button, FormProblem, Section, TextField, toast, useForm, useT } from '@fastops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { api, device } from '../app.ts';
import css from '../layout.module.css';
import { useMe } from '../me.ts';

/** The name by which the others know one. */
export function NameSection() {
  const t = useT();
  const { member } = useMe();
  const queryClient = useQueryClient();
  const form = useForm({
    initial: { name: member.name },
    check: ({ name }) => ({ name: name.trim() === '' ? t('field.required') : undefined }),
    onSubmit: async ({ name }) => {
      await api.renameMe(name.trim());
      await device.session.refresh();
      form.reset({ name: name.trim() });
      toast({ tone: 'ok', text: t('office.save.saved') });
      void queryClient.invalidateQueries({ queryKey: ['members'] });
    },
  });
  return (
    <Section title={t('office.me.name')} text={t('office.me.name.text')}>
      <form {...form.props} className={css.stack} aria-label={t('office.me.name')}>
        <TextField
          name="name"
          label={t('office.users.name')}
          autoComplete="name"
          maxLength={80}
          value={form.values.name}
          error={form.faults.name}
          onChange={(name) => form.set('name', name)}
        />
        <FormProblem error={form.problem} />
        <div>
          <Button type="submit" tone="quiet" aria-disabled={form.busy || !form.dirty}>
            {t('office.me.name.save')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
