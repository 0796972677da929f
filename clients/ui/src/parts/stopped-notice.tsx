import { LogOut, MessageCircle, RotateCw } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { formatDate, type Place } from '../format.ts';
import { useLanguage, useT } from '../phrases.ts';
import { Button } from './button.tsx';
import { Mark } from './mark.tsx';
import { sayProblem } from './say-problem.ts';
import { ProblemCard, Skeletons } from './states.tsx';
import css from './stopped.module.css';
import { toast } from './toasts.ts';

export interface StopFacts {
  since: string;
  trialEndsAt: string | null;
  reason: string | null;
  contact: string | null;
}

interface Props {
  kind: 'suspended' | 'closed' | 'trial';
  /** Undefined while they are asked for. */
  facts: StopFacts | undefined;
  /** Why they could not be read. */
  problem?: unknown;
  /** By whose clock days are told. */
  place: Place;
  /** Looks whether it is over; returns whether it is. */
  onRetry: () => Promise<boolean>;
  onLogOut: () => Promise<void>;
  /** The way to the company's data, for who may take it along. */
  children?: ReactNode;
}

/** The company is not served: why, since when, whom to ask, and the ways that stay open. */
export function StoppedNotice({ kind, facts, problem, place, onRetry, onLogOut, children }: Props) {
  const t = useT();
  const language = useLanguage();
  const from = kind === 'trial' ? facts?.trialEndsAt : facts?.since;
  const retry = async (): Promise<void> => {
    if (!(await onRetry())) toast({ tone: 'info', text: t('stopped.still') });
  };
  const look = (): void => void retry().catch(sayProblem);
  useEffect(() => {
    document.title = `${t(`stopped.${kind}`)} · FastOps`;
  }, [t, kind]);
  return (
    <div className={css.page}>
      <Mark size={48} />
      <h1 className={css.title}>{t(`stopped.${kind}`)}</h1>
      <p className={css.text}>
        {t(`stopped.${kind}.text`)} {children && t(`stopped.${kind}.data`)}
      </p>
      {Boolean(problem) && <ProblemCard error={problem} onRetry={look} />}
      {!problem && !facts && <Skeletons count={2} height={28} minWidth={600} />}
      {facts && (
        <dl className={css.facts}>
          <dt>{t('stopped.since')}</dt>
          <dd>{from ? formatDate(from, place, language) : '—'}</dd>
          <dt>{t('stopped.reason')}</dt>
          <dd>{facts.reason ?? t('stopped.reason.none')}</dd>
          <dt>{t('stopped.contact')}</dt>
          <dd>{facts.contact ? <Contact contact={facts.contact} /> : t('stopped.contact.none')}</dd>
        </dl>
      )}
      <div className={css.actions}>
        {!problem && (
          <Button onClick={look}>
            <RotateCw aria-hidden size={20} />
            {t('stopped.retry')}
          </Button>
        )}
        {children}
        <Button tone="quiet" onClick={() => void onLogOut().catch(sayProblem)}>
          <LogOut aria-hidden size={20} />
          {t('common.logOut')}
        </Button>
      </div>
    </div>
  );
}

/** Where a tap on it leads; undefined for words. */
function hrefOf(contact: string): string | undefined {
  if (/^https?:\/\//.test(contact)) return contact;
  if (/^[^@\s]+@[^@\s]+$/.test(contact)) return `mailto:${contact}`;
  return /^\+?[\d ()-]{7,}$/.test(contact) ? `tel:${contact.replace(/[^\d+]/g, '')}` : undefined;
}

/** An address, a number or words: what can be tapped is a link. */
function Contact({ contact }: { contact: string }) {
  const href = hrefOf(contact);
  if (href === undefined) return contact;
  return (
    <a className={css.contact} href={href}>
      <MessageCircle aria-hidden size={18} />
      {contact}
    </a>
  );
}
