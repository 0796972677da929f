import { Button, FormProblem, SecretField, useForm, useT } from '@fastops/ui';
import { api } from '../app.ts';
import css from './drawer.module.css';

interface Props {
  memberId: string;
  onDone: () => void;
  onCancel: () => void;
  cancelLabel: string;
}

/** Four to six digits with which somebody comes in at the devices of their branch. */
export function PinForm({ memberId, onDone, onCancel, cancelLabel }: Props) {
  const t = useT();
  const form = useForm({
    initial: { pin: '' },
    check: ({ pin }) => ({ pin: /^\d{4,6}$/.test(pin) ? undefined : t('office.pin.fault') }),
    refusals: { 'identity.pin_weak': 'pin' },
    onSubmit: async ({ pin }) => {
      await api.setMemberPin(memberId, pin);
      onDone();
    },
  });
  return (
    <form {...form.props} className={css.form} aria-label={t('office.pin.title')}>
      <SecretField
        name="pin"
        label={t('office.pin.label')}
        help={t('office.pin.help')}
        autoComplete="off"
        inputMode="numeric"
        maxLength={6}
        value={form.values.pin}
        error={form.faults.pin}
        onChange={(pin) => form.set('pin', pin)}
      />
      <FormProblem error={form.problem} />
      <div className={css.actions}>
        <Button type="submit" aria-disabled={form.busy}>
          {t('office.pin.save')}
        </Button>
        <Button tone="quiet" onClick={onCancel}>
          {cancelLabel}
        </Button>
      </div>
    </form>
  );
}
