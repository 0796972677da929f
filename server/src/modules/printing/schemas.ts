import T from 'typebox';
import { statesOf } from '../../kernel/flow.ts';
import { Id, Instant, Nullable, PageAfter } from '../../kernel/schemas.ts';
import { ALERT_KINDS, type PrintAlert } from './alert.ts';
import { BREAKER_STATES } from './breaker.ts';
import { JOB_KINDS } from './job-kind.ts';
import { JOBS_SHOWN, type JobLine } from './job-line.ts';
import { JOB_FLOW } from './job-states.ts';
import { Paper } from './paper.ts';
import { PLAYED_FAULTS } from './played-fault.ts';
import type { PrinterRow } from './printer.ts';
import { PRINTER_DRIVERS } from './printer-setup.ts';
import { STATION_KINDS } from './routing.ts';

export const Stations = T.Object(
  {
    stations: T.Array(
      T.Object(
        { id: Id, name: T.String(), kind: T.Enum([...STATION_KINDS]), version: T.Integer() },
        { title: 'Station' },
      ),
    ),
  },
  { title: 'Stations' },
);

const Printer = T.Object(
  {
    id: Id,
    name: T.String(),
    driver: T.Enum([...PRINTER_DRIVERS]),
    agentId: Nullable(Id),
    widthColumns: T.Integer(),
    stations: T.Array(T.String()),
    waiting: T.Integer(),
    waitingSince: Nullable(Instant),
    lastPrintedAt: Nullable(Instant),
    fallbackPrinterId: Nullable(Id),
    breaker: T.Enum([...BREAKER_STATES]),
    breakerSince: Instant,
    breakerReason: Nullable(T.String()),
    paper: Nullable(T.Enum(['ok', 'low', 'out'])),
    coverOpen: Nullable(T.Boolean()),
    fault: Nullable(T.Boolean()),
    heardAt: Nullable(Instant),
    playedFault: Nullable(T.Enum([...PLAYED_FAULTS])),
  },
  { title: 'Printer' },
);
export const Printers = T.Object({ printers: T.Array(Printer) }, { title: 'Printers' });

/** A printer as it is answered. */
export function printerAnswer(printer: PrinterRow) {
  return {
    ...printer,
    waitingSince: printer.waitingSince?.toString() ?? null,
    lastPrintedAt: printer.lastPrintedAt?.toString() ?? null,
    breakerSince: printer.breakerSince.toString(),
    heardAt: printer.heardAt?.toString() ?? null,
  };
}

export const Papers = T.Object(
  {
    papers: T.Array(
      T.Object({ id: Id, printerId: Id, printedAt: Instant, paper: Paper }, { title: 'PrintedPaper' }),
    ),
  },
  { title: 'Papers' },
);

const line = {
  id: Id,
  printerId: Id,
  printerName: T.String(),
  kind: T.Enum([...JOB_KINDS]),
  title: Nullable(T.String()),
  state: T.Enum(statesOf(JOB_FLOW)),
  attempts: T.Integer(),
  printings: T.Integer(),
  reroutedFrom: Nullable(T.String()),
  lastError: Nullable(T.String()),
  createdAt: Instant,
  printedAt: Nullable(Instant),
  nextAttemptAt: Nullable(Instant),
  needsAttention: T.Boolean(),
};
export const PrintJob = T.Object(line, { title: 'PrintJob' });
export const PrintJobPage = T.Object(
  { jobs: T.Array(PrintJob), next: Nullable(Id) },
  { title: 'PrintJobPage' },
);
export const PrintJobPaper = T.Object({ ...line, papers: T.Array(Paper) }, { title: 'PrintJobPaper' });
export const PrintJobQuery = T.Object(
  {
    show: T.Optional(T.Enum([...JOBS_SHOWN], { default: 'all' })),
    printerId: T.Optional(Id),
    after: T.Optional(PageAfter),
    limit: T.Optional(T.Integer({ minimum: 1, maximum: 100, default: 50 })),
  },
  { additionalProperties: false },
);
export const MoveJob = T.Object({ printerId: Id }, { additionalProperties: false, title: 'MoveJob' });
export const PlayFault = T.Object(
  { fault: T.Enum([...PLAYED_FAULTS]) },
  { additionalProperties: false, title: 'PlayFault' },
);
/** On which printer something comes out. */
export const PaperQueued = T.Object({ printerId: Id }, { title: 'PaperQueued' });
export const TestQueued = T.Object({ jobId: Id }, { title: 'TestQueued' });

/** A job as it is answered. */
export function jobAnswer(job: JobLine) {
  return {
    ...job,
    createdAt: job.createdAt.toString(),
    printedAt: job.printedAt?.toString() ?? null,
    nextAttemptAt: job.nextAttemptAt?.toString() ?? null,
  };
}

export const PrintAlerts = T.Object(
  {
    alerts: T.Array(
      T.Object(
        {
          kind: T.Enum([...ALERT_KINDS]),
          printerId: Id,
          printerName: T.String(),
          since: Instant,
          pages: T.Integer(),
          standIn: Nullable(T.String()),
        },
        { title: 'PrintAlert' },
      ),
    ),
  },
  { title: 'PrintAlerts' },
);

/** An alert as it is answered. */
export function alertAnswer(alert: PrintAlert) {
  return { ...alert, since: alert.since.toString() };
}
