import type { LinkAnswer, PlatformCompany } from '@fastops/device';
import {
  Button,
  Confirm,
  FormProblem,
  MantineFrame,
  Section,
  Sheet,
  TextField,
  toast,
  useForm,
  useT,
} from '@fastops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { UserRoundMinus, UserRoundPlus } from 'lucide-react';
import { useState } from 'react';
import layout from '../layout.module.css';
import { companyQuery, platform } from './app.ts';
import { HandedLink } from './handed-link.tsx';
import css from './platform.module.css';

type Owner = PlatformCompany['owners'][number];

/** Who owns the company: given and taken here only. */
export function OwnersSection({ company }: { company: PlatformCompany }) {
  const t = useT();
  const queries = useQueryClient();
  const [taking, setTaking] = useState<Owner>();
  const [inviting, setInviting] = useState(false);
  const take = async (owner: Owner): Promise<void> => {
    const next = await platform.api.withdrawOwnership(company.id, owner.id);
    queries.setQueryData(companyQuery(company.id).queryKey, next);
    toast({ tone: 'ok', text: t('office.platform.owner.taken', { name: owner.name }) });
  };
  return (
    <Section title={t('office.platform.owners')}>
      <ul className={css.owners}>
        {company.owners.map((owner) => (
          <li key={owner.id} className={css.owner}>
            <span className={css.words}>
              <strong>{owner.name}</strong>
              <span className={layout.muted}>
                {[owner.email, t(`office.users.state.${owner.state}`)].filter(Boolean).join(' · ')}
              </span>
            </span>
            {company.owners.length > 1 && (
              <Button
                tone="quiet"
                aria-label={t('office.platform.owner.take.label', { name: owner.name })}
                onClick={() => setTaking(owner)}
              >
                <UserRoundMinus aria-hidden size={20} />
                {t('office.platform.owner.take')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div>
        <Button tone="quiet" onClick={() => setInviting(true)}>
          <UserRoundPlus aria-hidden size={20} />
          {t('office.platform.owner.invite')}
        </Button>
      </div>
      {inviting && <InviteOwner company={company} onClose={() => setInviting(false)} />}
      {taking && (
        <Confirm
          title={t('office.platform.owner.take.ask', { name: taking.name })}
          text={t('office.platform.owner.take.text')}
          act={t('office.platform.owner.take')}
          onConfirm={() => take(taking)}
          onClose={() => setTaking(undefined)}
        />
      )}
    </Section>
  );
}

function InviteOwner({ company, onClose }: { company: PlatformCompany; onClose: () => void }) {
  const t = useT();
  const queries = useQueryClient();
  const [link, setLink] = useState<LinkAnswer>();
  const form = useForm({
    initial: { name: '', email: '' },
    check: ({ name, email }) => ({
      name: name.trim() === '' ? t('office.setup.missing') : undefined,
      email: /^[^@\s]+@[^@\s]+$/.test(email.trim()) ? undefined : t('field.email'),
    }),
    onSubmit: async ({ name, email }) => {
      setLink(await platform.api.inviteOwner(company.id, { name: name.trim(), email: email.trim() }));
      await queries.invalidateQueries({ queryKey: companyQuery(company.id).queryKey });
    },
  });
  const { values, faults, set } = form;
  if (link) {
    return (
      <Sheet title={t('office.platform.invited')} onClose={onClose}>
        <HandedLink link={link} name={values.name} company={company.name} />
      </Sheet>
    );
  }
  return (
    <MantineFrame>
      <Sheet title={t('office.platform.owner.invite')} onClose={onClose}>
        <form {...form.props} className={layout.stack}>
          <TextField
            name="name"
            label={t('office.platform.ownerName')}
            maxLength={80}
            value={values.name}
            error={faults.name}
            onChange={(name) => set('name', name)}
          />
          <TextField
            name="email"
            type="email"
            label={t('office.platform.ownerEmail')}
            maxLength={254}
            value={values.email}
            error={faults.email}
            onChange={(email) => set('email', email)}
          />
          <FormProblem error={form.problem} />
          <div className={css.actions}>
            <Button tone="quiet" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" aria-disabled={form.busy}>
              {t('office.platform.owner.invite')}
            </Button>
          </div>
        </form>
      </Sheet>
    </MantineFrame>
  );
}
