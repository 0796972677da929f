import { placeOf, type Session, type StopKind, useBilling } from '@fastops/device';
import { StoppedNotice } from '@fastops/ui';
import { device } from './app.ts';

interface Props {
  session: Session;
  kind: StopKind;
}

/** The company is not served: whoever works here reads why and whom to ask, until it is served again. */
export function StoppedScreen({ session, kind }: Props) {
  const { billing, problem, look } = useBilling(device);
  return (
    <main>
      <StoppedNotice
        kind={kind}
        facts={billing}
        problem={problem}
        place={placeOf(session)}
        onRetry={look}
        onLogOut={() => device.session.logOut()}
      />
    </main>
  );
}
