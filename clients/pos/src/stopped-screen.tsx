import { placeOf, type Session, stoppedBy } from '@fastops/device';
import { formatDate, StoppedNotice, sayProblem, useLanguage } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { device } from './app.ts';

interface Props {
  session: Session;
  kind: 'suspended' | 'closed' | 'trial';
}

/** The company is not served: whoever works here reads why and whom to ask. */
export function StoppedScreen({ session, kind }: Props) {
  const language = useLanguage();
  const billing = useQuery({
    queryKey: ['billing', session.company.id],
    queryFn: ({ signal }) => device.api.billing(signal),
  });
  const from = kind === 'trial' ? session.company.trialEndsAt : billing.data?.since;
  const retry = async (): Promise<void> => {
    stoppedBy.set(undefined);
    await device.session.refresh().catch(sayProblem);
  };
  return (
    <StoppedNotice
      kind={kind}
      facts={
        billing.data && {
          ...billing.data,
          since: from ? formatDate(from, placeOf(session), language) : undefined,
        }
      }
      problem={billing.isLoadingError ? billing.error : undefined}
      onRetry={() => void retry()}
      onLogOut={() => void device.session.logOut().catch(sayProblem)}
    />
  );
}
