import type { LinkAnswer, Member } from '@fastops/device';
import { Button, ProblemCard, Section, useT } from '@fastops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { api } from '../app.ts';
import { LinkResult } from '../link-result.tsx';
import { useMe } from '../me.ts';
import css from './drawer.module.css';
import { PinForm } from './pin-form.tsx';

/** Somebody who was just added, and how the invitation went for who has an e-mail. */
export interface Added {
  member: Member;
  invitation: { link: LinkAnswer } | { problem: unknown } | undefined;
}

/** Makes the invitation; that it failed is told, as the member is there already. */
export async function inviteByMail(member: Member): Promise<Added> {
  if (member.email === null) return { member, invitation: undefined };
  try {
    return { member, invitation: { link: await api.invite(member.id) } };
  } catch (problem) {
    return { member, invitation: { problem } };
  }
}

interface Props extends Added {
  onAnother: () => void;
  onClose: () => void;
}

/** Somebody was added: the link for who has an e-mail, a PIN for who has none. */
export function Invited({ member, invitation, onAnother, onClose }: Props) {
  const t = useT();
  const [settled, setSettled] = useState(invitation !== undefined);
  return (
    <>
      {invitation ? (
        <Invitation member={member} first={invitation} />
      ) : (
        <FirstPin member={member} onSettled={() => setSettled(true)} />
      )}
      <div className={css.actions}>
        <Button tone={settled ? 'main' : 'quiet'} onClick={onClose}>
          {t('common.close')}
        </Button>
        <Button tone="quiet" onClick={onAnother}>
          {t('office.invite.another')}
        </Button>
      </div>
    </>
  );
}

function FirstPin({ member, onSettled }: { member: Member; onSettled: () => void }) {
  const t = useT();
  const queryClient = useQueryClient();
  const [pin, setPin] = useState<'ask' | 'done' | 'none'>('ask');
  const settle = (answer: 'done' | 'none'): void => {
    setPin(answer);
    onSettled();
  };
  if (pin !== 'ask') {
    return (
      <p className={css.done} role="status">
        <CircleCheck aria-hidden size={24} />
        {t(`office.pin.${pin}`, { name: member.name })}
      </p>
    );
  }
  return (
    <Section title={t('office.pin.title')} text={t('office.pin.text', { name: member.name })}>
      <PinForm
        memberId={member.id}
        cancelLabel={t('office.pin.later')}
        onCancel={() => settle('none')}
        onDone={() => {
          settle('done');
          void queryClient.invalidateQueries({ queryKey: ['members'] });
        }}
      />
    </Section>
  );
}

interface InvitationProps {
  member: Member;
  first: NonNullable<Added['invitation']>;
}

function Invitation({ member, first }: InvitationProps) {
  const t = useT();
  const { company } = useMe();
  const [invitation, setInvitation] = useState(first);
  if ('problem' in invitation) {
    const again = async (): Promise<void> =>
      setInvitation((await inviteByMail(member)).invitation ?? invitation);
    return (
      <ProblemCard
        title={t('office.invite.failed')}
        error={invitation.problem}
        onRetry={() => void again()}
      />
    );
  }
  return (
    <Section title={t('office.invite.ready')} text={t('office.invite.ready.text', { name: member.name })}>
      <LinkResult
        link={invitation.link}
        label={t('office.invite.link')}
        message={t('office.invite.message', { name: member.name, company: company.name })}
      />
    </Section>
  );
}
