import type { PlatformCompany } from '@fastops/device';
import {
  Button,
  ButtonLink,
  ChoiceField,
  FormProblem,
  LongField,
  MantineFrame,
  Note,
  Sheet,
  useForm,
  useT,
} from '@fastops/ui';
import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import layout from '../layout.module.css';
import { platform } from './app.ts';
import css from './platform.module.css';
import { usePlatformWords } from './platform-words.ts';

const MINUTES = ['15', '30', '60'] as const;
type Minutes = (typeof MINUTES)[number];
const SHORTEST = 10;
const NUMBERS = { '15': 15, '30': 30, '60': 60 } as const;

/** A visit to a company: for a reason which its owner sees, and for some minutes. */
export function SupportSheet({ company, onClose }: { company: PlatformCompany; onClose: () => void }) {
  const t = useT();
  const { moment } = usePlatformWords();
  const [visit, setVisit] = useState<{ url: string; expiresAt: string }>();
  const form = useForm<{ reason: string; minutes: Minutes }>({
    initial: { reason: '', minutes: '15' },
    check: ({ reason }) => ({
      reason: reason.trim().length < SHORTEST ? t('office.platform.support.missing') : undefined,
    }),
    onSubmit: async ({ reason, minutes }) => {
      const request = { reason: reason.trim(), minutes: NUMBERS[minutes] };
      setVisit(await platform.api.enterAsSupport(company.id, request));
    },
  });
  if (visit) {
    return (
      <Sheet title={t('office.platform.support.ready')} onClose={onClose}>
        <p>{t('office.platform.support.until', { at: moment(visit.expiresAt) })}</p>
        <ButtonLink tone="main" href={visit.url} target="_blank" rel="noopener">
          <ExternalLink aria-hidden size={20} />
          {t('office.platform.support.open', { name: company.name })}
        </ButtonLink>
      </Sheet>
    );
  }
  return (
    <MantineFrame>
      <Sheet title={t('office.platform.support.ask', { name: company.name })} onClose={onClose}>
        <form {...form.props} className={layout.stack}>
          <Note tone="info">{t('office.platform.support.text')}</Note>
          <LongField
            name="reason"
            label={t('office.audit.reason')}
            help={t('office.platform.support.reason')}
            maxLength={300}
            value={form.values.reason}
            error={form.faults.reason}
            onChange={(reason) => form.set('reason', reason)}
          />
          <ChoiceField<Minutes>
            label={t('office.platform.support.minutes')}
            value={form.values.minutes}
            options={MINUTES.map((value) => ({ value, label: t('office.platform.minutes', { n: value }) }))}
            onChange={(minutes) => form.set('minutes', minutes)}
          />
          <FormProblem error={form.problem} />
          <div className={css.actions}>
            <Button tone="quiet" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" aria-disabled={form.busy}>
              {t('office.platform.support')}
            </Button>
          </div>
        </form>
      </Sheet>
    </MantineFrame>
  );
}
