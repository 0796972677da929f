import { EmptyState, goTo, ProblemCard, roleName, Skeletons, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, ShieldX } from 'lucide-react';
import { useAddress, useGo } from '../go.ts';
import { Guarded } from '../guarded.tsx';
import { useMe } from '../me.ts';
import { permissionsQuery, rolesQuery } from '../queries.ts';
import { RoleEditor } from './role-editor.tsx';
import { newValues, valuesOf } from './role-values.ts';
import css from './roles.module.css';

/** One role, or a new one that may begin as a copy. */
export function RoleScreen() {
  const t = useT();
  return (
    <Guarded
      title={t('office.nav.roles')}
      permissions={['identity.view_roles']}
      words="office.permission.viewRoles"
    >
      <Loaded />
    </Guarded>
  );
}

function Loaded() {
  const t = useT();
  const me = useMe();
  const { id, filters } = useAddress();
  const roles = useQuery(rolesQuery);
  const permissions = useQuery(permissionsQuery);
  const failed = [roles, permissions].find((query) => query.isError && query.data === undefined);
  if (failed) return <ProblemCard error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!roles.data || !permissions.data) {
    return (
      <div className={css.editor}>
        <Skeletons count={6} height={72} minWidth={2000} />
      </div>
    );
  }
  const back = <BackToRoles />;
  if (id === 'new') {
    const from = roles.data.find((role) => role.id === filters.get('from'));
    const name = from ? t('office.roles.copyOf', { name: roleName(from, t) }) : '';
    const initial = newValues(me, from, name);
    return (
      <RoleEditor
        key={`new/${from?.id ?? ''}`}
        back={back}
        initial={initial}
        leftOut={from ? from.permissions.length - initial.permissions.length : 0}
        roles={roles.data}
        categories={permissions.data}
      />
    );
  }
  const role = roles.data.find((one) => one.id === id);
  if (!role) {
    return (
      <EmptyState icon={ShieldX} title={t('office.roles.gone.title')} text={t('office.roles.gone.text')}>
        {back}
      </EmptyState>
    );
  }
  return (
    <RoleEditor
      key={role.id}
      back={back}
      role={role}
      initial={valuesOf(role)}
      leftOut={0}
      roles={roles.data}
      categories={permissions.data}
    />
  );
}

function BackToRoles() {
  const t = useT();
  const go = useGo();
  return (
    <a className={css.back} href="/admin/roles" onClick={goTo('/admin/roles', go)}>
      <ArrowLeft aria-hidden size={18} />
      {t('office.nav.roles')}
    </a>
  );
}
