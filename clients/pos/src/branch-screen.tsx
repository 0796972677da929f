import { chooseBranch, useWorkplace } from '@fastops/device';
import { BranchChoice, useT } from '@fastops/ui';
import { useNavigate } from '@tanstack/react-router';
import { Frame } from './frame.tsx';

/** Changing the branch this device works for. */
export function BranchScreen() {
  const t = useT();
  const { session, branch } = useWorkplace();
  const navigate = useNavigate();
  const toFloor = (): void => void navigate({ to: '/tables' });
  return (
    <Frame session={session} branch={branch} title={t('common.branch')} onBack={toFloor}>
      <BranchChoice
        branches={session.branches}
        onChoose={(id) => {
          chooseBranch(session, id);
          toFloor();
        }}
      />
    </Frame>
  );
}
