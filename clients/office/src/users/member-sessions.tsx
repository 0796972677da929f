import type { Member } from '@fastops/device';
import { Button, Confirm, ProblemCard, Section, Skeletons, toast, useT } from '@fastops/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { api } from '../app.ts';
import { useMoments } from '../moments.ts';
import { memberSessionsQuery } from '../queries.ts';
import { useSessionWords } from '../session-words.ts';
import css from './drawer.module.css';

/** Where somebody is logged in, and ending all of it. */
export function MemberSessions({ member }: { member: Member }) {
  const t = useT();
  const { ago } = useMoments();
  const wordsOf = useSessionWords();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const sessions = useQuery(memberSessionsQuery(member.id));
  const end = async (): Promise<void> => {
    const ended = await api.endMemberSessions(member.id);
    toast({ tone: 'ok', text: t('office.sessions.ended', { n: ended }) });
    await queryClient.invalidateQueries({ queryKey: memberSessionsQuery(member.id).queryKey });
  };
  return (
    <Section title={t('office.sessions.title')}>
      {sessions.isPending && <Skeletons count={1} height={56} minWidth={300} />}
      {sessions.isLoadingError && (
        <ProblemCard error={sessions.error} onRetry={() => void sessions.refetch()} />
      )}
      {sessions.data?.length === 0 && <p className={css.muted}>{t('office.sessions.none')}</p>}
      {sessions.data && sessions.data.length > 0 && (
        <>
          <ul className={css.sessions}>
            {sessions.data.map((session) => (
              <li key={session.id} className={css.session}>
                <span>{wordsOf(session)}</span>
                <span className={css.muted}>
                  {t('office.sessions.seen', { ago: ago(session.lastSeenAt) })}
                </span>
              </li>
            ))}
          </ul>
          <div>
            <Button tone="danger" onClick={() => setAsking(true)}>
              <LogOut aria-hidden size={20} />
              {t('office.sessions.endAll')}
            </Button>
          </div>
        </>
      )}
      {asking && (
        <Confirm
          title={t('office.sessions.endAll.title', { name: member.name })}
          text={t('office.sessions.endAll.text')}
          act={t('office.sessions.endAll')}
          onConfirm={end}
          onClose={() => setAsking(false)}
        />
      )}
    </Section>
  );
}
