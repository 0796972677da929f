import { stopKindOf, stoppedBy } from '@fastops/device';
import { ButtonLink, StoppedNotice, sayProblem, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { device } from '../app.ts';
import { useGo } from '../go.ts';
import { may, useMe } from '../me.ts';
import { useMoments } from '../moments.ts';
import { billingQuery } from '../queries.ts';

/** The company is not served; its data may still be taken along. */
export function StoppedPage() {
  const t = useT();
  const me = useMe();
  const go = useGo();
  const { day } = useMoments();
  const billing = useQuery(billingQuery);
  const retry = async (): Promise<void> => {
    stoppedBy.set(undefined);
    await device.session.refresh().catch(sayProblem);
    await billing.refetch();
  };
  const { state, trialEndsAt } = me.company;
  const from = state === 'trial' ? trialEndsAt : billing.data?.since;
  return (
    <StoppedNotice
      kind={stopKindOf(me.company) ?? 'suspended'}
      facts={billing.data && { ...billing.data, since: from ? day(from) : undefined }}
      problem={billing.isLoadingError ? billing.error : undefined}
      onRetry={() => void retry()}
      onLogOut={() => void device.session.logOut().catch(sayProblem)}
    >
      {may(me, 'identity.export_data') && (
        <ButtonLink href="/admin/company/export" onGo={go}>
          <Download aria-hidden size={20} />
          {t('office.stopped.export')}
        </ButtonLink>
      )}
    </StoppedNotice>
  );
}
