import type { SetUp, SetupLink } from '@fastops/device';
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
import { dropFragment } from '../fragment.ts';
import { useGo } from '../go.ts';
import layout from '../layout.module.css';
import { useLeaveGuard } from '../leave-guard.tsx';
import { countryOf } from './countries.ts';
import css from './setup.module.css';
import { AccountStep, BranchStep, BusinessStep } from './steps.tsx';
import { faultsOf, REFUSALS, STEPS, stepOfRefusal, type Values } from './wizard-values.ts';

interface Props {
  token: string;
  link: SetupLink;
  /** Back to the choice, from the first step. */
  onBack?: () => void;
}

const BODIES = { business: BusinessStep, branch: BranchStep, account: AccountStep };

/** Three steps to a restaurant: the business, its first branch, the owner's account. Kept in the page until the end. */
export function Wizard(props: Props) {
  const { link, onBack } = props;
  const t = useT();
  const [at, setAt] = useState(0);
  const step = STEPS[at] ?? 'account';
  const form = useWizardForm(props, at, setAt, t);
  // The link left the address with the page's first breath: a reload would begin without it.
  const guard = useLeaveGuard(form.dirty && !form.busy);
  const back = at > 0 ? () => setAt(at - 1) : onBack;
  const Body = BODIES[step];
  const last = at === STEPS.length - 1;
  return (
    <Entrance title={t(`office.setup.${step}`)} text={t(`office.setup.${step}.text`)}>
      {guard}
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

function useWizardForm({ token, link }: Props, at: number, setAt: (at: number) => void, t: Translate) {
  const go = useGo();
  return useForm<Values>({
    initial: firstValues(link),
    check: (values) => faultsOf(STEPS[at] ?? 'account', values, SHORTEST_PASSWORD, t),
    refusals: REFUSALS,
    onSubmit: async (values) => {
      if (at < STEPS.length - 1) return setAt(at + 1);
      try {
        await device.session.setUp(setUpOf(token, values));
      } catch (error) {
        const step = stepOfRefusal(error);
        if (step) setAt(STEPS.indexOf(step));
        throw error;
      }
      dropFragment();
      go('/admin');
    },
  });
}

/** What the link knows already, and what most people of its country choose. */
function firstValues(link: SetupLink): Values {
  const { code, timeZone } = countryOf(link.locale?.slice('es-'.length) ?? '');
  return {
    company: link.companyName ?? '',
    country: code,
    taxId: '',
    branch: '',
    address: '',
    timeZone,
    cutoff: '4',
    name: link.name ?? '',
    email: link.email ?? '',
    password: '',
  };
}

function setUpOf(token: string, values: Values): SetUp {
  const { country, timeZone, cutoff, password } = values;
  const taxId = values.taxId.trim();
  const address = values.address.trim();
  return {
    token,
    company: {
      name: values.company.trim(),
      country,
      currency: countryOf(country).currency,
      locale: `${currentLanguage()}-${country}`,
      ...(taxId === '' ? {} : { taxId }),
    },
    branch: {
      name: values.branch.trim(),
      timeZone,
      cutoffHour: Number(cutoff),
      ...(address === '' ? {} : { address }),
    },
    owner: { name: values.name.trim(), email: values.email.trim(), password },
  };
}
