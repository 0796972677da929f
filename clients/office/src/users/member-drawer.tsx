import type { Member } from '@fastops/device';
import { ButtonLink, Drawer, MantineFrame, Note, ProblemCard, Skeletons, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { useGo } from '../go.ts';
import { may, useMe } from '../me.ts';
import { useMoments } from '../moments.ts';
import { memberQuery } from '../queries.ts';
import css from './drawer.module.css';
import { MANAGE_MEMBERS } from './grants.ts';
import { MemberAccess } from './member-access.tsx';
import { HeldRoles, StateTag } from './member-columns.tsx';
import { MemberForm } from './member-form.tsx';
import { MemberSessions } from './member-sessions.tsx';
import { MemberState } from './member-state.tsx';

interface Props {
  memberId: string;
  onClose: () => void;
}

/** One person: name, roles, ways in, and whether they are let in at all. */
export function MemberDrawer({ memberId, onClose }: Props) {
  const t = useT();
  const member = useQuery(memberQuery(memberId));
  if (member.data) return <Loaded member={member.data} onClose={onClose} />;
  return (
    <Drawer title={t('office.users.person')} onClose={onClose}>
      {member.isError ? (
        <ProblemCard error={member.error} onRetry={() => void member.refetch()} />
      ) : (
        <Skeletons count={4} height={72} minWidth={300} />
      )}
    </Drawer>
  );
}

function Loaded({ member, onClose }: { member: Member; onClose: () => void }) {
  const { ago } = useMoments();
  const t = useT();
  const facts = (
    <div className={css.facts}>
      <StateTag state={member.state} />
      <span className={css.muted}>
        {member.lastSeenAt === null
          ? t('office.users.neverSeen')
          : t('office.users.seen', { ago: ago(member.lastSeenAt) })}
      </span>
    </div>
  );
  if (!member.mayTouch) {
    return (
      <Drawer title={member.name} subtitle={member.email} onClose={onClose}>
        {facts}
        <Untouchable member={member} />
        <HeldRoles assignments={member.assignments} />
      </Drawer>
    );
  }
  return (
    <MemberForm key={member.id} member={member} head={facts} onClose={onClose}>
      <MantineFrame>
        <MemberAccess member={member} />
      </MantineFrame>
      {member.state !== 'invited' && <MemberSessions member={member} />}
      <MemberState member={member} />
    </MemberForm>
  );
}

/** Why this person cannot be changed by who looks at them. */
function Untouchable({ member }: { member: Member }) {
  const t = useT();
  const me = useMe();
  const go = useGo();
  if (member.isMe) {
    return (
      <Note tone="info">
        <div className={css.stack}>
          <p>{t('office.users.untouchable.me')}</p>
          <div>
            <ButtonLink href="/admin/me" onGo={go}>
              {t('office.me.title')}
            </ButtonLink>
          </div>
        </div>
      </Note>
    );
  }
  const reason = may(me, MANAGE_MEMBERS) ? 'outranked' : 'notAllowed';
  return <Note tone="info">{t(`office.users.untouchable.${reason}`)}</Note>;
}
