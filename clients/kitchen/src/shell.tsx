import {
  chooseBranch,
  loadSaved,
  type Session,
  useBranch,
  useStop,
  useStore,
  useTill,
  WorkplaceContext,
} from '@fastops/device';
import { BranchChoice, CrashGuard, NoPermission, SessionGate, useT } from '@fastops/ui';
import { lazy, Suspense, useEffect, useMemo, useRef } from 'react';
import { device } from './app.ts';
import { Frame } from './frame.tsx';
import { go, useRoute } from './path.ts';
import { stationName } from './workplace.tsx';

const ChooseScreen = lazy(() =>
  import('./stations/choose-screen.tsx').then((file) => ({ default: file.ChooseScreen })),
);
const BoardScreen = lazy(() =>
  import('./board/board-screen.tsx').then((file) => ({ default: file.BoardScreen })),
);
const PrintersScreen = lazy(() =>
  import('./printers/printers-screen.tsx').then((file) => ({ default: file.PrintersScreen })),
);

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
    <CrashGuard>
      <SessionGate
        state={state}
        app={t('app.kitchen')}
        onRestore={() => void device.session.restore()}
        onLogIn={(credentials) => device.session.logIn(credentials)}
        loadDemo={loadDemo}
        till={till}
      >
        {(session) => <BranchGate session={session} />}
      </SessionGate>
    </CrashGuard>
  );
}

function BranchGate({ session }: { session: Session }) {
  const t = useT();
  const branch = useBranch(session);
  const workplace = useMemo(() => branch && { session, branch }, [session, branch]);
  const stop = useStop(session);
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
  if (!workplace.branch.permissions.includes('orders.view_tickets')) {
    return (
      <Frame {...workplace} title={t('app.kitchen')} subtitle={workplace.branch.name}>
        <NoPermission permission={t('may.orders.view_tickets')} />
      </Frame>
    );
  }
  return (
    <WorkplaceContext value={workplace}>
      <Suspense fallback={null}>
        <Screen branchId={workplace.branch.id} />
      </Suspense>
    </WorkplaceContext>
  );
}

function Screen({ branchId }: { branchId: string }) {
  const route = useRoute();
  useRememberedStation(branchId);
  if (route.page === 'printers') return <PrintersScreen />;
  if (route.page === 'choose') return <ChooseScreen />;
  return <BoardScreen key={`${branchId}/${route.station}`} station={route.station} />;
}

/** A screen on the wall is switched on in the morning and must show its tickets by itself. */
function useRememberedStation(branchId: string): void {
  const route = useRoute();
  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    const station = loadSaved(stationName(branchId));
    if (route.page === 'choose' && station) go({ page: 'board', station }, 'replace');
  }, [branchId, route.page]);
}
