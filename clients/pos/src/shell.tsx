import { chooseBranch, type Session, useBranch, useStore, WorkplaceContext } from '@fastops/device';
import { BranchChoice, SessionGate, useT } from '@fastops/ui';
import { Outlet } from '@tanstack/react-router';
import { useMemo } from 'react';
import { device } from './app.ts';
import { Frame } from './frame.tsx';

const loadDemo = () => device.session.demoLogins();

/** Asks what every screen needs before any is shown: who works here, and for which branch. */
export function Shell() {
  const t = useT();
  const state = useStore(device.session.state);
  return (
    <SessionGate
      state={state}
      app={t('app.pos')}
      onRestore={() => void device.session.restore()}
      onLogIn={(credentials) => device.session.logIn(credentials)}
      loadDemo={loadDemo}
    >
      {(session) => <BranchGate session={session} />}
    </SessionGate>
  );
}

function BranchGate({ session }: { session: Session }) {
  const t = useT();
  const branch = useBranch(session);
  const workplace = useMemo(() => branch && { session, branch }, [session, branch]);
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
