import type { Member } from '@fastops/device';
import { type Column, roleName, Tag, useT } from '@fastops/ui';
import { CircleCheck, CircleOff, Grid3x3, KeyRound, MailOpen } from 'lucide-react';
import { useMemo } from 'react';
import { useBranchNames } from '../branch-names.ts';
import { useMoments } from '../moments.ts';
import css from './users.module.css';

const STATES = {
  active: { tone: 'ok', icon: CircleCheck },
  invited: { tone: 'info', icon: MailOpen },
  disabled: { tone: 'plain', icon: CircleOff },
} as const;

/** Whether somebody is let in, in a word. */
export function StateTag({ state }: { state: Member['state'] }) {
  const t = useT();
  return <Tag {...STATES[state]}>{t(`office.users.state.${state}`)}</Tag>;
}

/** What is told of each person in the list. */
export function useMemberColumns(): Column<Member>[] {
  const t = useT();
  const { ago } = useMoments();
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('office.users.column.name'),
        width: 'minmax(0, 3fr)',
        sort: (one, other) => one.name.localeCompare(other.name),
        cell: (member) => <Who member={member} />,
      },
      {
        key: 'roles',
        title: t('office.users.column.roles'),
        width: 'minmax(0, 3fr)',
        cell: ({ assignments }) => <HeldRoles assignments={assignments} />,
      },
      {
        key: 'access',
        title: t('office.users.column.access'),
        width: 'minmax(0, 2fr)',
        cell: (member) => <Access member={member} />,
      },
      {
        key: 'seen',
        title: t('office.users.column.seen'),
        width: 'minmax(0, 2fr)',
        sort: (one, other) => (one.lastSeenAt ?? '').localeCompare(other.lastSeenAt ?? ''),
        cell: ({ lastSeenAt }) => (
          <span className={css.seen}>
            {lastSeenAt === null ? t('office.users.neverSeen') : ago(lastSeenAt)}
          </span>
        ),
        phone: 'none',
      },
      {
        key: 'state',
        title: t('office.users.column.state'),
        width: '140px',
        cell: ({ state }) => <StateTag state={state} />,
        phone: 'side',
      },
    ],
    [t, ago],
  );
}

function Who({ member }: { member: Member }) {
  const t = useT();
  return (
    <span className={css.who}>
      {member.isMe ? t('office.users.me', { name: member.name }) : member.name}
      {member.email && <span className={css.email}>{member.email}</span>}
    </span>
  );
}

/** Roles with the places where they are held. */
export function HeldRoles({ assignments }: Pick<Member, 'assignments'>) {
  const t = useT();
  const names = useBranchNames();
  if (assignments.length === 0) return <span className={css.place}>{t('office.users.noRole')}</span>;
  return (
    <span className={css.roles}>
      {assignments.map(({ branchId, role }) => (
        <span key={branchId ?? ''}>
          {roleName(role, t)}{' '}
          <span className={css.place}>
            {branchId === null
              ? t('office.users.inWhole')
              : t('office.users.inBranch', { name: names.get(branchId) ?? t('office.users.place.other') })}
          </span>
        </span>
      ))}
    </span>
  );
}

function Access({ member }: { member: Member }) {
  const t = useT();
  if (!member.hasAccount && !member.hasPin)
    return <span className={css.place}>{t('office.users.access.none')}</span>;
  return (
    <span className={css.access}>
      {member.hasAccount && (
        <span className={css.way}>
          <KeyRound aria-hidden size={16} />
          {t('office.users.access.password')}
        </span>
      )}
      {member.hasPin && (
        <span className={css.way}>
          <Grid3x3 aria-hidden size={16} />
          {t('office.users.access.pin')}
        </span>
      )}
    </span>
  );
}
