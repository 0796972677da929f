import { type OptionGroupWhole, uuid7 } from '@fastops/device';
import {
  type Form,
  FormProblem,
  MantineFrame,
  Note,
  PageHead,
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
import { useReplace } from '../go.ts';
import { useLeaveGuard } from '../leave-guard.tsx';
import { useMe } from '../me.ts';
import { ConflictNote } from '../menu/conflict-note.tsx';
import { groupsQuery, menuApi } from '../menu/menu-queries.ts';
import { useSaveBlocked } from '../offline.ts';
import { SubmitOnEnter } from '../submit-on-enter.tsx';
import { useVersioned, type Versions } from '../use-versioned.ts';
import { DeleteGroup } from './delete-group.tsx';
import { bodyOf, changesOf, faultOf, type GroupValues, HOME, valuesOf } from './group-values.ts';
import { LimitsField } from './limits-field.tsx';
import css from './modifiers.module.css';
import { OptionsField } from './options-field.tsx';

interface Props {
  back: ReactNode;
  /** Without one it is being made. */
  group?: OptionGroupWhole;
}

function useGroupForm(group: OptionGroupWhole | undefined, versions: Versions<OptionGroupWhole>) {
  const t = useT();
  const language = useLanguage();
  const { company } = useMe();
  const replace = useReplace();
  const queryClient = useQueryClient();
  const [newId] = useState(uuid7);
  const shown = (one?: OptionGroupWhole): GroupValues => valuesOf(one, company, language);
  const form = useForm<GroupValues>({
    initial: shown(group),
    check: (values) => {
      const fault = faultOf(values);
      return {
        name: values.name.trim() === '' ? t('field.required') : undefined,
        options: fault && t(`office.groups.fault.${fault}`),
      };
    },
    refusals: {
      'catalog.group_name_taken': 'name',
      'catalog.limits_crossed': 'options',
      'catalog.option_name_taken': 'options',
    },
    onSubmit: async (values) => {
      const body = bodyOf(values);
      const { version } = versions;
      const saved = await versions.watch(() =>
        group
          ? menuApi.updateGroup(group.id, { ...body, version })
          : menuApi.createGroup({ id: newId, ...body }),
      );
      if (!saved) return;
      form.reset(shown(saved));
      const { name } = saved;
      toast({ tone: 'ok', text: group ? t('office.save.saved') : t('office.groups.added', { name }) });
      await queryClient.invalidateQueries({ queryKey: groupsQuery.queryKey });
      if (!group) replace(`${HOME}/${saved.id}`);
    },
  });
  useEffect(() => {
    // Somebody else saved it while nothing was changed here: shown as it is now.
    if (!group || form.dirty || form.busy || group.version <= versions.version) return;
    form.reset(shown(group));
    versions.follow(group);
  });
  return { form, shown };
}

/** A group of options: how many may be chosen, of what, and what each costs more. */
export function GroupEditor({ back, group }: Props) {
  const t = useT();
  const replace = useReplace();
  const queryClient = useQueryClient();
  const versions = useVersioned<OptionGroupWhole>({
    known: group,
    code: 'catalog.group_changed',
    read: () => queryClient.fetchQuery({ ...groupsQuery, staleTime: 0 }),
  });
  const { form, shown } = useGroupForm(group, versions);
  const blocked = useSaveBlocked();
  const guard = useLeaveGuard(form.dirty && !form.busy);
  const { base, theirs, settle } = versions;
  return (
    <>
      {guard}
      <PageHead title={group?.name ?? t('office.groups.add')} back={back}>
        {group && <DeleteGroup group={group} />}
      </PageHead>
      <div className={css.editor}>
        {group && group.products > 0 && (
          <Note tone="info">{t('office.groups.inUse', { n: group.products })}</Note>
        )}
        {base && theirs && (
          <ConflictNote
            changes={changesOf(base, theirs, t)}
            onTake={() => {
              form.reset(shown(theirs));
              settle();
            }}
            onKeep={() => {
              settle();
              void form.submit();
            }}
          />
        )}
        <Fields form={form} isNew={!group} saved={group?.options.map(({ id }) => id) ?? []} />
        <FormProblem error={form.problem} />
      </div>
      <SaveBar
        always={!group}
        dirty={form.dirty}
        busy={form.busy}
        blocked={blocked}
        {...(group ? {} : { label: t('office.groups.submit') })}
        onSave={() => void form.submit()}
        onDiscard={() => (group ? form.reset() : replace(HOME))}
      />
    </>
  );
}

interface FieldsProps {
  form: Form<GroupValues>;
  isNew: boolean;
  /** The options that the server knows. */
  saved: readonly string[];
}

function Fields({ form, isNew, saved }: FieldsProps) {
  const t = useT();
  const { values, faults, set } = form;
  return (
    <MantineFrame>
      <form {...form.props} className={css.form} aria-label={values.name || t('office.groups.add')}>
        <div className={css.basics}>
          <TextField
            name="name"
            label={t('office.groups.name')}
            help={t('office.groups.name.help')}
            autoComplete="off"
            maxLength={60}
            autoFocus={isNew}
            value={values.name}
            error={faults.name}
            onChange={(name) => set('name', name)}
          />
          <LimitsField
            min={values.minChoices}
            max={values.maxChoices}
            onChange={(min, max) => {
              set('minChoices', min);
              set('maxChoices', max);
            }}
          />
        </div>
        <Section title={t('office.groups.options')} text={t('office.groups.options.text')}>
          <OptionsField
            options={values.options}
            saved={saved}
            single={values.maxChoices === 1}
            error={faults.options}
            onChange={(options) => set('options', options)}
          />
        </Section>
        <SubmitOnEnter />
      </form>
    </MantineFrame>
  );
}
