import type { OfficeBranch } from '@fastops/device';
import { Button, Section, sayProblem, toast, useT } from '@fastops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { DoorClosed, DoorOpen } from 'lucide-react';
import { useState } from 'react';
import { api, device } from '../app.ts';
import { branchesQuery } from '../queries.ts';

/** Closing a branch, or opening it again; either can be undone at once. */
export function BranchState({ branch }: { branch: OfficeBranch }) {
  const t = useT();
  const queryClient = useQueryClient();
  const [busy, setBusy] = useState(false);
  const closed = branch.state === 'closed';
  const turn = async (close: boolean, withUndo: boolean): Promise<void> => {
    setBusy(true);
    try {
      await (close ? api.closeBranch(branch.id) : api.openBranch(branch.id));
      await queryClient.invalidateQueries({ queryKey: branchesQuery.queryKey });
      void device.session.refresh();
      const undo = { label: t('common.undo'), run: () => void turn(!close, false) };
      toast({
        tone: 'ok',
        text: t(close ? 'office.branches.closed' : 'office.branches.opened', { name: branch.name }),
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
      title={t(closed ? 'office.branches.open.title' : 'office.branches.close.title')}
      text={t(closed ? 'office.branches.open.text' : 'office.branches.close.text')}
    >
      <div>
        <Button
          tone={closed ? 'quiet' : 'danger'}
          aria-disabled={busy}
          onClick={() => busy || void turn(!closed, true)}
        >
          {closed ? <DoorOpen aria-hidden size={20} /> : <DoorClosed aria-hidden size={20} />}
          {t(closed ? 'office.branches.open' : 'office.branches.close')}
        </Button>
      </div>
    </Section>
  );
}
