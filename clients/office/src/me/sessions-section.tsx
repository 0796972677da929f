import type { OwnSession } from '@fastops/device';
import { Button, Confirm, ProblemCard, Section, Skeletons, sayProblem, Tag, toast, useT } from '@fastops/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { LogOut, MonitorSmartphone } from 'lucide-react';
import { useState } from 'react';
import { api } from '../app.ts';
import { useMoments } from '../moments.ts';
import { mySessionsQuery } from '../queries.ts';
import { useSessionWords } from '../session-words.ts';
import css from './sessions.module.css';

/** Where one is logged in; each of it can be ended from here. */
export function SessionsSection() {
  const t = useT();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const sessions = useQuery(mySessionsQuery);
  const renew = (): Promise<void> => queryClient.invalidateQueries({ queryKey: mySessionsQuery.queryKey });
  const endOthers = async (): Promise<void> => {
    const ended = await api.endMyOtherSessions();
    toast({ tone: 'ok', text: t('office.sessions.ended', { n: ended }) });
    await renew();
  };
  return (
    <Section title={t('office.sessions.title')} text={t('office.me.sessions.text')}>
      {sessions.isPending && <Skeletons count={2} height={64} minWidth={600} />}
      {sessions.isLoadingError && (
        <ProblemCard error={sessions.error} onRetry={() => void sessions.refetch()} />
      )}
      {sessions.data && (
        <ul className={css.list}>
          {sessions.data.map((session) => (
            <Line key={session.id} session={session} onEnded={() => void renew()} />
          ))}
        </ul>
      )}
      {sessions.data && sessions.data.length > 1 && (
        <div>
          <Button tone="danger" onClick={() => setAsking(true)}>
            <LogOut aria-hidden size={20} />
            {t('office.me.sessions.endOthers')}
          </Button>
        </div>
      )}
      {asking && (
        <Confirm
          title={t('office.me.sessions.endOthers.title')}
          text={t('office.me.sessions.endOthers.text')}
          act={t('office.me.sessions.endOthers')}
          onConfirm={endOthers}
          onClose={() => setAsking(false)}
        />
      )}
    </Section>
  );
}

function Line({ session, onEnded }: { session: OwnSession; onEnded: () => void }) {
  const t = useT();
  const { ago, moment } = useMoments();
  const wordsOf = useSessionWords();
  const [busy, setBusy] = useState(false);
  const end = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    try {
      await api.endMySession(session.id);
      onEnded();
    } catch (error) {
      sayProblem(error);
      setBusy(false);
    }
  };
  const name = wordsOf(session);
  return (
    <li className={css.line}>
      <MonitorSmartphone aria-hidden size={24} className={css.icon} />
      <div className={css.words}>
        <span className={css.name}>{name}</span>
        <span className={css.muted}>
          {t('office.me.sessions.line', {
            since: moment(session.createdAt),
            ago: ago(session.lastSeenAt),
          })}
          {session.ip === null ? '' : ` · ${session.ip}`}
        </span>
      </div>
      {session.current ? (
        <Tag tone="ok">{t('office.me.sessions.current')}</Tag>
      ) : (
        <Button
          tone="quiet"
          aria-disabled={busy}
          aria-label={t('office.me.sessions.end.label', { name })}
          onClick={() => void end()}
        >
          {t('office.me.sessions.end')}
        </Button>
      )}
    </li>
  );
}
