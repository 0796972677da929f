import type { Translate } from '@fastops/ui';

const LONGEST = 365;

/** What is wrong with the days of a trial as they were typed; none is a company without a trial. */
export const trialFault = (days: string, t: Translate): string | undefined =>
  Number(days) > LONGEST ? t('office.platform.trialDays.most') : undefined;
