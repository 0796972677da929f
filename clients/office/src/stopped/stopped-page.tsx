import { Button, ButtonLink, Mark, ProblemCard, Skeletons, sayProblem, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { Download, LogOut, MessageCircle, RotateCw } from 'lucide-react';
import { useEffect } from 'react';
import { device, stoppedBy } from '../app.ts';
import { useGo } from '../go.ts';
import { may, useMe } from '../me.ts';
import { useMoments } from '../moments.ts';
import { billingQuery } from '../queries.ts';
import css from './stopped.module.css';

/** The company is not served: why, since when, whom to ask, and the ways that stay open. */
export function StoppedPage() {
  const t = useT();
  const me = useMe();
  const go = useGo();
  const { day } = useMoments();
  const billing = useQuery(billingQuery);
  const { state, trialEndsAt } = me.company;
  const kind = state === 'closed' ? 'closed' : state === 'trial' ? 'trial' : 'suspended';
  useEffect(() => {
    document.title = `${t(`office.stopped.${kind}`)} · FastOps`;
  }, [t, kind]);
  const retry = async (): Promise<void> => {
    stoppedBy.set(undefined);
    await device.session.refresh().catch(sayProblem);
    await billing.refetch();
  };
  const { reason, since, contact } = billing.data ?? {};
  const from = kind === 'trial' ? trialEndsAt : since;
  return (
    <div className={css.page}>
      <Mark size={48} />
      <h1 className={css.title}>{t(`office.stopped.${kind}`)}</h1>
      <p className={css.text}>{t(`office.stopped.${kind}.text`)}</p>
      {billing.isPending && <Skeletons count={2} height={28} minWidth={600} />}
      {billing.isLoadingError && <ProblemCard error={billing.error} onRetry={() => void billing.refetch()} />}
      {billing.data && (
        <dl className={css.facts}>
          <dt>{t('office.stopped.since')}</dt>
          <dd>{from ? day(from) : '—'}</dd>
          <dt>{t('office.stopped.reason')}</dt>
          <dd>{reason ?? t('office.stopped.reason.none')}</dd>
          <dt>{t('office.stopped.contact')}</dt>
          <dd>{contact ? <Contact contact={contact} /> : t('office.stopped.contact.none')}</dd>
        </dl>
      )}
      <div className={css.actions}>
        <Button onClick={() => void retry()}>
          <RotateCw aria-hidden size={20} />
          {t('office.stopped.retry')}
        </Button>
        {may(me, 'identity.export_data') && (
          <ButtonLink href="/admin/company/export" onGo={go}>
            <Download aria-hidden size={20} />
            {t('office.stopped.export')}
          </ButtonLink>
        )}
        <Button tone="quiet" onClick={() => void device.session.logOut().catch(sayProblem)}>
          <LogOut aria-hidden size={20} />
          {t('common.logOut')}
        </Button>
      </div>
    </div>
  );
}

/** An address, a number or words: what can be tapped is a link. */
function Contact({ contact }: { contact: string }) {
  const href = /^\S+@\S+$/.test(contact)
    ? `mailto:${contact}`
    : /^https?:\/\//.test(contact)
      ? contact
      : /^\+?[\d ()-]{7,}$/.test(contact)
        ? `tel:${contact.replace(/[^\d+]/g, '')}`
        : undefined;
  if (href === undefined) return contact;
  return (
    <a className={css.contact} href={href}>
      <MessageCircle aria-hidden size={18} />
      {contact}
    </a>
  );
}
