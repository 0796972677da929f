import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useT } from '../phrases.ts';
import css from './gate.module.css';
import type { DemoCard } from './log-in.tsx';
import { Mark } from './mark.tsx';
import { ProblemCard } from './states.tsx';
import type { Till } from './till-door.tsx';

type GateState<S> =
  | { status: 'restoring' }
  | { status: 'unreachable'; problem: unknown }
  | { status: 'out'; ended: boolean }
  | { status: 'in'; session: S };

interface Props<S> {
  state: GateState<S>;
  app: string;
  onRestore: () => void;
  onLogIn: (credentials: { email: string; password: string } | { demoKey: string }) => Promise<void>;
  loadDemo: () => Promise<readonly DemoCard[]>;
  onForgot?: ((email: string) => Promise<void>) | undefined;
  /** Of an app that runs on devices of the restaurant: people come in by PIN. */
  till?: Till;
  children: (session: S) => ReactNode;
}

/** Who comes back with a session never loads the form. */
const LogIn = lazy(() => import('./log-in.tsx').then(({ LogIn }) => ({ default: LogIn })));

const TillDoor = lazy(() => import('./till-door.tsx').then(({ TillDoor }) => ({ default: TillDoor })));

/** Under this address a device is enrolled, whoever is logged in; the code may stand behind its `#`. */
const ENROLL = /\/enroll$/;

/** The code of the address the page was opened with, empty without one; undefined at any other address. */
let arrivedWith: string | undefined;
const codeOfAddress = (): string | undefined => {
  if (ENROLL.test(location.pathname)) arrivedWith ??= location.hash.slice(1);
  return arrivedWith;
};

/** Lets in who has a session and shows the log-in to everyone else, at the address they came to. */
export function SessionGate<S>(props: Props<S>) {
  const { state, app, onRestore, onLogIn, loadDemo, onForgot, till, children } = props;
  const [code, setCode] = useState(() => (till ? codeOfAddress() : undefined));
  const closed = till !== undefined && (till.locked || code !== undefined);
  useEffect(() => {
    // The code must not stay in the history.
    if (code === undefined || !ENROLL.test(location.pathname)) return;
    history.replaceState(history.state, '', location.pathname.replace(ENROLL, '/'));
  }, [code]);
  if (state.status === 'in' && !closed) return children(state.session);
  if (state.status === 'out' || state.status === 'in') {
    const entrance = (link?: { label: string; go: () => void }) => (
      <Entrance
        {...{ app, onLogIn, loadDemo, onForgot, link }}
        ended={state.status === 'out' && state.ended}
      />
    );
    if (!till) return entrance();
    return (
      <Suspense fallback={<Splash />}>
        <TillDoor
          till={till}
          code={code}
          onEntered={() => {
            arrivedWith = undefined;
            setCode(undefined);
          }}
          splash={<Splash />}
        >
          {entrance}
        </TillDoor>
      </Suspense>
    );
  }
  if (state.status === 'unreachable') {
    return (
      <main className={css.splash}>
        <Mark size={64} />
        <h1 className={css.brand}>FastOps</h1>
        <ProblemCard error={state.problem} onRetry={onRestore} />
      </main>
    );
  }
  return <Splash />;
}

function Splash() {
  const t = useT();
  return (
    <main className={css.splash} aria-busy>
      <Mark size={64} />
      <p role="status" className={css.words}>
        {t('login.restoring')}
      </p>
    </main>
  );
}

type EntranceProps = Pick<Props<unknown>, 'app' | 'onLogIn' | 'loadDemo' | 'onForgot'> & {
  ended: boolean;
  /** Another way in. */
  link: { label: string; go: () => void } | undefined;
};

function Entrance({ app, onLogIn, loadDemo, onForgot, ended, link }: EntranceProps) {
  const [demo, setDemo] = useState<readonly DemoCard[]>();
  useEffect(() => {
    let here = true;
    loadDemo().then(
      (logins) => here && setDemo(logins),
      // Without an answer the form alone is offered; trying it says what is wrong.
      () => here && setDemo([]),
    );
    return () => {
      here = false;
    };
  }, [loadDemo]);
  return (
    <Suspense fallback={<Splash />}>
      <LogIn app={app} ended={ended} demo={demo} onLogIn={onLogIn} onForgot={onForgot} link={link} />
    </Suspense>
  );
}
