import type { Member } from '@fastops/device';
import { Button, Section, sayProblem, toast, useT } from '@fastops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { UserRoundCheck, UserRoundX } from 'lucide-react';
import { useState } from 'react';
import { api } from '../app.ts';
import { memberQuery } from '../queries.ts';

/** Letting somebody in no more, or again; either can be undone at once. */
export function MemberState({ member }: { member: Member }) {
  const t = useT();
  const queryClient = useQueryClient();
  const [busy, setBusy] = useState(false);
  const disabled = member.state === 'disabled';
  const turn = async (off: boolean, withUndo: boolean): Promise<void> => {
    setBusy(true);
    try {
      const saved = await (off ? api.disableMember(member.id) : api.enableMember(member.id));
      queryClient.setQueryData(memberQuery(member.id).queryKey, saved);
      void queryClient.invalidateQueries({ queryKey: ['members'] });
      const undo = { label: t('common.undo'), run: () => void turn(!off, false) };
      toast({
        tone: 'ok',
        text: t(off ? 'office.users.disabled' : 'office.users.enabled', { name: member.name }),
        ...(withUndo ? { action: undo } : {}),
      });
    } catch (error) {
      sayProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Section
      title={t(disabled ? 'office.users.enable.title' : 'office.users.disable.title')}
      text={t(disabled ? 'office.users.enable.text' : 'office.users.disable.text')}
    >
      <div>
        <Button
          tone={disabled ? 'quiet' : 'danger'}
          aria-disabled={busy}
          onClick={() => busy || void turn(!disabled, true)}
        >
          {disabled ? <UserRoundCheck aria-hidden size={20} /> : <UserRoundX aria-hidden size={20} />}
          {t(disabled ? 'office.users.enable' : 'office.users.disable')}
        </Button>
      </div>
    </Section>
  );
}
