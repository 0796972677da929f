import type { SetupLink } from '@fastops/device';
import {
  Button,
  currentLanguage,
  FormProblem,
  SHORTEST_PASSWORD,
  type Translate,
  useForm,
  useT,
} from '@fastops/ui';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { device } from '../app.ts';
import { Entrance } from '../entrance.tsx';
import { useGo } from '../go.ts';
import layout from '../layout.module.css';
import { countryOf } from './countries.ts';
import css from './setup.module.css';
import { AccountStep, BranchStep, BusinessStep } from './steps.tsx';
import { faultsOf, STEPS, type Values } from './wizard-values.ts';

interface Props {
  token: string;
  link: SetupLink;
  /** Back to the choice, from the first step. */
  onBack?: () => void;
}

const BODIES = { business: BusinessStep, branch: BranchStep, account: AccountStep };

/** Three steps to a restaurant: the business, its first branch, the owner's account. Kept in the page until the end. */
export function Wizard({ token, link, onBack }: Props) {
  const t = useT();
  const [at, setAt] = useState(0);
  const step = STEPS[at] ?? 'account';
  const form = useWizardForm(token, link, at, setAt, t);
  const back = at > 0 ? () => setAt(at - 1) : onBack;
  const Body = BODIES[step];
  const last = at === STEPS.length - 1;
  return (
    <Entrance title={t(`office.setup.${step}`)} text={t(`office.setup.${step}.text`)}>
      <ol className={css.steps} aria-label={t('office.setup.progress', { n: at + 1, of: STEPS.length })}>
        {STEPS.map((name, index) => (
          <li
            key={name}
            className={css.step}
            data-done={index < at || undefined}
            aria-current={index === at ? 'step' : undefined}
          >
            {t(`office.setup.${name}`)}
          </li>
        ))}
      </ol>
      <form key={step} {...form.props} className={layout.stack}>
        <Body form={form} link={link} />
        <FormProblem error={form.problem} />
        <div className={css.actions}>
          {back && (
            <Button tone="quiet" onClick={back}>
              <ArrowLeft aria-hidden size={20} />
              {t('common.back')}
            </Button>
          )}
          <Button type="submit" aria-disabled={form.busy}>
            {t(last ? 'office.setup.create' : 'office.setup.next')}
          </Button>
        </div>
      </form>
    </Entrance>
  );
}

function useWizardForm(
  token: string,
  link: SetupLink,
  at: number,
  setAt: (at: number) => void,
  t: Translate,
) {
  const go = useGo();
  const form = useForm<Values>({
    initial: {
      company: link.companyName ?? '',
      country: 'CO',
      taxId: '',
      branch: '',
      address: '',
      timeZone: countryOf('CO').timeZone,
      cutoff: '4',
      name: link.name ?? '',
      email: link.email ?? '',
      password: '',
    },
    check: (values) => faultsOf(STEPS[at] ?? 'account', values, SHORTEST_PASSWORD, t),
    refusals: {
      'identity.password_common': 'password',
      'identity.password_short': 'password',
      'identity.bad_credentials': 'password',
      'identity.link_of_another': 'email',
      'identity.zone_unknown': 'timeZone',
    },
    onSubmit: async (values) => {
      if (at < STEPS.length - 1) return setAt(at + 1);
      const { currency } = countryOf(values.country);
      await device.session.setUp({
        token,
        company: {
          name: values.company.trim(),
          country: values.country,
          currency,
          locale: `${currentLanguage()}-${values.country}`,
          ...(values.taxId.trim() ? { taxId: values.taxId.trim() } : {}),
        },
        branch: {
          name: values.branch.trim(),
          timeZone: values.timeZone,
          cutoffHour: Number(values.cutoff),
          ...(values.address.trim() ? { address: values.address.trim() } : {}),
        },
        owner: { name: values.name.trim(), email: values.email.trim(), password: values.password },
      });
      go('/admin');
    },
  });
  return form;
}
