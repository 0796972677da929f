import { type Printer, useWorkplace } from '@fastops/device';
import { Button, EmptyState, ProblemCard, Skeletons, useT } from '@fastops/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ChefHat, CircleCheck, Clock3, Printer as PrinterIcon, Scroll } from 'lucide-react';
import { useEffect } from 'react';
import { device } from '../app.ts';
import { Frame } from '../frame.tsx';
import { go } from '../path.ts';
import { papersQuery, printersQuery } from '../queries.ts';
import { useTimeText } from '../workplace.tsx';
import { PaperSheet } from './paper.tsx';
import css from './printers.module.css';

/** What each printer of the branch puts out, as paper, as it happens. */
export function PrintersScreen() {
  const t = useT();
  const client = useQueryClient();
  const { session, branch } = useWorkplace();
  const printers = useQuery(printersQuery(branch.id));
  useEffect(() => {
    const reloadPrinters = (): void => void client.invalidateQueries({ queryKey: ['printers', branch.id] });
    const reloadPapers = (printerId?: string): void =>
      void client.invalidateQueries({
        queryKey: printerId ? ['papers', branch.id, printerId] : ['papers', branch.id],
      });
    const stops = [
      device.live.on('printing.paper_printed', ({ printerId }) => {
        reloadPrinters();
        reloadPapers(printerId);
      }),
      // What waits changes when the printer has confirmed, a moment after its paper.
      device.live.on('printing.job_printed', reloadPrinters),
      device.live.on('orders.order_sent', reloadPrinters),
      device.live.onConnect(() => {
        reloadPrinters();
        reloadPapers();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, branch.id]);
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
              <PrinterColumn key={printer.id} printer={printer} />
            ))}
          </div>
        )}
      </div>
    </Frame>
  );
}

function PrinterColumn({ printer }: { printer: Printer }) {
  const t = useT();
  const time = useTimeText();
  const { branch } = useWorkplace();
  const papers = useQuery(papersQuery(branch.id, printer.id));
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
        <p className={css.last}>
          {printer.lastPrintedAt
            ? t('printers.lastPrinted', { time: time(printer.lastPrintedAt) })
            : t('printers.neverPrinted')}
        </p>
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

function Status({ printer }: { printer: Printer }) {
  const t = useT();
  const queued = printer.waiting > 0;
  return (
    <span className={css.status} data-queued={queued || undefined}>
      {queued ? <Clock3 aria-hidden size={18} /> : <CircleCheck aria-hidden size={18} />}
      {queued ? t('printers.waiting', { n: printer.waiting }) : t('printers.ready')}
    </span>
  );
}
