import { type PrinterSetup, uuid7 } from '@fastops/device';
import { Button, Note, PaperSheet, sayProblem, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { ScrollText } from 'lucide-react';
import { useState } from 'react';
import { JobWatch, useJobState } from './job-watch.tsx';
import { PollAddress } from './poll-address.tsx';
import { bodyOf, valuesOf } from './printer-values.ts';
import { jobQuery, printingApi } from './printing-queries.ts';
import css from './wizard.module.css';

interface Props {
  setup: PrinterSetup;
  onChange: (setup: PrinterSetup) => void;
  onBack: () => void;
  onNext: () => void;
}

/** In this order they are tried when signs come out wrong: the one that most have first. */
const CODE_PAGES: readonly PrinterSetup['codePage'][] = ['cp858', 'cp850', 'cp1252'];

/** Prints a page and asks whether it came out as it should; helps where it did not. */
export function TestStep({ setup, onChange, onBack, onNext }: Props) {
  const t = useT();
  const [jobId, setJobId] = useState<string>();
  const [wrong, setWrong] = useState<'nothing' | 'signs'>();
  const [busy, setBusy] = useState(false);
  const once = async (act: () => Promise<void>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setWrong(undefined);
    await act().catch(sayProblem);
    setBusy(false);
  };
  const print = async (): Promise<void> => setJobId(await printingApi.testPrinter(setup.id, uuid7()));
  const otherSigns = async (): Promise<void> => {
    const next = CODE_PAGES[(CODE_PAGES.indexOf(setup.codePage) + 1) % CODE_PAGES.length] ?? 'cp858';
    const body = { ...bodyOf(valuesOf(setup)), codePage: next, version: setup.version };
    const all = await printingApi.updatePrinter(setup.id, body);
    onChange(all.find(({ id }) => id === setup.id) ?? setup);
    await print();
  };
  return (
    <div className={css.step}>
      {setup.driver === 'cloudprnt' && <PollAddress printerId={setup.id} />}
      <p>{t('office.wizard.test.text', { name: setup.name })}</p>
      <div>
        <Button tone={jobId ? 'quiet' : 'main'} aria-disabled={busy} onClick={() => void once(print)}>
          <ScrollText aria-hidden size={20} />
          {t(jobId ? 'office.wizard.test.again' : 'office.printers.test')}
        </Button>
      </div>
      {jobId && (
        <>
          <JobWatch key={jobId} jobId={jobId} />
          <Looks key={`looks ${jobId}`} jobId={jobId} isOnScreen={setup.driver === 'virtual'} />
          <fieldset className={css.question}>
            <legend>{t('office.wizard.test.ask')}</legend>
            <Button onClick={onNext}>{t('office.wizard.test.yes')}</Button>
            <Button tone="quiet" aria-pressed={wrong === 'signs'} onClick={() => setWrong('signs')}>
              {t('office.wizard.test.signs')}
            </Button>
            <Button tone="quiet" aria-pressed={wrong === 'nothing'} onClick={() => setWrong('nothing')}>
              {t('office.wizard.test.nothing')}
            </Button>
          </fieldset>
          {wrong === 'signs' && (
            <Note tone="info">
              <p>{t('office.wizard.signs.help')}</p>
              <div className={css.acts}>
                <Button tone="quiet" aria-disabled={busy} onClick={() => void once(otherSigns)}>
                  {t('office.wizard.signs.act')}
                </Button>
              </div>
            </Note>
          )}
          {wrong === 'nothing' && <NothingCame jobId={jobId} onBack={onBack} />}
        </>
      )}
    </div>
  );
}

/** The page as it should look, to be held beside the one that came out. */
function Looks({ jobId, isOnScreen }: { jobId: string; isOnScreen: boolean }) {
  const t = useT();
  const { data } = useQuery(jobQuery(jobId));
  const paper = data?.papers[0];
  if (!paper) return null;
  return (
    <details className={css.looks} open={isOnScreen || undefined}>
      <summary>{t('office.wizard.test.looks')}</summary>
      <div className={css.slot}>
        <PaperSheet paper={paper} label={t('office.wizard.test.looks')} />
      </div>
    </details>
  );
}

function NothingCame({ jobId, onBack }: { jobId: string; onBack: () => void }) {
  const t = useT();
  const job = useJobState(jobId);
  const waits = job?.state === 'queued' || job?.state === 'sending';
  return (
    <Note tone="warn">
      <p>{t(waits ? 'office.wizard.nothing.waits' : 'office.wizard.nothing.help')}</p>
      <ul className={css.checks}>
        <li>{t('office.wizard.nothing.power')}</li>
        <li>{t('office.wizard.nothing.paper')}</li>
        <li>{t('office.wizard.nothing.cable')}</li>
        <li>{t('office.wizard.nothing.address')}</li>
      </ul>
      <div className={css.acts}>
        <Button tone="quiet" onClick={onBack}>
          {t('office.wizard.nothing.act')}
        </Button>
      </div>
    </Note>
  );
}
