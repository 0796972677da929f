import { ApiProblem } from '@fastops/device';
import type { Faults, Translate } from '@fastops/ui';

/** The steps in their order. */
export const STEPS = ['business', 'branch', 'account'] as const;

export type Step = (typeof STEPS)[number];

/** Everything that is asked, over all steps. */
export interface Values {
  company: string;
  country: string;
  taxId: string;
  branch: string;
  address: string;
  timeZone: string;
  cutoff: string;
  name: string;
  email: string;
  password: string;
}

/** What is wrong with a step: the others are not looked at. */
export function faultsOf(step: Step, values: Values, shortest: number, t: Translate): Faults<Values> {
  const missing = (text: string): string | undefined =>
    text.trim() === '' ? t('office.setup.missing') : undefined;
  if (step === 'business') return { company: missing(values.company) };
  if (step === 'branch') return { branch: missing(values.branch), timeZone: missing(values.timeZone) };
  return {
    name: missing(values.name),
    email: /^[^@\s]+@[^@\s]+$/.test(values.email.trim()) ? undefined : t('field.email'),
    password: values.password.length < shortest ? t('field.strength.short') : undefined,
  };
}

/** Refusals of the whole that belong to one field of it. */
export const REFUSALS = {
  'identity.zone_unknown': 'timeZone',
  'identity.link_of_another': 'email',
  'identity.bad_credentials': 'password',
  'identity.password_common': 'password',
  'identity.password_short': 'password',
} as const satisfies Record<string, keyof Values>;

const STEP_OF = { timeZone: 'branch', email: 'account', password: 'account' } as const;

/** The step on which a refusal can be mended; undefined where it is that of no field. */
export function stepOfRefusal(error: unknown): Step | undefined {
  if (!(error instanceof ApiProblem)) return undefined;
  const found = Object.entries(REFUSALS).find(([code]) => code === error.code);
  return found && STEP_OF[found[1]];
}
