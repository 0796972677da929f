import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { type PlainPhraseKey, useT } from '../phrases.ts';
import { Note } from './banner.tsx';
import { Button } from './button.tsx';
import { alertWords, type PrintAlertFacts, type ShownAlert, shownAlerts } from './print-alert-words.ts';
import css from './print-alerts.module.css';
import { sayProblem } from './say-problem.ts';
import { Sheet } from './sheet.tsx';
import { EmptyState, ProblemCard, Skeletons } from './states.tsx';
import { toast } from './toasts.ts';

/** A page that a person has to decide about. */
export interface OpenPage {
  id: string;
  printerId: string;
  printerName: string;
  kind: 'drawer' | 'receipt' | 'pre_bill' | 'cash' | 'kitchen' | 'cancel' | 'test';
  /** What it says of itself, such as the table. */
  title: string | null;
  state: string;
  createdAt: string;
}

/** What can be done; each rejects with a request problem. */
export interface PrintActs {
  retry: (pageId: string) => Promise<void>;
  move: (pageId: string, printerId: string) => Promise<void>;
  confirm: (pageId: string) => Promise<void>;
  cancel: (pageId: string) => Promise<void>;
  /** Has a printer asked at once whether it is well again. */
  ask: (printerId: string) => Promise<void>;
}

interface Props {
  alerts: readonly PrintAlertFacts[];
  /** Undefined until they are known. */
  pages: readonly OpenPage[] | undefined;
  /** Why the pages could not be read. */
  problem: unknown;
  onRetry: () => void;
  /** Where a page can go instead. */
  printers: readonly { id: string; name: string }[];
  /** None for who may not operate printers. */
  acts: PrintActs | undefined;
  timeText: (at: string) => string;
  onClose: () => void;
}

/** What is wrong with printing, and what a person has to decide. */
export function PrintAlertSheet({ alerts, pages, problem, onRetry, onClose, ...rest }: Props) {
  const t = useT();
  // What has to be decided stands below, page by page.
  const shown = shownAlerts(alerts).filter(({ kind }) => kind !== 'attention' || !pages);
  const isUnread = pages === undefined;
  return (
    <Sheet title={t('printAlert.title')} onClose={onClose}>
      <div className={css.sheet}>
        {shown.length === 0 && pages?.length === 0 && (
          <EmptyState
            icon={CircleCheck}
            title={t('printAlert.none.title')}
            text={t('printAlert.none.text')}
          />
        )}
        {shown.length > 0 && (
          <ul className={css.list}>
            {shown.map((alert) => (
              <AlertRow key={`${alert.kind} ${alert.printerId}`} alert={alert} {...rest} />
            ))}
          </ul>
        )}
        {isUnread && !problem && <Skeletons count={1} height={96} minWidth={240} />}
        {isUnread && Boolean(problem) && <ProblemCard error={problem} onRetry={onRetry} />}
        {pages && pages.length > 0 && (
          <section>
            <h3 className={css.heading}>{t('printAlert.pages')}</h3>
            <ul className={css.list}>
              {pages.map((page) => (
                <PageRow key={page.id} page={page} {...rest} />
              ))}
            </ul>
          </section>
        )}
        {!rest.acts && <Note tone="info">{t('may.act', { permission: t('may.printing.operate') })}</Note>}
        <Button tone="quiet" onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
    </Sheet>
  );
}

type RowProps = Pick<Props, 'printers' | 'acts' | 'timeText'>;

function AlertRow({ alert, acts, timeText }: RowProps & { alert: ShownAlert }) {
  const t = useT();
  const { busy, run } = useRun();
  const ask = (): void =>
    run(
      () => acts?.ask(alert.printerId),
      () => t('printAlert.asked', { printer: alert.printerName }),
    );
  return (
    <li className={css.alert}>
      <TriangleAlert aria-hidden size={22} />
      <div className={css.alertWords}>
        <p className={css.strong}>{alertWords(t, alert)}</p>
        <p className={css.faint}>{t('printAlert.since', { time: timeText(alert.since) })}</p>
      </div>
      {acts && alert.kind === 'down' && (
        <Button tone="quiet" aria-disabled={busy} onClick={ask}>
          {t('printAlert.ask')}
        </Button>
      )}
    </li>
  );
}

const STATES: Record<string, PlainPhraseKey> = {
  unknown: 'printAlert.page.unknown',
  failed: 'printAlert.page.failed',
  expired: 'printAlert.page.expired',
};

function PageRow({ page, acts, ...rest }: RowProps & { page: OpenPage }) {
  const t = useT();
  const time = rest.timeText(page.createdAt);
  return (
    <li className={css.page}>
      <div>
        <p className={css.pageHead}>
          <span className={css.strong}>{page.title ?? t(`printAlert.kind.${page.kind}`)}</span>
          <span className={css.faint}>{t('printAlert.page.of', { printer: page.printerName, time })}</span>
        </p>
        <p>{t(STATES[page.state] ?? 'printAlert.page.other')}</p>
      </div>
      {acts && <PageActs page={page} acts={acts} printers={rest.printers} />}
    </li>
  );
}

/** A drawer opens where it hangs, and a test is about its printer: both stay. */
const STAYS: readonly OpenPage['kind'][] = ['drawer', 'test'];

function PageActs({ page, acts, printers }: { page: OpenPage; acts: PrintActs } & Pick<Props, 'printers'>) {
  const t = useT();
  const { busy, run } = useRun();
  const [moving, setMoving] = useState(false);
  const others = STAYS.includes(page.kind) ? [] : printers.filter(({ id }) => id !== page.printerId);
  const act = (does: 'retry' | 'confirm' | 'cancel') => (): void =>
    run(
      () => acts[does](page.id),
      () => t(`printAlert.done.${does}`),
    );
  const move = (printerId: string): void =>
    run(
      () => acts.move(page.id, printerId),
      () => t('printAlert.done.move'),
    );
  if (moving) {
    return (
      <div className={css.acts}>
        {others.map(({ id, name }) => (
          <Button key={id} aria-disabled={busy} onClick={() => move(id)}>
            {t('printAlert.moveTo', { printer: name })}
          </Button>
        ))}
        <Button tone="quiet" onClick={() => setMoving(false)}>
          {t('common.cancel')}
        </Button>
      </div>
    );
  }
  return (
    <div className={css.acts}>
      <Button aria-disabled={busy} onClick={act('retry')}>
        {t('printAlert.retry')}
      </Button>
      {others.length > 0 && (
        <Button tone="quiet" aria-disabled={busy} onClick={() => setMoving(true)}>
          {t('printAlert.move')}
        </Button>
      )}
      {page.state === 'unknown' && (
        <Button tone="quiet" aria-disabled={busy} onClick={act('confirm')}>
          {t('printAlert.confirm')}
        </Button>
      )}
      <Button tone="danger" aria-disabled={busy} onClick={act('cancel')}>
        {t('printAlert.cancel')}
      </Button>
    </div>
  );
}

/** One act at a time: said when it is done, and why when it is not. */
function useRun() {
  const [busy, setBusy] = useState(false);
  const run = (act: () => Promise<void> | undefined, done: () => string): void => {
    if (busy) return;
    setBusy(true);
    Promise.resolve(act())
      .then(() => toast({ tone: 'ok', text: done() }), sayProblem)
      .finally(() => setBusy(false));
  };
  return { busy, run };
}
