import type { Plan } from '@fastops/device';
import {
  Button,
  FormProblem,
  MantineFrame,
  PageHead,
  ProblemCard,
  Section,
  Sheet,
  Skeletons,
  TextField,
  toast,
  useForm,
  useT,
} from '@fastops/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import { Fragment, useState } from 'react';
import layout from '../layout.module.css';
import { plansQuery, platform } from './app.ts';
import css from './platform.module.css';
import { usePlatformWords } from './platform-words.ts';

const LIMITS = ['branches', 'members', 'ordersPerMonth'] as const;

/** The plans of the installation and what they allow. */
export function PlansPage() {
  const t = useT();
  const plans = useQuery(plansQuery);
  const [editing, setEditing] = useState<Plan>();
  return (
    <>
      <PageHead title={t('office.platform.plans')} text={t('office.platform.plans.text')} />
      {plans.isPending && (
        <div className={layout.padded}>
          <Skeletons count={3} height={220} minWidth={280} />
        </div>
      )}
      {plans.isError && !plans.data && (
        <ProblemCard error={plans.error} onRetry={() => void plans.refetch()} />
      )}
      <div className={css.plans}>
        {plans.data?.map((plan) => (
          <PlanCard key={plan.code} plan={plan} onEdit={() => setEditing(plan)} />
        ))}
      </div>
      {editing && <PlanForm plan={editing} onClose={() => setEditing(undefined)} />}
    </>
  );
}

function PlanCard({ plan, onEdit }: { plan: Plan; onEdit: () => void }) {
  const t = useT();
  const { count } = usePlatformWords();
  const limitWords = (limit: number | null): string =>
    limit === null ? t('office.platform.limit.none') : count(limit);
  return (
    <div className={css.plan}>
      <Section title={plan.name} text={plan.code}>
        <dl className={css.limits}>
          {LIMITS.map((limit) => (
            <Fragment key={limit}>
              <dt>{t(`office.platform.limit.${limit}`)}</dt>
              <dd>{limitWords(plan.limits[limit])}</dd>
            </Fragment>
          ))}
        </dl>
        <div>
          <Button
            tone="quiet"
            onClick={onEdit}
            aria-label={t('office.platform.plan.edit', { name: plan.name })}
          >
            <Pencil aria-hidden size={20} />
            {t('office.platform.edit')}
          </Button>
        </div>
      </Section>
    </div>
  );
}

/** Name and limits of a plan; an empty field limits nothing. */
function usePlanForm(plan: Plan, onSaved: () => void) {
  const t = useT();
  const queries = useQueryClient();
  const limitOf = (text: string): number | null => (text === '' ? null : Number(text));
  return useForm({
    initial: {
      name: plan.name,
      branches: String(plan.limits.branches ?? ''),
      members: String(plan.limits.members ?? ''),
      ordersPerMonth: String(plan.limits.ordersPerMonth ?? ''),
    },
    check: ({ name, ...limits }) => ({
      name: name.trim() === '' ? t('office.setup.missing') : undefined,
      ...Object.fromEntries(
        LIMITS.map((limit) => [
          limit,
          limits[limit] !== '' && Number(limits[limit]) < 1 ? t('office.platform.limit.least') : undefined,
        ]),
      ),
    }),
    onSubmit: async ({ name, ...texts }) => {
      await platform.api.savePlan(plan.code, {
        name: name.trim(),
        limits: {
          branches: limitOf(texts.branches),
          members: limitOf(texts.members),
          ordersPerMonth: limitOf(texts.ordersPerMonth),
        },
      });
      await queries.invalidateQueries({ queryKey: plansQuery.queryKey });
      toast({ tone: 'ok', text: t('office.platform.plan.saved') });
      onSaved();
    },
  });
}

function PlanForm({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const t = useT();
  const form = usePlanForm(plan, onClose);
  return (
    <MantineFrame>
      <Sheet title={t('office.platform.plan.edit', { name: plan.name })} onClose={onClose}>
        <form {...form.props} className={layout.stack}>
          <TextField
            name="name"
            label={t('office.platform.plan.name')}
            maxLength={60}
            value={form.values.name}
            error={form.faults.name}
            onChange={(name) => form.set('name', name)}
          />
          {LIMITS.map((limit) => (
            <TextField
              key={limit}
              name={limit}
              inputMode="numeric"
              label={t(`office.platform.limit.${limit}`)}
              help={t('office.platform.limit.help')}
              maxLength={6}
              value={form.values[limit]}
              error={form.faults[limit]}
              onChange={(text) => form.set(limit, text.replace(/\D/g, ''))}
            />
          ))}
          <FormProblem error={form.problem} />
          <div className={css.actions}>
            <Button tone="quiet" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" aria-disabled={form.busy}>
              {t('office.save.save')}
            </Button>
          </div>
        </form>
      </Sheet>
    </MantineFrame>
  );
}
