import type { PlatformCompany } from '@fastops/device';
import {
  Button,
  FilterTabs,
  FormProblem,
  LongField,
  MantineFrame,
  Sheet,
  TextField,
  useForm,
  useT,
} from '@fastops/ui';
import layout from '../layout.module.css';
import { platform } from './app.ts';

interface Props {
  company: PlatformCompany;
  onClose: () => void;
  onDone: (company: PlatformCompany) => void;
}

const REASONS = ['payment', 'terms', 'asked'] as const;
type Ready = (typeof REASONS)[number] | 'other';

/** Suspends a company: why, in one tap or in words, and from when. */
export function SuspendSheet({ company, onClose, onDone }: Props) {
  const t = useT();
  const form = useForm<{ ready: Ready | 'none'; words: string; from: string }>({
    initial: { ready: 'none', words: '', from: '' },
    check: ({ ready, words }) => ({
      words:
        ready === 'none' || (ready === 'other' && words.trim().length < 3)
          ? t('office.platform.reason.missing')
          : undefined,
    }),
    onSubmit: async ({ ready, words, from }) => {
      const reason =
        ready === 'other' || ready === 'none' ? words.trim() : t(`office.platform.reason.${ready}`);
      onDone(await platform.api.suspend(company.id, reason, from || undefined));
      onClose();
    },
  });
  const { values, faults, set } = form;
  return (
    <MantineFrame>
      <Sheet title={t('office.platform.suspend.ask', { name: company.name })} onClose={onClose}>
        <form {...form.props} className={layout.stack}>
          <p>{t('office.platform.suspend.text')}</p>
          <FilterTabs<Ready | 'none'>
            label={t('office.audit.reason')}
            value={values.ready}
            options={[...REASONS, 'other' as const].map((value) => ({
              value,
              label: t(`office.platform.reason.${value}`),
            }))}
            onChange={(ready) => set('ready', ready)}
          />
          {values.ready === 'other' && (
            <LongField
              name="words"
              label={t('office.audit.reason')}
              help={t('office.platform.reason.help')}
              maxLength={300}
              value={values.words}
              error={faults.words}
              onChange={(words) => set('words', words)}
            />
          )}
          {values.ready === 'none' && faults.words && <p role="alert">{faults.words}</p>}
          <TextField
            name="from"
            type="date"
            label={t('office.platform.from')}
            help={t('office.platform.from.help')}
            value={values.from}
            onChange={(from) => set('from', from)}
          />
          <FormProblem error={form.problem} />
          <div className={layout.row}>
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
