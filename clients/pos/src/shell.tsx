import {
  chooseBranch,
  type Session,
  stopKindOf,
  stoppedBy,
  useBranch,
  useIdleLock,
  useStore,
  useTill,
  WorkplaceContext,
} from '@fastops/device';
import { BranchChoice, SessionGate, useT } from '@fastops/ui';
import { Outlet } from '@tanstack/react-router';
import { useMemo } from 'react';
import { device } from './app.ts';
import { Frame } from './frame.tsx';
import { StoppedScreen } from './stopped-screen.tsx';

/** A screen at which several people sell is closed when nobody has touched it for so long. */
const IDLE_MS = 2 * 60_000;

const loadDemo = () => device.session.demoLogins();

/** Asks what every screen needs before any is shown: who works here, and for which branch. */
export function Shell() {
  const t = useT();
  const state = useStore(device.session.state);
  const till = useTill(device);
  return (
    <SessionGate
      state={state}
      app={t('app.pos')}
      onRestore={() => void device.session.restore()}
      onLogIn={(credentials) => device.session.logIn(credentials)}
      loadDemo={loadDemo}
      till={till}
    >
      {(session) => <BranchGate session={session} />}
    </SessionGate>
  );
}

function BranchGate({ session }: { session: Session }) {
  const t = useT();
  const branch = useBranch(session);
  const workplace = useMemo(() => branch && { session, branch }, [session, branch]);
  const refused = useStore(stoppedBy);
  const stop = stopKindOf(session.company) ?? (refused === undefined ? undefined : 'suspended');
  useIdleLock(session.deviceId !== null, IDLE_MS);
  if (stop) return <StoppedScreen session={session} kind={stop} />;
  if (!workplace) {
    return (
      <Frame session={session} title={t('common.branch')}>
        <BranchChoice branches={session.branches} onChoose={(id) => chooseBranch(session, id)} />
      </Frame>
    );
  }
  return (
    <WorkplaceContext value={workplace}>
      <Outlet />
    </WorkplaceContext>
  );
}
