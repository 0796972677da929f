import type { CompanyState, PlatformCompany } from '@fastops/device';
import { Button, ButtonLink, Confirm, Section, sayProblem, toast, useT } from '@fastops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { CircleOff, Clock, History, Layers, LifeBuoy, PauseCircle, PlayCircle, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useGo } from '../go.ts';
import { companyQuery, platform } from './app.ts';
import { PlanSheet } from './plan-sheet.tsx';
import css from './platform.module.css';
import { SupportSheet } from './support-sheet.tsx';
import { SuspendSheet } from './suspend-sheet.tsx';

type Open = 'suspend' | 'reactivate' | 'plan' | 'support' | 'close';

/** Keeps the page true after an act: its answer is the company as it stands now. */
function useKept(companyId: string): (company: PlatformCompany, text: string) => void {
  const queries = useQueryClient();
  return (company, text) => {
    queries.setQueryData(companyQuery(companyId).queryKey, company);
    void queries.invalidateQueries({ queryKey: ['platform', 'companies'] });
    toast({ tone: 'ok', text });
  };
}

/** What the move to "active" is called: a company on trial was never stopped. */
const startOf = (state: CompanyState) => (state === 'trial' ? 'activate' : 'reactivate');

/** What may be done about a company, as its state allows. */
export function CompanyActs({ company }: { company: PlatformCompany }) {
  const t = useT();
  const keep = useKept(company.id);
  const [open, setOpen] = useState<Open>();
  const { id, name, allowed, state } = company;
  const start = startOf(state);
  const close = (): void => setOpen(undefined);
  const withdraw = (): void => {
    platform.api
      .withdrawSuspension(id)
      .then((next) => keep(next, t('office.platform.withdrawn', { name })), sayProblem);
  };
  return (
    <Section title={t('office.platform.acts')}>
      <div className={css.acts}>
        <Acts company={company} onOpen={setOpen} onWithdraw={withdraw} onKept={keep} />
      </div>
      {open === 'suspend' && (
        <SuspendSheet
          company={company}
          onClose={close}
          onDone={(next) => keep(next, t('office.platform.suspended', { name }))}
        />
      )}
      {open === 'plan' && (
        <PlanSheet
          company={company}
          onClose={close}
          onDone={(next) => keep(next, t('office.platform.planChanged', { name }))}
        />
      )}
      {open === 'support' && <SupportSheet company={company} onClose={close} />}
      {open === 'reactivate' && allowed.includes('reactivate') && (
        <Confirm
          tone="main"
          title={t(`office.platform.${start}.ask`, { name })}
          text={t(`office.platform.${start}.text`)}
          act={t(`office.platform.${start}`)}
          onConfirm={async () =>
            keep(await platform.api.move(id, 'reactivate'), t('office.platform.reactivated', { name }))
          }
          onClose={close}
        />
      )}
      {open === 'close' && (
        <Confirm
          title={t('office.platform.close.ask', { name })}
          text={t('office.platform.close.text')}
          act={t('office.platform.close')}
          onConfirm={async () =>
            keep(await platform.api.move(id, 'close'), t('office.platform.closed', { name }))
          }
          onClose={close}
        />
      )}
    </Section>
  );
}

interface ActsProps {
  company: PlatformCompany;
  onOpen: (open: Open) => void;
  onWithdraw: () => void;
  onKept: (company: PlatformCompany, text: string) => void;
}

function Acts({ company, onOpen, onWithdraw, onKept }: ActsProps) {
  const t = useT();
  const go = useGo();
  const { id, name, allowed, state, suspendsAt } = company;
  const stopped = state === 'suspended' || state === 'closed';
  const late = (): void => {
    platform.api
      .move(id, 'past-due')
      .then((next) => onKept(next, t('office.platform.late.done', { name })), sayProblem);
  };
  return (
    <>
      {allowed.includes('reactivate') && (
        <Button tone={stopped ? 'main' : 'quiet'} onClick={() => onOpen('reactivate')}>
          <PlayCircle aria-hidden size={20} />
          {t(`office.platform.${startOf(state)}`)}
        </Button>
      )}
      {suspendsAt && (
        <Button tone="quiet" onClick={onWithdraw}>
          <Undo2 aria-hidden size={20} />
          {t('office.platform.withdraw')}
        </Button>
      )}
      <Button tone="quiet" onClick={() => onOpen('support')}>
        <LifeBuoy aria-hidden size={20} />
        {t('office.platform.support')}
      </Button>
      <Button tone="quiet" onClick={() => onOpen('plan')}>
        <Layers aria-hidden size={20} />
        {t('office.platform.changePlan')}
      </Button>
      <ButtonLink href={`/platform/audit?companyId=${id}`} onGo={go}>
        <History aria-hidden size={20} />
        {t('office.platform.audit.open')}
      </ButtonLink>
      {allowed.includes('past_due') && (
        <Button tone="quiet" onClick={late}>
          <Clock aria-hidden size={20} />
          {t('office.platform.late')}
        </Button>
      )}
      {allowed.includes('suspend') && (
        <Button tone="danger" onClick={() => onOpen('suspend')}>
          <PauseCircle aria-hidden size={20} />
          {t('office.platform.suspend')}
        </Button>
      )}
      {allowed.includes('close') && (
        <Button tone="danger" onClick={() => onOpen('close')}>
          <CircleOff aria-hidden size={20} />
          {t('office.platform.close')}
        </Button>
      )}
    </>
  );
}
