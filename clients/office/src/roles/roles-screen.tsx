import type { Role } from '@fastops/device';
import { type Column, roleName, Tag, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { Sparkles, UserRoundPen } from 'lucide-react';
import { useMemo } from 'react';
import { Guarded } from '../guarded.tsx';
import { mayEverywhere, useMe } from '../me.ts';
import { rolesQuery } from '../queries.ts';
import { WholeList } from '../whole-list.tsx';
import css from './roles.module.css';

/** The roles, the highest first. */
export function RolesScreen() {
  const t = useT();
  return (
    <Guarded
      title={t('office.nav.roles')}
      permissions={['identity.view_roles']}
      words="office.permission.viewRoles"
    >
      <Roles />
    </Guarded>
  );
}

function Roles() {
  const t = useT();
  const me = useMe();
  return (
    <WholeList
      title={t('office.nav.roles')}
      text={t('office.roles.text')}
      home="/admin/roles"
      read={useQuery(rolesQuery)}
      columns={useColumns()}
      count={(n) => t('office.roles.count', { n })}
      add={mayEverywhere(me, 'identity.manage_roles') ? t('office.roles.add') : undefined}
    />
  );
}

function useColumns(): Column<Role>[] {
  const t = useT();
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('office.roles.column.role'),
        width: 'minmax(0, 4fr)',
        sort: (one, other) => roleName(one, t).localeCompare(roleName(other, t)),
        cell: (role) => (
          <span className={css.who}>
            {roleName(role, t)}
            {role.description && <span className={css.about}>{role.description}</span>}
          </span>
        ),
      },
      {
        key: 'level',
        title: t('office.roles.level'),
        width: 'minmax(0, 1fr)',
        sort: (one, other) => one.level - other.level,
        cell: ({ level }) => t('office.roles.level.short', { level }),
        phone: 'none',
      },
      {
        key: 'permissions',
        title: t('office.roles.column.permissions'),
        width: 'minmax(0, 2fr)',
        sort: (one, other) => one.permissions.length - other.permissions.length,
        cell: ({ permissions }) => t('office.roles.permissions', { n: permissions.length }),
      },
      {
        key: 'members',
        title: t('office.roles.column.members'),
        width: 'minmax(0, 2fr)',
        sort: (one, other) => one.members - other.members,
        cell: ({ members }) => t('office.users.count', { n: members }),
      },
      {
        key: 'kind',
        title: t('office.roles.column.kind'),
        width: '140px',
        cell: ({ key }) =>
          key === null ? (
            <Tag tone="info" icon={UserRoundPen}>
              {t('office.roles.own')}
            </Tag>
          ) : (
            <Tag tone="plain" icon={Sparkles}>
              {t('office.roles.ready')}
            </Tag>
          ),
        phone: 'side',
      },
    ],
    [t],
  );
}
