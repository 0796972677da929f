import type { PlainPhraseKey, Translate } from '@fastops/ui';
import { actionWords } from '../audit/actions.ts';

type Named = Extract<PlainPhraseKey, `office.platform.act.${string}`>;

/** What is done on the platform alone; everything else stands in the companies' audit too. */
const ACTS: Readonly<Record<string, Named>> = {
  'identity.company_invited': 'office.platform.act.company_invited',
  'identity.plan_edited': 'office.platform.act.plan_edited',
  'identity.platform_account_invited': 'office.platform.act.platform_account_invited',
  'identity.platform_password_set': 'office.platform.act.platform_password_set',
  'identity.platform_logged_in': 'office.platform.act.platform_logged_in',
};

/** What was done from the platform, in words. */
export function platformActWords(action: string, t: Translate): string {
  const known = ACTS[action];
  return known ? t(known) : actionWords(action, t);
}
