import type { Member } from '@fastops/device';
import { Drawer, FormProblem, MantineFrame, SaveBar, TextField, toast, useForm, useT } from '@fastops/ui';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../app.ts';
import { useLeaveGuard } from '../leave-guard.tsx';
import { useSaveBlocked } from '../offline.ts';
import { memberQuery } from '../queries.ts';
import { SubmitOnEnter } from '../submit-on-enter.tsx';
import css from './drawer.module.css';
import { faultOf, inputOf, rowsOf, sameRows } from './grants.ts';
import { PlacesSection } from './places-section.tsx';

interface Props {
  member: Member;
  onClose: () => void;
  /** Over the form. */
  head: ReactNode;
  /** Under it: what is done at once, without the bar. */
  children: ReactNode;
}

/** Saves what was changed of the name and the roles, and nothing else. */
function useMemberForm(member: Member) {
  const t = useT();
  const queryClient = useQueryClient();
  const form = useForm({
    initial: { name: member.name, places: rowsOf(member.assignments) },
    check: ({ name, places }) => {
      const fault = faultOf(places);
      return {
        name: name.trim() === '' ? t('field.required') : undefined,
        places: fault && t(`office.users.place.fault.${fault}`),
      };
    },
    onSubmit: async ({ name, places }) => {
      let saved = member;
      if (name.trim() !== member.name) saved = await api.renameMember(member.id, name.trim());
      if (!sameRows(places, rowsOf(member.assignments)))
        saved = await api.assignRoles(member.id, inputOf(places));
      queryClient.setQueryData(memberQuery(member.id).queryKey, saved);
      form.reset({ name: saved.name, places: rowsOf(saved.assignments) });
      toast({ tone: 'ok', text: t('office.save.saved') });
      void queryClient.invalidateQueries({ queryKey: ['members', 'list'] });
      void queryClient.invalidateQueries({ queryKey: ['roles'] });
    },
  });
  return form;
}

/** Name and roles, saved together by the bar at the foot. */
export function MemberForm({ member, onClose, head, children }: Props) {
  const t = useT();
  const form = useMemberForm(member);
  const { values } = form;
  const dirty = values.name.trim() !== member.name || !sameRows(values.places, rowsOf(member.assignments));
  const blocked = useSaveBlocked();
  const guard = useLeaveGuard(dirty && !form.busy);
  return (
    <Drawer
      title={member.name}
      subtitle={member.email}
      onClose={onClose}
      foot={
        <SaveBar
          dirty={dirty}
          busy={form.busy}
          blocked={blocked}
          onSave={() => void form.submit()}
          onDiscard={() => form.reset({ name: member.name, places: rowsOf(member.assignments) })}
        />
      }
    >
      {guard}
      {head}
      <MantineFrame>
        <form {...form.props} className={css.form} aria-label={member.name}>
          <TextField
            name="name"
            label={t('office.users.name')}
            autoComplete="off"
            maxLength={80}
            value={values.name}
            error={form.faults.name}
            onChange={(name) => form.set('name', name)}
          />
          <PlacesSection
            rows={values.places}
            error={form.faults.places}
            onChange={(places) => form.set('places', places)}
          />
          <FormProblem error={form.problem} />
          <SubmitOnEnter />
        </form>
      </MantineFrame>
      {children}
    </Drawer>
  );
}
