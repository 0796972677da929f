import { type Printer, useStore, useWorkplace } from '@fastops/device';
import { Button, EmptyState, Note, PaperSheet, ProblemCard, Skeletons, useT } from '@fastops/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ChefHat, Printer as PrinterIcon, Scroll } from 'lucide-react';
import { useEffect } from 'react';
import { device } from '../app.ts';
import { Frame } from '../frame.tsx';
import { go } from '../path.ts';
import { papersQuery, printersQuery } from '../queries.ts';
import { useTimeText } from '../workplace.tsx';
import { FaultField } from './fault-field.tsx';
import { Condition, Status } from './printer-state.tsx';
import css from './printers.module.css';

/** What each printer of the branch puts out, as paper, as it happens. */
export function PrintersScreen() {
  const t = useT();
  const { session, branch } = useWorkplace();
  const printers = useQuery(printersQuery(branch.id));
  useUpdates(branch.id);
  const { link } = useStore(device.live.status);
  const isBehind = link === 'offline' || (printers.isError && printers.data !== undefined);
  return (
    <Frame
      session={session}
      branch={branch}
      title={t('printers.title')}
      subtitle={t('printers.text')}
      actions={
        <Button tone="quiet" onClick={() => go({ page: 'choose' })}>
          <ChefHat aria-hidden size={22} />
          {t('printers.backToKitchen')}
        </Button>
      }
    >
      <div className={css.screen}>
        {isBehind && <Note tone="warn">{t('printers.offline')}</Note>}
        {printers.isPending && <Skeletons count={2} height={480} minWidth={340} />}
        {printers.isError && !printers.data && (
          <ProblemCard error={printers.error} onRetry={() => void printers.refetch()} />
        )}
        {printers.data?.length === 0 && (
          <EmptyState icon={PrinterIcon} title={t('printers.none.title')} text={t('printers.none.text')} />
        )}
        {printers.data && printers.data.length > 0 && (
          <div className={css.columns}>
            {printers.data.map((printer) => (
              <PrinterColumn
                key={printer.id}
                printer={printer}
                standIn={printers.data.find(({ id }) => id === printer.fallbackPrinterId)}
              />
            ))}
          </div>
        )}
      </div>
    </Frame>
  );
}

/** Reads again what is heard to have changed, and all of it after every break of the connection. */
function useUpdates(branchId: string): void {
  const client = useQueryClient();
  useEffect(() => {
    const reloadPrinters = (): void => void client.invalidateQueries({ queryKey: ['printers', branchId] });
    const reloadPapers = (printerId?: string): void =>
      void client.invalidateQueries({
        queryKey: printerId ? ['papers', branchId, printerId] : ['papers', branchId],
      });
    const stops = [
      device.live.on('printing.paper_printed', ({ printerId }) => {
        reloadPrinters();
        reloadPapers(printerId);
      }),
      // What waits changes when the printer has confirmed, a moment after its paper.
      device.live.on('printing.job_printed', reloadPrinters),
      device.live.on('orders.order_sent', reloadPrinters),
      device.live.on('printing.printer_changed', reloadPrinters),
      device.live.onConnect(() => {
        reloadPrinters();
        reloadPapers();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, branchId]);
}

function PrinterColumn({ printer, standIn }: { printer: Printer; standIn: Printer | undefined }) {
  const t = useT();
  const time = useTimeText();
  const { branch } = useWorkplace();
  const papers = useQuery(papersQuery(branch.id, printer.id));
  const { playedFault } = printer;
  const may = branch.permissions.includes('printing.operate');
  const facts = [
    printer.driver === 'virtual' ? t('printers.virtual') : t('printers.tcp'),
    t('printers.columns', { n: printer.widthColumns }),
    ...printer.stations,
  ];
  return (
    <section className={css.column} aria-label={printer.name}>
      <header className={css.head}>
        <PrinterIcon aria-hidden size={28} />
        <div className={css.headWords}>
          <h2 className={css.name}>{printer.name}</h2>
          <p className={css.facts}>{facts.join(' · ')}</p>
        </div>
        <Status printer={printer} />
        <Condition printer={printer} standIn={standIn} />
        {may && playedFault !== null && (
          <FaultField branchId={branch.id} printer={{ ...printer, playedFault }} />
        )}
      </header>
      {/* The slot the paper comes out of. */}
      <div className={css.slot} aria-hidden />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div className={css.papers} role="log" aria-label={printer.name} tabIndex={0}>
        {papers.isPending && <Skeletons count={1} height={320} minWidth={280} />}
        {papers.isError && !papers.data && (
          <ProblemCard error={papers.error} onRetry={() => void papers.refetch()} />
        )}
        {papers.data?.length === 0 && (
          <EmptyState icon={Scroll} title={t('printers.noPaper.title')} text={t('printers.noPaper.text')} />
        )}
        {papers.data?.map(({ id, printedAt, paper }) => (
          <PaperSheet
            key={id}
            paper={paper}
            label={t('printers.paper', { printer: printer.name, time: time(printedAt) })}
          />
        ))}
      </div>
    </section>
  );
}
