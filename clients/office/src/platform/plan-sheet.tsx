import type { PlatformCompany } from '@fastops/device';
import { Button, FormProblem, Sheet, useForm, useT } from '@fastops/ui';
import layout from '../layout.module.css';
import { platform } from './app.ts';
import { PlanField } from './plan-field.tsx';
import css from './platform.module.css';

interface Props {
  company: PlatformCompany;
  onClose: () => void;
  onDone: (company: PlatformCompany) => void;
}

/** Gives a company another plan, with the limits of that plan. */
export function PlanSheet({ company, onClose, onDone }: Props) {
  const t = useT();
  const form = useForm({
    initial: { plan: company.plan },
    onSubmit: async ({ plan }) => {
      onDone(await platform.api.changePlan(company.id, { plan }));
      onClose();
    },
  });
  return (
    <Sheet title={t('office.platform.changePlan')} onClose={onClose}>
      <form {...form.props} className={layout.stack}>
        <p>{t('office.platform.changePlan.text')}</p>
        <PlanField value={form.values.plan} onChange={(plan) => form.set('plan', plan)} />
        <FormProblem error={form.problem} />
        <div className={css.actions}>
          <Button tone="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" aria-disabled={form.busy || !form.dirty}>
            {t('office.platform.changePlan')}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
