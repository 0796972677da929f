import type { PlatformCompany } from '@fastops/device';
import { ButtonLink, Meter, Note, PageHead, ProblemCard, Section, Skeletons, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useGo } from '../go.ts';
import layout from '../layout.module.css';
import { companyQuery } from './app.ts';
import { CompanyActs } from './company-acts.tsx';
import { OwnersSection } from './owners-section.tsx';
import css from './platform.module.css';
import { usePlatformWords } from './platform-words.ts';
import { StateTag } from './state-tag.tsx';
import { usePlanName } from './use-plan-name.ts';

/** One company: how it stands, what it uses, who owns it, and what may be done about it. */
export function CompanyPage({ companyId }: { companyId: string }) {
  const t = useT();
  const go = useGo();
  const company = useQuery(companyQuery(companyId));
  const back = (
    <ButtonLink href="/platform" onGo={go}>
      <ArrowLeft aria-hidden size={20} />
      {t('office.platform.companies')}
    </ButtonLink>
  );
  if (company.data) {
    return (
      <>
        <PageHead title={company.data.name} back={back} />
        <div className={css.company}>
          <div className={css.column}>
            <Standing company={company.data} />
          </div>
          <div className={css.aside}>
            <CompanyActs company={company.data} />
          </div>
          <div className={css.column}>
            <UsageSection company={company.data} />
            <OwnersSection company={company.data} />
          </div>
        </div>
      </>
    );
  }
  return (
    <>
      <PageHead title={t('office.platform.company')} back={back} />
      {company.isPending ? (
        <div className={layout.padded}>
          <Skeletons count={4} height={72} minWidth={10_000} />
        </div>
      ) : (
        <ProblemCard error={company.error} onRetry={() => void company.refetch()} />
      )}
    </>
  );
}

function Standing({ company }: { company: PlatformCompany }) {
  const t = useT();
  const { day, ago, count, country } = usePlatformWords();
  const { stateReason, trialEndsAt, suspendsAt, suspendReason, lastActivityAt, taxId } = company;
  return (
    <>
      {suspendsAt && (
        <Note tone="warn">
          {t('office.platform.suspendsAt', { day: day(suspendsAt), reason: suspendReason ?? '—' })}
        </Note>
      )}
      <dl className={layout.facts}>
        <dt>{t('office.platform.state')}</dt>
        <dd>
          <StateTag state={company.state} />
        </dd>
        {stateReason && (
          <>
            <dt>{t('office.audit.reason')}</dt>
            <dd>{stateReason}</dd>
          </>
        )}
        <dt>{t('office.platform.since')}</dt>
        <dd>{day(company.stateSince)}</dd>
        {trialEndsAt && (
          <>
            <dt>{t('office.platform.trialEnds')}</dt>
            <dd>{day(trialEndsAt)}</dd>
          </>
        )}
        <dt>{t('office.platform.country')}</dt>
        <dd>{[country(company.country), company.currency, taxId].filter(Boolean).join(' · ')}</dd>
        <dt>{t('office.platform.orders30')}</dt>
        <dd>{count(company.ordersLast30Days)}</dd>
        <dt>{t('office.platform.activity')}</dt>
        <dd>{lastActivityAt ? ago(lastActivityAt) : t('office.platform.noActivity')}</dd>
        <dt>{t('office.platform.opened')}</dt>
        <dd>{day(company.createdAt)}</dd>
      </dl>
    </>
  );
}

function UsageSection({ company }: { company: PlatformCompany }) {
  const t = useT();
  const { count } = usePlatformWords();
  const plan = usePlanName();
  const { usage, limits } = company;
  const figures = [
    ['branches', usage.branches, limits.branches],
    ['members', usage.members, limits.members],
    ['orders', usage.ordersThisMonth, limits.ordersPerMonth],
  ] as const;
  return (
    <Section title={t('office.company.plan')} text={plan(company.plan)}>
      <div className={layout.stack}>
        {figures.map(([name, used, limit]) => (
          <Meter
            key={name}
            label={t(`office.company.usage.${name}`)}
            value={used}
            max={limit ?? undefined}
            words={
              limit === null
                ? t('office.company.usage.unlimited', { used: count(used) })
                : t('office.company.usage.of', { used: count(used), limit: count(limit) })
            }
          />
        ))}
      </div>
    </Section>
  );
}
