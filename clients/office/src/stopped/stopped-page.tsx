import { stopKindOf, useBilling } from '@fastops/device';
import { ButtonLink, StoppedNotice, useT } from '@fastops/ui';
import { Download } from 'lucide-react';
import { device } from '../app.ts';
import { useGo } from '../go.ts';
import { may, useMe } from '../me.ts';
import { usePlace } from '../moments.ts';

/** The company is not served; its data may still be taken along. */
export function StoppedPage() {
  const t = useT();
  const me = useMe();
  const go = useGo();
  const place = usePlace();
  const { billing, problem, look } = useBilling(device);
  return (
    <StoppedNotice
      kind={stopKindOf(me.company) ?? 'suspended'}
      facts={billing}
      problem={problem}
      place={place}
      onRetry={look}
      onLogOut={() => device.session.logOut()}
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
