import { useWorkplace, uuid7 } from '@fastops/device';
import {
  Button,
  EmptyState,
  PeopleGrid,
  PinPad,
  PinProblem,
  ProblemCard,
  Skeletons,
  usePin,
  useT,
} from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { UsersRound } from 'lucide-react';
import { useCallback, useState } from 'react';
import { device } from '../app.ts';
import css from './sent.module.css';

/** What is to be approved, as the server named it. */
export interface Act {
  action: string;
  objectId: string;
  amountMinor?: number;
}

interface Props {
  act: Act;
  onApproved: (approval: { id: string; approver: string }) => Promise<void>;
}

/** Somebody who may do it approves one act with their PIN, on the screen of who may not. */
export function ApprovalPad({ act, onApproved }: Props) {
  const t = useT();
  const { branch } = useWorkplace();
  const approvers = useQuery({
    queryKey: ['approvers', branch.id, act.action],
    queryFn: ({ signal }) => device.api.approvers(branch.id, act.action, signal),
    staleTime: 0,
  });
  const [chosen, setChosen] = useState<{ id: string; name: string }>();
  const { attempt, clear, ...pin } = usePin();
  const approve = useCallback(
    (typed: string): Promise<void> =>
      attempt(async () => {
        if (!chosen) return;
        const id = uuid7();
        await device.api.approve({ id, branchId: branch.id, memberId: chosen.id, pin: typed, ...act });
        await onApproved({ id, approver: chosen.name });
      }),
    [attempt, chosen, branch.id, act, onApproved],
  );
  if (approvers.isPending) return <Skeletons count={2} height={72} minWidth={152} />;
  if (approvers.isError)
    return <ProblemCard error={approvers.error} onRetry={() => void approvers.refetch()} />;
  if (approvers.data.length === 0) {
    return (
      <EmptyState icon={UsersRound} title={t('pin.approve.none.title')} text={t('pin.approve.none.text')} />
    );
  }
  return (
    <div className={css.form}>
      <p>{t('pin.approve.text')}</p>
      {chosen ? (
        <>
          <PinPad label={t('pin.of', { name: chosen.name })} onPin={approve} disabled={pin.disabled}>
            <PinProblem {...pin} />
          </PinPad>
          <Button
            tone="quiet"
            onClick={() => {
              clear();
              setChosen(undefined);
            }}
          >
            {t('pin.other')}
          </Button>
        </>
      ) : (
        <PeopleGrid people={approvers.data} onChoose={setChosen} />
      )}
    </div>
  );
}
