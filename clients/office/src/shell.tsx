import { useStore } from '@fastops/device';
import { SessionGate, useT } from '@fastops/ui';
import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { api, device } from './app.ts';
import { Frame } from './frame.tsx';
import { MeContext } from './me.ts';
import { StoppedPage } from './stopped/stopped-page.tsx';
import { useStopped } from './use-stopped.ts';

const loadDemo = () => device.session.demoLogins();

/** Asks who works here, and shows why the company is not served where it is not. */
export function Shell() {
  const t = useT();
  const state = useStore(device.session.state);
  useEffect(() => {
    if (device.session.state.get().status === 'restoring') void device.session.restore();
  }, []);
  return (
    <SessionGate
      state={state}
      app={t('app.office')}
      onRestore={() => void device.session.restore()}
      onLogIn={(credentials) => device.session.logIn(credentials)}
      onForgot={(email) => api.forgotPassword(email)}
      loadDemo={loadDemo}
    >
      {(session) => (
        // Another company or member: nothing of the last one stays on the screen.
        <MeContext value={session} key={`${session.company.id}/${session.member.id}`}>
          <Frame>
            <Content />
          </Frame>
        </MeContext>
      )}
    </SessionGate>
  );
}

/** Where a company that is not served still lets its people in: their own account, and its data to take along. */
const OPEN_WHEN_STOPPED = ['/admin/me', '/admin/company/export'];

function Content() {
  const stopped = useStopped();
  const path = useLocation({ select: ({ pathname }) => pathname });
  if (stopped && !OPEN_WHEN_STOPPED.includes(path)) return <StoppedPage />;
  return <Outlet />;
}
