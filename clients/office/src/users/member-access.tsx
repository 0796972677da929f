import type { LinkAnswer, Member } from '@fastops/device';
import { Button, Section, sayProblem, toast, useT } from '@fastops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Grid3x3, KeyRound, Send } from 'lucide-react';
import { useState } from 'react';
import { api } from '../app.ts';
import { LinkResult } from '../link-result.tsx';
import { useMe } from '../me.ts';
import css from './drawer.module.css';
import { PinForm } from './pin-form.tsx';

/** The ways in: a password by link, a PIN for the devices of the branch. */
export function MemberAccess({ member }: { member: Member }) {
  const t = useT();
  const invited = member.state === 'invited' && member.email !== null;
  const resettable = member.state === 'active' && member.hasAccount && member.email !== null;
  return (
    <Section title={t('office.access.title')} text={t('office.access.text')}>
      {invited && <LinkMaker member={member} kind="invite" />}
      {resettable && <LinkMaker member={member} kind="reset" />}
      {member.state !== 'disabled' && <Pin member={member} />}
    </Section>
  );
}

interface MakerProps {
  member: Member;
  kind: 'invite' | 'reset';
}

/** Makes a link for somebody: the invitation again, or another password. The last one of its kind ends. */
function LinkMaker({ member, kind }: MakerProps) {
  const t = useT();
  const { company } = useMe();
  const [link, setLink] = useState<LinkAnswer>();
  const [busy, setBusy] = useState(false);
  const Icon = kind === 'invite' ? Send : KeyRound;
  const make = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    try {
      setLink(await (kind === 'invite' ? api.invite(member.id) : api.sendPasswordReset(member.id)));
    } catch (error) {
      sayProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={css.stack}>
      <div>
        <Button tone="quiet" aria-disabled={busy} onClick={() => void make()}>
          <Icon aria-hidden size={20} />
          {t(`office.access.${kind}`)}
        </Button>
      </div>
      {link && (
        <LinkResult
          link={link}
          label={t(`office.${kind}.link`)}
          message={t(`office.${kind}.message`, { name: member.name, company: company.name })}
        />
      )}
    </div>
  );
}

function Pin({ member }: { member: Member }) {
  const t = useT();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState(false);
  const renew = (): void => void queryClient.invalidateQueries({ queryKey: ['members'] });
  const remove = async (): Promise<void> => {
    try {
      await api.setMemberPin(member.id, null);
      renew();
      toast({ tone: 'ok', text: t('office.pin.removed', { name: member.name }) });
    } catch (error) {
      sayProblem(error);
    }
  };
  if (open) {
    return (
      <PinForm
        memberId={member.id}
        cancelLabel={t('common.cancel')}
        onCancel={() => setOpen(false)}
        onDone={() => {
          renew();
          setOpen(false);
          toast({ tone: 'ok', text: t('office.pin.done', { name: member.name }) });
        }}
      />
    );
  }
  return (
    <div className={css.actions}>
      <Button tone="quiet" onClick={() => setOpen(true)}>
        <Grid3x3 aria-hidden size={20} />
        {t(member.hasPin ? 'office.pin.change' : 'office.pin.set')}
      </Button>
      {member.hasPin && (
        <Button tone="danger" onClick={() => void remove()}>
          {t('office.pin.remove')}
        </Button>
      )}
    </div>
  );
}
