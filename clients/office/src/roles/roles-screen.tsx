import type { Role } from '@fastops/device';
import {
  Button,
  type Column,
  DataList,
  ListFoot,
  PageHead,
  ProblemCard,
  roleName,
  Skeletons,
  Tag,
  useShortcuts,
  useT,
} from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { Plus, Sparkles, UserRoundPen } from 'lucide-react';
import { useMemo } from 'react';
import { useGo } from '../go.ts';
import { Guarded } from '../guarded.tsx';
import { mayEverywhere, useMe } from '../me.ts';
import { rolesQuery } from '../queries.ts';
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
  const go = useGo();
  const roles = useQuery(rolesQuery);
  const columns = useColumns();
  const makes = mayEverywhere(me, 'identity.manage_roles');
  const add = (): void => go('/admin/roles/new');
  useShortcuts(makes ? { n: add } : {});
  return (
    <>
      <PageHead title={t('office.nav.roles')} text={t('office.roles.text')}>
        {makes && (
          <Button onClick={add} aria-keyshortcuts="n">
            <Plus aria-hidden size={20} />
            {t('office.roles.add')}
          </Button>
        )}
      </PageHead>
      {roles.isPending && (
        <div className={css.waiting}>
          <Skeletons count={8} height={64} minWidth={2000} />
        </div>
      )}
      {roles.isLoadingError && <ProblemCard error={roles.error} onRetry={() => void roles.refetch()} />}
      {roles.data && (
        <DataList
          label={t('office.nav.roles')}
          columns={columns}
          rows={roles.data}
          rowKey={({ id }) => id}
          href={({ id }) => `/admin/roles/${id}`}
          onGo={go}
          foot={
            <ListFoot
              count={t('office.roles.count', { n: roles.data.length })}
              more={false}
              busy={false}
              onMore={() => undefined}
            />
          }
        />
      )}
    </>
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
