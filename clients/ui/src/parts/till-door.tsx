import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useT } from '../phrases.ts';
import { EnrollForm } from './enroll-form.tsx';
import { EntranceCard } from './entrance.tsx';
import css from './pin.module.css';
import { PinEntrance, type TillFace } from './pin-entrance.tsx';
import { sayProblem } from './say-problem.ts';
import { ProblemCard } from './states.tsx';
import { toast } from './toasts.ts';

/** What a browser that may be a device of the restaurant can do before anybody is in. */
export interface Till {
  /** What was last read of it, so that a locked screen shows its people at once. */
  known: () => TillFace | undefined;
  /** Undefined for a browser that is none. */
  load: () => Promise<TillFace | undefined>;
  enroll: (code: string) => Promise<TillFace>;
  enter: (memberId: string, pin: string) => Promise<void>;
  /** Somebody is in, and has locked the screen. */
  locked: boolean;
  /** Whoever locked it and is expected back. */
  last: string | undefined;
  /** Ends the session behind a locked screen. */
  leave: () => Promise<void>;
}

interface Props {
  till: Till;
  /** Of a device to be enrolled, empty to have it typed; undefined where none is. */
  code: string | undefined;
  /** Somebody has come in. */
  onEntered: () => void;
  /** The way in by e-mail, and what it offers besides. */
  children: (links: { label: string; go: () => void }) => ReactNode;
  splash: ReactNode;
}

type Known = { face: TillFace | undefined } | { problem: unknown } | undefined;

const faced = (face: TillFace | undefined): Known => face && { face };

/** The way in on a device: names and PINs where it is enrolled, e-mail and password otherwise. */
export function TillDoor({ till, code, onEntered, children, splash }: Props) {
  const t = useT();
  const [mode, setMode] = useState<'people' | 'email' | 'enroll'>(code === undefined ? 'people' : 'enroll');
  const { enroll, enter } = till;
  const enrolling = mode === 'enroll';
  const { known, ask } = useKnown(till, enrolling);
  const onPin = useCallback(
    async (memberId: string, pin: string) => {
      await enter(memberId, pin);
      onEntered();
    },
    [enter, onEntered],
  );
  const byEmail = (): void => {
    if (till.locked) till.leave().catch(sayProblem);
    setMode('email');
  };
  if (enrolling) {
    return (
      <EnrollForm
        code={code === '' ? undefined : code}
        onEnroll={async (typed) => {
          const face = await enroll(typed);
          toast({ tone: 'ok', text: t('pin.enroll.done', { device: face.device.name }) });
          setMode('people');
        }}
        onCancel={() => {
          setMode('people');
          onEntered();
        }}
      />
    );
  }
  if (known === undefined) return splash;
  const face = 'face' in known ? known.face : undefined;
  if (mode === 'email' || ('face' in known && !face)) {
    return children(
      face
        ? { label: t('pin.people'), go: () => setMode('people') }
        : { label: t('pin.enroll'), go: () => setMode('enroll') },
    );
  }
  if (face) return <PinEntrance face={face} last={till.last} onPin={onPin} onPassword={byEmail} />;
  return (
    <EntranceCard bare>
      <ProblemCard error={'problem' in known ? known.problem : undefined} onRetry={ask} />
      <button type="button" className={css.link} onClick={byEmail}>
        {t('pin.email')}
      </button>
    </EntranceCard>
  );
}

/** What this browser is: at once as far as it remembers, then as the server says. */
function useKnown({ known: remembered, load }: Till, enrolling: boolean) {
  const [known, setKnown] = useState<Known>(() => faced(remembered()));
  const ask = useCallback(() => {
    setKnown(faced(remembered()));
    load().then(
      (face) => setKnown({ face }),
      // Who was shown a moment ago is shown on: trying a PIN says what is wrong.
      (problem: unknown) => setKnown(faced(remembered()) ?? { problem }),
    );
  }, [remembered, load]);
  useEffect(() => {
    // While it becomes a device the answer to what it is would come too early.
    if (!enrolling) ask();
  }, [enrolling, ask]);
  return { known, ask };
}
