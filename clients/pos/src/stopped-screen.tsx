import { placeOf, type Session, type StopKind, useBilling } from '@fastops/device';
import { formatDate, StoppedNotice, sayProblem, toast, useLanguage, useT } from '@fastops/ui';
import { device } from './app.ts';

interface Props {
  session: Session;
  kind: StopKind;
}

/** The company is not served: whoever works here reads why and whom to ask, until it is served again. */
export function StoppedScreen({ session, kind }: Props) {
  const t = useT();
  const language = useLanguage();
  const { billing, problem, look } = useBilling(device);
  const from = kind === 'trial' ? session.company.trialEndsAt : billing?.since;
  const since = from ? formatDate(from, placeOf(session), language) : undefined;
  const retry = async (): Promise<void> => {
    if (!(await look())) toast({ tone: 'info', text: t('stopped.still') });
  };
  return (
    <main>
      <StoppedNotice
        kind={kind}
        facts={billing && { ...billing, since }}
        problem={problem}
        onRetry={() => void retry().catch(sayProblem)}
        onLogOut={() => void device.session.logOut().catch(sayProblem)}
      />
    </main>
  );
}
