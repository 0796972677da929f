import { uuid7 } from '@fastops/device';
import { Drawer, FormProblem, MantineFrame, SaveBar, TextField, useForm, useT } from '@fastops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../app.ts';
import { useLeaveGuard } from '../leave-guard.tsx';
import { useMe } from '../me.ts';
import { useSaveBlocked } from '../offline.ts';
import { SubmitOnEnter } from '../submit-on-enter.tsx';
import css from './drawer.module.css';
import { faultOf, inputOf, leadsAt, placeRow, WHOLE } from './grants.ts';
import { type Added, Invited, inviteByMail } from './invited.tsx';
import { PlacesSection } from './places-section.tsx';

/** Adding somebody: name, e-mail or none, a role, and then the way in that fits. */
export function InviteDrawer({ onClose }: { onClose: () => void }) {
  const t = useT();
  const [added, setAdded] = useState<Added>();
  const [round, setRound] = useState(0);
  if (added) {
    return (
      <Drawer title={added.member.name} subtitle={t('office.invite.added')} onClose={onClose}>
        <MantineFrame>
          <Invited
            {...added}
            onClose={onClose}
            onAnother={() => {
              setAdded(undefined);
              setRound(round + 1);
            }}
          />
        </MantineFrame>
      </Drawer>
    );
  }
  return <InviteForm key={round} onAdded={setAdded} onClose={onClose} />;
}

interface FormProps {
  onAdded: (added: Added) => void;
  onClose: () => void;
}

/** What is asked about somebody new, and how they are added. */
function useNewMember(onAdded: (added: Added) => void) {
  const t = useT();
  const me = useMe();
  const queryClient = useQueryClient();
  // One id for all tries: sending it twice makes one member.
  const [id] = useState(uuid7);
  const [first] = useState(() => placeRow(firstPlace(me)));
  return useForm({
    initial: { name: '', email: '', places: [first] },
    check: ({ name, email, places }) => {
      const fault = faultOf(places);
      return {
        name: name.trim() === '' ? t('field.required') : undefined,
        email: email.trim() === '' || /^[^@\s]+@[^@\s]+$/.test(email.trim()) ? undefined : t('field.email'),
        places: fault && t(`office.users.place.fault.${fault}`),
      };
    },
    refusals: { 'identity.email_taken': 'email' },
    onSubmit: async ({ name, email, places }) => {
      const mail = email.trim() === '' ? {} : { email: email.trim() };
      const member = await api.createMember({ id, name: name.trim(), ...mail, assignments: inputOf(places) });
      onAdded(await inviteByMail(member));
      void queryClient.invalidateQueries({ queryKey: ['members'] });
    },
  });
}

function InviteForm({ onAdded, onClose }: FormProps) {
  const t = useT();
  const form = useNewMember(onAdded);
  const blocked = useSaveBlocked();
  const guard = useLeaveGuard(form.dirty && !form.busy);
  return (
    <Drawer
      title={t('office.users.add')}
      onClose={onClose}
      foot={
        <SaveBar
          always
          dirty={form.dirty}
          busy={form.busy}
          blocked={blocked}
          label={t(form.values.email.trim() === '' ? 'office.invite.submit' : 'office.invite.submit.email')}
          onSave={() => void form.submit()}
          onDiscard={onClose}
        />
      }
    >
      {guard}
      <MantineFrame>
        <form {...form.props} className={css.form} aria-label={t('office.users.add')}>
          <TextField
            name="name"
            label={t('office.users.name')}
            autoComplete="off"
            maxLength={80}
            autoFocus
            value={form.values.name}
            error={form.faults.name}
            onChange={(name) => form.set('name', name)}
          />
          <TextField
            name="email"
            type="email"
            label={t('office.invite.email')}
            help={t('office.invite.email.help')}
            autoComplete="off"
            maxLength={254}
            value={form.values.email}
            error={form.faults.email}
            onChange={(email) => form.set('email', email)}
          />
          <PlacesSection
            rows={form.values.places}
            error={form.faults.places}
            onChange={(places) => form.set('places', places)}
          />
          <FormProblem error={form.problem} />
          <SubmitOnEnter />
        </form>
      </MantineFrame>
    </Drawer>
  );
}

/** The only branch, else the choice is left open. */
function firstPlace(me: ReturnType<typeof useMe>): string {
  const led = me.branches.filter(({ id }) => leadsAt(me, id));
  const [only, ...others] = led;
  if (only && others.length === 0) return only.id;
  return led.length === 0 && leadsAt(me, null) ? WHOLE : '';
}
