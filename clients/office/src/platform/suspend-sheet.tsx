import type { PlatformCompany } from '@fastops/device';
import {
  Button,
  ChoiceField,
  FormProblem,
  LongField,
  MantineFrame,
  Sheet,
  TextField,
  type Translate,
  useForm,
  useT,
} from '@fastops/ui';
import layout from '../layout.module.css';
import { platform } from './app.ts';
import css from './platform.module.css';

interface Props {
  company: PlatformCompany;
  onClose: () => void;
  onDone: (company: PlatformCompany) => void;
}

const REASONS = ['payment', 'terms', 'asked', 'other'] as const;

interface Values {
  /** Undefined while none was chosen. */
  ready: (typeof REASONS)[number] | undefined;
  words: string;
  /** A day to come, `YYYY-MM-DD`; empty for at once. */
  from: string;
}

const SHORTEST = 3;

/** Today by this device's calendar; the server decides by that of the company. */
function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

function faultsOf({ ready, words, from }: Values, t: Translate) {
  return {
    ready: ready === undefined ? t('office.platform.reason.missing') : undefined,
    words:
      ready === 'other' && words.trim().length < SHORTEST ? t('office.platform.reason.missing') : undefined,
    from: from !== '' && from <= today() ? t('office.platform.from.past') : undefined,
  };
}

/** Asks for the reason and the day, and suspends. */
function useSuspension({ company, onClose, onDone }: Props) {
  const t = useT();
  return useForm<Values>({
    initial: { ready: undefined, words: '', from: '' },
    check: (values) => faultsOf(values, t),
    onSubmit: async ({ ready, words, from }) => {
      const reason =
        ready === undefined || ready === 'other' ? words.trim() : t(`office.platform.reason.${ready}`);
      onDone(await platform.api.suspend(company.id, reason, from || undefined));
      onClose();
    },
  });
}

/** Suspends a company: why, in one tap or in words, and from when. */
export function SuspendSheet(props: Props) {
  const { company, onClose } = props;
  const t = useT();
  const form = useSuspension(props);
  const { values, faults, set } = form;
  return (
    <MantineFrame>
      <Sheet title={t('office.platform.suspend.ask', { name: company.name })} onClose={onClose}>
        <form {...form.props} className={layout.stack}>
          <p>{t('office.platform.suspend.text')}</p>
          <ChoiceField
            label={t('office.audit.reason')}
            value={values.ready}
            error={faults.ready}
            options={REASONS.map((value) => ({ value, label: t(`office.platform.reason.${value}`) }))}
            onChange={(ready) => set('ready', ready)}
          />
          {values.ready === 'other' && (
            <LongField
              name="words"
              label={t('office.platform.reason.words')}
              help={t('office.platform.reason.help')}
              maxLength={300}
              value={values.words}
              error={faults.words}
              onChange={(words) => set('words', words)}
            />
          )}
          <TextField
            name="from"
            type="date"
            label={t('office.platform.from')}
            help={t('office.platform.from.help')}
            value={values.from}
            error={faults.from}
            onChange={(from) => set('from', from)}
          />
          <FormProblem error={form.problem} />
          <div className={css.actions}>
            <Button tone="quiet" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button tone="danger" type="submit" aria-disabled={form.busy}>
              {t(values.from === '' ? 'office.platform.suspend' : 'office.platform.suspend.announce')}
            </Button>
          </div>
        </form>
      </Sheet>
    </MantineFrame>
  );
}
