import { placeOf, type Session } from '@fastops/device';
import { Banner, formatTime, useLanguage, useT } from '@fastops/ui';

/** From so many days before its end on, those who can do something about it read of the trial where they sell. */
const TRIAL_DAYS = 3;
const DAY_MS = 86_400_000;

/** What must not be overlooked while selling: somebody from support is inside, the trial ends soon. */
export function Banners({ session }: { session: Session }) {
  const t = useT();
  const language = useLanguage();
  const { company, support, everywhere } = session;
  const days =
    company.state === 'trial' &&
    company.trialEndsAt !== null &&
    everywhere.includes('identity.manage_company')
      ? Math.ceil((Date.parse(company.trialEndsAt) - Date.now()) / DAY_MS)
      : undefined;
  return (
    <>
      {support && (
        <Banner
          tone="warn"
          title={t('support.banner', { name: support.by })}
          text={t('support.banner.until', { until: formatTime(support.until, placeOf(session), language) })}
        />
      )}
      {days !== undefined && days > 0 && days <= TRIAL_DAYS && (
        <Banner tone="info" title={t('trial.banner', { n: days })} text={t('trial.banner.text')} />
      )}
    </>
  );
}
