import type { Company } from '@fastops/device';
import {
  FormProblem,
  MantineFrame,
  Meter,
  PageHead,
  ProblemCard,
  SaveBar,
  Section,
  Skeletons,
  TextField,
  toast,
  useForm,
  useT,
} from '@fastops/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { device } from '../app.ts';
import { companyApi, companyQuery } from '../company-app.ts';
import { useAddress } from '../go.ts';
import { Guarded } from '../guarded.tsx';
import layout from '../layout.module.css';
import { useLeaveGuard } from '../leave-guard.tsx';
import { may, useMe } from '../me.ts';
import { useMoments } from '../moments.ts';
import { ExportAct, ExportSection } from './export-section.tsx';

const MANAGE = 'identity.manage_company';
const EXPORT = 'identity.export_data';

/** What the company says of itself, its plan, and its data to take along; the last one also while it is not served. */
export function CompanyScreen() {
  const t = useT();
  const me = useMe();
  const { id: part } = useAddress();
  const exports = may(me, EXPORT);
  // Who may only take the data along comes here for that.
  if (part === 'export' || (exports && !may(me, MANAGE))) {
    return (
      <Guarded title={t('office.company.export')} permissions={[EXPORT]} words="office.permission.exportData">
        <PageHead title={t('office.company.export')} text={t('office.company.export.text')} />
        <div className={layout.page}>
          <ExportAct />
        </div>
      </Guarded>
    );
  }
  return (
    <Guarded title={t('office.nav.company')} permissions={[MANAGE]} words="office.permission.manageCompany">
      <CompanyPage exports={exports} />
    </Guarded>
  );
}

function CompanyPage({ exports }: { exports: boolean }) {
  const t = useT();
  const company = useQuery(companyQuery);
  return (
    <>
      <PageHead title={t('office.nav.company')} text={t('office.nav.company.about')} />
      {company.isPending && <Skeletons count={4} height={72} minWidth={10_000} />}
      {company.isError && !company.data && (
        <ProblemCard error={company.error} onRetry={() => void company.refetch()} />
      )}
      {company.data && (
        <div className={layout.page}>
          <Facts company={company.data} />
          <PlanSection company={company.data} />
          {exports && <ExportSection />}
        </div>
      )}
    </>
  );
}

function Facts({ company }: { company: Company }) {
  const t = useT();
  const queries = useQueryClient();
  const form = useForm({
    initial: { name: company.name, taxId: company.taxId ?? '' },
    check: ({ name }) => ({ name: name.trim() === '' ? t('office.company.name.missing') : undefined }),
    onSubmit: async ({ name, taxId }) => {
      const saved = await companyApi.updateCompany({ name: name.trim(), taxId: taxId.trim() || null });
      queries.setQueryData(companyQuery.queryKey, saved);
      form.reset({ name: saved.name, taxId: saved.taxId ?? '' });
      toast({ tone: 'ok', text: t('office.company.saved') });
      // The name also stands in the top bar, which reads it from the session.
      await device.session.refresh();
    },
  });
  const guard = useLeaveGuard(form.dirty);
  return (
    <MantineFrame>
      <Section title={t('office.company.facts')}>
        <form {...form.props} className={layout.stack}>
          <TextField
            name="company"
            label={t('office.company.name')}
            maxLength={120}
            value={form.values.name}
            error={form.faults.name}
            onChange={(name) => form.set('name', name)}
          />
          <TextField
            name="taxId"
            label={t(company.country === 'CO' ? 'office.company.nit' : 'office.company.taxId')}
            help={t('office.company.taxId.help')}
            maxLength={30}
            value={form.values.taxId}
            onChange={(taxId) => form.set('taxId', taxId)}
          />
          <FormProblem error={form.problem} />
          <SaveBar
            dirty={form.dirty}
            busy={form.busy}
            onSave={() => void form.submit()}
            onDiscard={() => form.reset()}
          />
        </form>
      </Section>
      {guard}
    </MantineFrame>
  );
}

function PlanSection({ company }: { company: Company }) {
  const t = useT();
  const { day } = useMoments();
  const { limits, usage, planName: plan, state, trialEndsAt } = company;
  const figures = [
    ['branches', usage.branches, limits.branches],
    ['members', usage.members, limits.members],
    ['orders', usage.ordersThisMonth, limits.ordersPerMonth],
  ] as const;
  return (
    <Section
      title={t('office.company.plan')}
      text={
        state === 'trial' && trialEndsAt !== null
          ? t('office.company.plan.trial', { plan, day: day(trialEndsAt) })
          : t('office.company.plan.text', { plan })
      }
    >
      <div className={layout.stack}>
        {figures.map(([name, used, limit]) => (
          <Meter
            key={name}
            label={t(`office.company.usage.${name}`)}
            value={used}
            max={limit ?? undefined}
            words={
              limit === null
                ? t('office.company.usage.unlimited', { used })
                : t('office.company.usage.of', { used, limit })
            }
          />
        ))}
      </div>
    </Section>
  );
}
