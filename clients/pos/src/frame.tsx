import { type Branch, idleMinutes, type Session, setIdleMinutes, setLocked, useStore } from '@fastops/device';
import { AppFrame, ConnectionChip, IdleChoice, roleName, sayProblem, useT } from '@fastops/ui';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { device } from './app.ts';
import { Banners } from './banners.tsx';
import { outgoing } from './outgoing/start.ts';
import { PrintAlerts } from './print-alerts.tsx';

interface Props {
  session: Session;
  branch?: Branch;
  title: string;
  subtitle?: string | undefined;
  onBack?: () => void;
  children: ReactNode;
}

/** The top bar of the point of sale. */
export function Frame({ session, branch, children, ...page }: Props) {
  const t = useT();
  const navigate = useNavigate();
  const several = branch !== undefined && session.branches.length > 1;
  const enrolled = session.deviceId !== null;
  const leads = branch?.permissions.includes('identity.manage_devices') ?? false;
  return (
    <AppFrame
      {...page}
      banner={
        <>
          <Banners session={session} />
          {branch && <PrintAlerts session={session} branch={branch} />}
        </>
      }
      chip={<Chip />}
      member={{ name: session.member.name, role: roleName(session.role, t) }}
      branch={branch?.name}
      onChangeBranch={several ? () => void navigate({ to: '/branch' }) : undefined}
      onLock={enrolled ? setLocked : undefined}
      settings={enrolled && leads && <Idle />}
      onLogOut={() => void device.session.logOut().catch(sayProblem)}
    >
      {children}
    </AppFrame>
  );
}

function Idle() {
  return <IdleChoice minutes={useStore(idleMinutes)} onChange={setIdleMinutes} />;
}

function Chip() {
  const { link } = useStore(device.live.status);
  const items = useStore(outgoing.items);
  const review = items.filter((item) => item.state.status === 'refused').length;
  return <ConnectionChip link={link} unsent={items.length - review} review={review} />;
}
