import { Banner, Button, sayProblem, useT } from '@fastops/ui';
import { device } from '../app.ts';
import { useMe } from '../me.ts';
import { useMoments } from '../moments.ts';
import { useLongBreak } from '../offline.ts';

/** From so many days before its end on, the trial is spoken of. */
const TRIAL_DAYS = 7;
const DAY_MS = 86_400_000;

/** What must not be overlooked on any page: somebody from support is inside, the trial ends soon. */
export function Banners() {
  const t = useT();
  const { moment } = useMoments();
  const { company, support } = useMe();
  const days =
    company.state === 'trial' && company.trialEndsAt !== null
      ? Math.ceil((Date.parse(company.trialEndsAt) - Date.now()) / DAY_MS)
      : undefined;
  const since = useLongBreak();
  return (
    <div>
      {since !== undefined && (
        <Banner
          urgent
          tone="warn"
          title={t('office.offline.banner')}
          text={
            since === 0
              ? t('office.offline.banner.text')
              : t('office.offline.banner.since', { at: moment(new Date(since).toISOString()) })
          }
        />
      )}
      {support && (
        <Banner
          tone="warn"
          title={t('office.support.banner', { name: support.by })}
          text={t('office.support.banner.text', {
            reason: support.reason,
            until: moment(support.until),
          })}
        >
          <Button tone="quiet" onClick={() => void device.session.logOut().catch(sayProblem)}>
            {t('office.support.end')}
          </Button>
        </Banner>
      )}
      {days !== undefined && days > 0 && days <= TRIAL_DAYS && (
        <Banner
          tone="info"
          title={t('office.trial.banner', { n: days })}
          text={t('office.trial.banner.text')}
        />
      )}
    </div>
  );
}
