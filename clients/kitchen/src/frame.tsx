import { type Branch, chooseBranch, type Session, setLocked, useStore } from '@fastops/device';
import { AppFrame, ConnectionChip, roleName, sayProblem, useT } from '@fastops/ui';
import type { ReactNode } from 'react';
import { device } from './app.ts';
import { go } from './path.ts';
import { PrintAlerts } from './print-alerts.tsx';

interface Props {
  session: Session;
  branch?: Branch;
  title: string;
  subtitle?: string | undefined;
  actions?: ReactNode;
  onBack?: () => void;
  children: ReactNode;
}

/** The top bar of the kitchen's screens. */
export function Frame({ session, branch, children, ...page }: Props) {
  const t = useT();
  const { link } = useStore(device.live.status);
  const several = branch !== undefined && session.branches.length > 1;
  const askBranch = (): void => {
    go({ page: 'choose' });
    chooseBranch(session, undefined);
  };
  return (
    <AppFrame
      {...page}
      banner={branch && <PrintAlerts session={session} branch={branch} />}
      chip={<ConnectionChip link={link} />}
      member={{ name: session.member.name, role: roleName(session.role, t) }}
      branch={branch?.name}
      onChangeBranch={several ? askBranch : undefined}
      onLock={session.deviceId === null ? undefined : setLocked}
      onLogOut={() => void device.session.logOut().catch(sayProblem)}
    >
      {children}
    </AppFrame>
  );
}
