import {
  chooseBranch,
  type Session,
  useBranch,
  useIdleLock,
  useStop,
  useStore,
  useTill,
  WorkplaceContext,
} from '@fastops/device';
import { BranchChoice, NoPermission, SessionGate, useT } from '@fastops/ui';
import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useMemo } from 'react';
import { device } from './app.ts';
import { Frame } from './frame.tsx';

const StoppedScreen = lazy(() =>
  import('./stopped-screen.tsx').then((file) => ({ default: file.StoppedScreen })),
);

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
  const stop = useStop(session);
  const choosing = useLocation({ select: ({ pathname }) => pathname.endsWith('/branch') });
  const { link } = useStore(device.live.status);
  // Without the server no PIN opens the screen again: a long break must not take the till away.
  useIdleLock(session.deviceId !== null && link !== 'offline');
  if (stop) {
    return (
      <Suspense fallback={null}>
        <StoppedScreen session={session} kind={stop} />
      </Suspense>
    );
  }
  if (!workplace) {
    return (
      <Frame session={session} title={t('common.branch')}>
        <BranchChoice branches={session.branches} onChoose={(id) => chooseBranch(session, id)} />
      </Frame>
    );
  }
  if (!workplace.branch.permissions.includes('orders.view') && !choosing) {
    return (
      <Frame {...workplace} title={t('app.pos')} subtitle={workplace.branch.name}>
        <NoPermission permission={t('may.orders.view')} />
      </Frame>
    );
  }
  return (
    <WorkplaceContext value={workplace}>
      <Outlet />
    </WorkplaceContext>
  );
}
