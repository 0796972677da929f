import { type Branch, type Printer, uuid7 } from '@fastops/device';
import { Button, ButtonLink, Drawer, Note, sayProblem, toast, useT } from '@fastops/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ListOrdered, Radar, ScrollText } from 'lucide-react';
import { useState } from 'react';
import { useGo } from '../go.ts';
import layout from '../layout.module.css';
import { DeleteButton } from '../menu/delete-button.tsx';
import { useMoments } from '../moments.ts';
import { BreakerHistory } from './breaker-history.tsx';
import { JobWatch } from './job-watch.tsx';
import { PollAddress } from './poll-address.tsx';
import { PrinterForm } from './printer-form.tsx';
import { reasonWords, rollOf, standInOf } from './printer-state.ts';
import { PrinterTag } from './printer-tag.tsx';
import css from './printing.module.css';
import { printersQuery, printingApi, printingKey, setupsQuery } from './printing-queries.ts';
import { type Here, mayAt } from './use-here.ts';

interface Props {
  printer: Printer;
  /** Those of its branch. */
  all: readonly Printer[];
  branch: Branch;
  here: Here;
}

/** One printer: how it is, what can be done with it, how it is set up and how it was of late. */
export function PrinterDrawer({ printer, all, branch, here }: Props) {
  const t = useT();
  const go = useGo();
  const configures = mayAt(branch, 'printing.configure');
  const setups = useQuery({ ...setupsQuery(branch.id), enabled: configures });
  const isComing = configures && setups.isPending;
  const setup = setups.data?.find(({ id }) => id === printer.id);
  const close = (): void => go(here.hrefOf('printers'));
  const subtitle = [
    t(`office.printers.driver.${printer.driver}`),
    t('office.printers.roll', { mm: rollOf(printer.widthColumns) }),
  ].join(' · ');
  const content = (
    <>
      <Facts printer={printer} all={all} />
      {/* Not while its set-up is on the way: what was begun here would be lost with the drawer that follows. */}
      {mayAt(branch, 'printing.operate') && !isComing && <Acts printer={printer} here={here} />}
    </>
  );
  if (!setup || !setups.data) {
    return (
      <Drawer title={printer.name} subtitle={subtitle} onClose={close}>
        {content}
      </Drawer>
    );
  }
  return (
    <PrinterForm
      key={printer.id}
      setup={setup}
      all={setups.data}
      subtitle={subtitle}
      head={content}
      onClose={close}
    >
      {setup.driver === 'cloudprnt' && <PollAddress printerId={printer.id} />}
      <BreakerHistory printerId={printer.id} />
      <div>
        <DeleteButton
          label={t('office.printers.delete')}
          home={here.hrefOf('printers')}
          queryKey={printingKey}
          remove={() => printingApi.deletePrinter(printer.id)}
          restore={() => printingApi.restorePrinter(printer.id)}
          deleted={t('office.printers.deleted', { name: printer.name })}
          restored={t('office.printers.restored', { name: printer.name })}
        />
      </div>
    </PrinterForm>
  );
}

function Facts({ printer, all }: { printer: Printer; all: readonly Printer[] }) {
  const t = useT();
  const { ago, moment } = useMoments();
  const { breaker, breakerReason, paper, coverOpen, waiting, waitingSince, lastPrintedAt, heardAt } = printer;
  const standIn = standInOf(printer, all);
  return (
    <>
      <dl className={layout.facts}>
        <dt>{t('office.printers.state')}</dt>
        <dd>
          <PrinterTag printer={printer} />
        </dd>
        <dt>{t('office.printers.breaker')}</dt>
        <dd>
          {t(`office.printers.breaker.${breaker}`)}
          {breaker !== 'closed' && ` · ${moment(printer.breakerSince)}`}
        </dd>
        <dt>{t('office.printers.paper')}</dt>
        <dd>
          {[
            t(`office.printers.paper.${paper ?? 'unknown'}`),
            coverOpen === null ? '' : t(`office.printers.cover.${coverOpen ? 'open' : 'closed'}`),
          ]
            .filter(Boolean)
            .join(' · ')}
        </dd>
        <dt>{t('office.printers.queue')}</dt>
        <dd>
          {t('office.printers.waiting', { n: waiting })}
          {waitingSince && ` · ${t('office.printers.waitingSince', { ago: ago(waitingSince) })}`}
        </dd>
        <dt>{t('office.printers.last')}</dt>
        <dd>
          {lastPrintedAt
            ? t('office.printers.printed', { ago: ago(lastPrintedAt) })
            : t('office.printers.neverPrinted')}
        </dd>
        <dt>{t('office.printers.heard')}</dt>
        <dd>{heardAt ? ago(heardAt) : t('office.printers.neverHeard')}</dd>
      </dl>
      {breaker !== 'closed' && (
        <Note tone="warn">
          {breakerReason !== null && <p>{reasonWords(breakerReason, t)}</p>}
          <p>
            {standIn
              ? t('office.printers.standIn', { name: standIn.name })
              : t('office.printers.nobodyStandsIn')}
          </p>
        </Note>
      )}
    </>
  );
}

function Acts({ printer, here }: { printer: Printer; here: Here }) {
  const t = useT();
  const go = useGo();
  const queryClient = useQueryClient();
  const [jobId, setJobId] = useState<string>();
  const [busy, setBusy] = useState(false);
  const test = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    await printingApi.testPrinter(printer.id, uuid7()).then(setJobId, sayProblem);
    setBusy(false);
  };
  const ask = (): void => {
    printingApi
      .askPrinter(printer.id)
      .then(() => {
        toast({ tone: 'info', text: t('office.printers.asked', { name: printer.name }) });
        return queryClient.invalidateQueries({ queryKey: printersQuery(here.branch?.id ?? '').queryKey });
      })
      .catch(sayProblem);
  };
  const queue = here.hrefOf('queue', { printer: printer.id });
  return (
    <>
      <div className={css.acts}>
        <Button aria-disabled={busy} onClick={() => void test()}>
          <ScrollText aria-hidden size={20} />
          {t('office.printers.test')}
        </Button>
        {printer.breaker !== 'closed' && (
          <Button tone="quiet" onClick={ask}>
            <Radar aria-hidden size={20} />
            {t('office.printers.ask')}
          </Button>
        )}
        <ButtonLink href={queue} onGo={go}>
          <ListOrdered aria-hidden size={20} />
          {t('office.printers.seeQueue')}
        </ButtonLink>
      </div>
      {jobId && <JobWatch key={jobId} jobId={jobId} />}
    </>
  );
}
