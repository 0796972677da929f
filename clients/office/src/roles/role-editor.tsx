import { type PermissionCategory, type Role, uuid7 } from '@fastops/device';
import {
  type Form,
  FormProblem,
  formatList,
  LevelField,
  LongField,
  MantineFrame,
  Note,
  PageHead,
  roleName,
  SaveBar,
  Section,
  TextField,
  toast,
  useForm,
  useLanguage,
  useT,
} from '@fastops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { api } from '../app.ts';
import { useAddress, useReplace, withFilters } from '../go.ts';
import { useLeaveGuard } from '../leave-guard.tsx';
import { mayEverywhere, useMe } from '../me.ts';
import { useSaveBlocked } from '../offline.ts';
import { rolesQuery } from '../queries.ts';
import { SubmitOnEnter } from '../submit-on-enter.tsx';
import { useVersioned, type Versions } from '../use-versioned.ts';
import { PermissionMatrix } from './permission-matrix.tsx';
import { RoleActions } from './role-actions.tsx';
import { RoleConflict } from './role-conflict.tsx';
import { bodyOf, highestLevel, type RoleValues, refusalToEdit, valuesOf } from './role-values.ts';
import css from './roles.module.css';

interface Props {
  back: ReactNode;
  /** Without one it is being made. */
  role?: Role;
  initial: RoleValues;
  /** Permissions that could not be copied, as this person does not hold them. */
  leftOut: number;
  roles: readonly Role[];
  categories: readonly PermissionCategory[];
}

/** The fields of a role, saved as a new one or over the version they were read in. */
function useRoleForm(
  role: Role | undefined,
  initial: RoleValues,
  conflict: Versions<Role>,
): Form<RoleValues> {
  const t = useT();
  const replace = useReplace();
  const queryClient = useQueryClient();
  const [newId] = useState(uuid7);
  const form = useForm<RoleValues>({
    initial,
    check: ({ name }) => ({ name: name.trim() === '' ? t('field.required') : undefined }),
    refusals: { 'identity.role_name_taken': 'name' },
    onSubmit: async (values) => {
      const { version } = conflict;
      const saved = await conflict.watch(() =>
        role
          ? api.updateRole(role.id, { ...bodyOf(values), version })
          : api.createRole({ id: newId, ...bodyOf(values) }),
      );
      if (!saved) return;
      form.reset(values);
      toast({ tone: 'ok', text: t(role ? 'office.save.saved' : 'office.roles.added', { name: saved.name }) });
      await queryClient.invalidateQueries({ queryKey: rolesQuery.queryKey });
      if (!role) replace(`/admin/roles/${saved.id}`);
    },
  });
  useEffect(() => {
    // Somebody else saved it while nothing was changed here: shown as it is now.
    if (!role || form.dirty || form.busy || role.version <= conflict.version) return;
    form.reset(valuesOf(role));
    conflict.follow(role);
  });
  return form;
}

/** What a role is called, whom it leads and what it may do. */
export function RoleEditor({ back, role, initial, leftOut, roles, categories }: Props) {
  const t = useT();
  const me = useMe();
  const replace = useReplace();
  const { filters } = useAddress();
  const queryClient = useQueryClient();
  const conflict = useVersioned<Role>({
    known: role,
    code: 'identity.role_changed',
    read: () => queryClient.fetchQuery({ ...rolesQuery, staleTime: 0 }),
  });
  const refusal = role ? refusalToEdit(me, role) : undefined;
  const readOnly = refusal !== undefined || !mayEverywhere(me, 'identity.manage_roles');
  const form = useRoleForm(role, initial, conflict);
  const blocked = useSaveBlocked();
  const guard = useLeaveGuard(form.dirty && !form.busy);
  const path = `/admin/roles/${role?.id ?? 'new'}`;
  return (
    <>
      {guard}
      <PageHead title={role ? roleName(role, t) : t('office.roles.add')} back={back}>
        {role && <RoleActions role={role} refusal={refusal} />}
      </PageHead>
      <div className={css.editor}>
        {refusal && <Note tone="info">{t(`office.roles.readOnly.${refusal}`)}</Note>}
        {leftOut > 0 && <Note tone="warn">{t('office.roles.leftOut', { n: leftOut })}</Note>}
        {!readOnly && role && role.members > 0 && (
          <Note tone="info">{t('office.roles.inUse', { n: role.members })}</Note>
        )}
        <RoleConflict conflict={conflict} categories={categories} form={form} />
        {!readOnly && <Basics form={form} roles={roles} own={role?.id} />}
        <Section title={t('office.roles.matrix')} text={readOnly ? undefined : t('office.roles.matrix.text')}>
          <PermissionMatrix
            categories={categories}
            chosen={form.values.permissions}
            onChange={(permissions) => form.set('permissions', permissions)}
            mayGive={new Set([...me.everywhere, ...(role?.permissions ?? [])])}
            readOnly={readOnly}
            others={roles.filter(({ id }) => id !== role?.id)}
            compareId={filters.get('compare') ?? ''}
            onCompare={(compare) => replace(withFilters(path, { from: filters.get('from'), compare }))}
          />
        </Section>
        <FormProblem error={form.problem} />
      </div>
      {!readOnly && (
        <SaveBar
          always={!role}
          dirty={form.dirty}
          busy={form.busy}
          blocked={blocked}
          {...(role ? {} : { label: t('office.roles.submit') })}
          onSave={() => void form.submit()}
          onDiscard={() => (role ? form.reset() : replace('/admin/roles'))}
        />
      )}
    </>
  );
}

interface BasicsProps {
  form: Form<RoleValues>;
  roles: readonly Role[];
  own: string | undefined;
}

function Basics({ form, roles, own }: BasicsProps) {
  const t = useT();
  const me = useMe();
  const language = useLanguage();
  const { level } = form.values;
  const others = roles.filter(({ id }) => id !== own);
  const named = (some: readonly Role[]): string =>
    formatList(
      some.map((role) => roleName(role, t)),
      language,
    );
  const under = others.filter((role) => role.level < level);
  const words =
    under.length === 0
      ? t('office.roles.level.lowest', { level })
      : t('office.roles.level.words', { level, under: named(under) });
  return (
    <MantineFrame>
      <form {...form.props} className={css.form} aria-label={t('office.roles.basics')}>
        <TextField
          name="name"
          label={t('office.users.name')}
          autoComplete="off"
          maxLength={60}
          value={form.values.name}
          error={form.faults.name}
          onChange={(name) => form.set('name', name)}
        />
        <LongField
          name="description"
          label={t('office.roles.description')}
          help={t('office.roles.description.help')}
          maxLength={200}
          value={form.values.description}
          onChange={(description) => form.set('description', description)}
        />
        <LevelField
          label={t('office.roles.level')}
          help={t('office.roles.level.help')}
          min={1}
          max={highestLevel(me)}
          value={level}
          words={words}
          onChange={(next) => form.set('level', next)}
        />
        <SubmitOnEnter />
      </form>
    </MantineFrame>
  );
}
