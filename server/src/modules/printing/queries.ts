import { run, type Statement, send, tables } from '../../kernel/sql.ts';
import type { OutsideTx, Tx } from '../../kernel/tx.ts';
import type { PrintDocument } from './document.ts';
import type { Paper } from './paper.ts';
import type { CodePage, PrinterProfile } from './printer-profile.ts';
import type { PrintingTables } from './tables.ts';

/** Where a station's tickets go in one branch. */
export interface Route {
  stationId: string;
  stationName: string;
  printerIds: string[];
}

const FIND_ROUTES: Statement = {
  name: 'printing.find_routes',
  text: `select s.id as "stationId", s.name as "stationName",
      array_remove(array_agg(sp.printer_id order by sp.printer_id), null) as "printerIds"
    from printing.stations s
    left join printing.station_printers sp on sp.company_id = s.company_id and sp.station_id = s.id and sp.branch_id = $2
    where s.company_id = $1
    group by s.id, s.name, s.sort_order
    order by s.sort_order, s.name`,
};

/** All stations of the company with their printers in this branch, by station id, in the company's order. */
export async function findRoutes(tx: Tx, branchId: string): Promise<Map<string, Route>> {
  const routes = await run<Route>(tx, FIND_ROUTES, [tx.companyId, branchId]);
  return new Map(routes.map((route) => [route.stationId, route]));
}

/** A page to print, as its cause asks for it. */
export interface NewJob {
  branchId: string;
  printerId: string;
  kind: 'kitchen';
  /** What caused it, said once; the same cause never prints twice on one printer. */
  dedupeKey: string;
  document: PrintDocument;
}

const INSERT_JOBS: Statement = {
  name: 'printing.insert_jobs',
  text: `insert into printing.jobs (company_id, id, branch_id, printer_id, kind, dedupe_key, document)
    select $1, j.id, j.branch_id, j.printer_id, j.kind, j.dedupe_key, j.document
    from jsonb_to_recordset($2::jsonb) as j (id uuid, branch_id uuid, printer_id uuid, kind text, dedupe_key text, document jsonb)
    on conflict (company_id, printer_id, dedupe_key) do nothing`,
};

/** Writes jobs with the caller's commit. */
export function insertJobs(tx: Tx, jobs: readonly (NewJob & { id: string })[]): void {
  const rows = jobs.map((job) => ({
    id: job.id,
    branch_id: job.branchId,
    printer_id: job.printerId,
    kind: job.kind,
    dedupe_key: job.dedupeKey,
    document: job.document,
  }));
  send(tx, INSERT_JOBS, [tx.companyId, JSON.stringify(rows)]);
}

/** A printer whose lane may have something to do. */
export interface Lane {
  companyId: string;
  printerId: string;
}

const DUE_PRINTERS: Statement = {
  name: 'printing.due_printers',
  text: 'select company_id as "companyId", printer_id as "printerId" from printing.due_printers($1)',
};

/** Lanes with work that is due, over all companies. */
export function findDueLanes(tx: OutsideTx, limit: number): Promise<Lane[]> {
  return run<Lane>(tx, DUE_PRINTERS, [limit]);
}

/** A job on its way, with the printer it goes to. */
export interface ClaimedJob {
  id: string;
  branchId: string;
  attempts: number;
  printings: number;
  document: PrintDocument;
  host: string | null;
  port: number | null;
  columns: PrinterProfile['columns'];
  codePage: CodePage;
}

// Without `skip locked` on purpose: skipping a head that another worker is claiming would let the next one overtake it.
const CLAIM_NEXT: Statement = {
  name: 'printing.claim_next',
  text: `update printing.jobs j
    set state = 'sending', attempts = j.attempts + 1, printings = j.printings + 1,
      lease_until = now() + make_interval(secs => $3)
    from printing.printers p
    where j.company_id = $1 and p.company_id = $1 and p.id = j.printer_id
      and j.id = (
        select h.id from printing.jobs h
        where h.company_id = $1 and h.printer_id = $2 and h.state <> 'printed'
        order by h.seq limit 1 for update)
      and (j.state = 'queued' or (j.state = 'sending' and j.lease_until < now()))
      and j.next_attempt_at <= now()
    returning j.id, j.branch_id as "branchId", j.attempts, j.printings, j.document, p.host, p.port, p.columns,
      p.code_page as "codePage"`,
};

/**
 * Takes the oldest unprinted job of a printer for `leaseSeconds`, its attempt counted before any byte leaves.
 * Nothing while another worker holds it or its pause lasts: order inside a printer is kept.
 */
export async function claimNext(
  tx: Tx,
  printerId: string,
  leaseSeconds: number,
): Promise<ClaimedJob | undefined> {
  const [job] = await run<ClaimedJob>(tx, CLAIM_NEXT, [tx.companyId, printerId, leaseSeconds]);
  return job;
}

const MARK_PRINTED: Statement = {
  name: 'printing.mark_printed',
  text: `with done as (
      update printing.jobs set state = 'printed', printed_at = now(), lease_until = null, last_error = null
      where company_id = $1 and id = $2 and attempts = $3 and state = 'sending' returning printer_id
    )
    update printing.printers p set last_printed_at = now() from done where p.company_id = $1 and p.id = done.printer_id
    returning p.id`,
};

/** Records a confirmed printing. False when another worker has taken the job since: then its word counts, not this one. */
export async function markPrinted(tx: Tx, job: Pick<ClaimedJob, 'id' | 'attempts'>): Promise<boolean> {
  return (await run(tx, MARK_PRINTED, [tx.companyId, job.id, job.attempts])).length === 1;
}

const MARK_FAILED: Statement = {
  name: 'printing.mark_failed',
  text: `update printing.jobs set state = 'queued', lease_until = null, last_error = $4,
      printings = printings - $5, next_attempt_at = now() + make_interval(secs => $6)
    where company_id = $1 and id = $2 and attempts = $3 and state = 'sending' returning id`,
};

/** Puts a failed job back at the head of its lane. An attempt that surely printed nothing is not counted as a printing. */
export async function markFailed(
  tx: Tx,
  job: Pick<ClaimedJob, 'id' | 'attempts'>,
  failure: { reason: string; mayHavePrinted: boolean; retrySeconds: number },
): Promise<void> {
  await run(tx, MARK_FAILED, [
    tx.companyId,
    job.id,
    job.attempts,
    failure.reason,
    failure.mayHavePrinted ? 0 : 1,
    failure.retrySeconds,
  ]);
}

/** Printers played by this program, over all companies. */
export function findVirtualPrinters(
  tx: OutsideTx,
): Promise<{ companyId: string; branchId: string; printerId: string }[]> {
  return run(
    tx,
    {
      name: 'printing.virtual_printers',
      text: `select company_id as "companyId", branch_id as "branchId", printer_id as "printerId" from printing.virtual_printers()`,
    },
    [],
  );
}

/** Says where a virtual printer listens now; returns its columns. */
export async function setPrinterAddress(
  tx: Tx,
  printerId: string,
  host: string,
  port: number,
): Promise<void> {
  await tables<PrintingTables>(tx)
    .updateTable('printing.printers')
    .set({ host, port })
    .where('company_id', '=', tx.companyId)
    .where('id', '=', printerId)
    .execute();
}

/** Columns of a printer's paper. */
export async function findPrinterColumns(tx: Tx, printerId: string): Promise<number> {
  const row = await tables<PrintingTables>(tx)
    .selectFrom('printing.printers')
    .select('columns')
    .where('company_id', '=', tx.companyId)
    .where('id', '=', printerId)
    .executeTakeFirstOrThrow();
  return row.columns;
}

/** Keeps what came out of a virtual printer. */
export async function insertPaper(
  tx: Tx,
  paper: { id: string; branchId: string; printerId: string; bytes: Uint8Array; paper: Paper },
): Promise<void> {
  await run(
    tx,
    {
      name: 'printing.insert_paper',
      text: 'insert into printing.papers (company_id, id, branch_id, printer_id, bytes, paper) values ($1, $2, $3, $4, $5, $6)',
    },
    [
      tx.companyId,
      paper.id,
      paper.branchId,
      paper.printerId,
      Buffer.from(paper.bytes),
      JSON.stringify(paper.paper),
    ],
  );
}

/** The latest papers of a branch, of one printer when given, the newest first. */
export async function findPapers(
  tx: Tx,
  branchId: string,
  options: { printerId: string | undefined; limit: number },
) {
  let query = tables<PrintingTables>(tx)
    .selectFrom('printing.papers')
    .select(['id', 'printer_id as printerId', 'printed_at as printedAt', 'paper'])
    .where('company_id', '=', tx.companyId)
    .where('branch_id', '=', branchId)
    .orderBy('printed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(options.limit);
  if (options.printerId !== undefined) query = query.where('printer_id', '=', options.printerId);
  const rows = await query.execute();
  return rows.map((row) => ({ ...row, paper: row.paper as Paper }));
}

/** A printer as lists show it. */
export interface PrinterRow {
  id: string;
  name: string;
  driver: 'tcp' | 'virtual';
  widthColumns: number;
  stations: string[];
  waiting: number;
  lastPrintedAt: Temporal.Instant | null;
}

const FIND_PRINTERS: Statement = {
  name: 'printing.find_printers',
  text: `select p.id, p.name, p.driver, p.columns as "widthColumns", p.last_printed_at as "lastPrintedAt",
      array(select s.name from printing.station_printers sp
        join printing.stations s on s.company_id = sp.company_id and s.id = sp.station_id
        where sp.company_id = p.company_id and sp.printer_id = p.id order by s.sort_order) as stations,
      (select count(*) from printing.jobs j
        where j.company_id = p.company_id and j.printer_id = p.id and j.state <> 'printed') as waiting
    from printing.printers p
    where p.company_id = $1 and p.branch_id = $2
    order by p.sort_order, p.name`,
};

/** Printers of a branch with their stations and how many jobs wait. */
export function findPrinters(tx: Tx, branchId: string): Promise<PrinterRow[]> {
  return run<PrinterRow>(tx, FIND_PRINTERS, [tx.companyId, branchId]);
}

/** Kinds of station. */
export const STATION_KINDS = ['kitchen', 'bar'] as const;

/** Stations of the company in its order. */
export async function findStations(
  tx: Tx,
): Promise<{ id: string; name: string; kind: (typeof STATION_KINDS)[number] }[]> {
  const rows = await tables<PrintingTables>(tx)
    .selectFrom('printing.stations')
    .select(['id', 'name', 'kind'])
    .where('company_id', '=', tx.companyId)
    .orderBy('sort_order')
    .orderBy('name')
    .execute();
  return rows.map(({ id, name, kind }) => ({ id, name, kind: kind === 'bar' ? 'bar' : 'kitchen' }));
}

/** Adds a station of the company; branches give it printers of their own. */
export async function insertStation(
  tx: Tx,
  station: { id: string; name: string; kind: 'kitchen' | 'bar'; sortOrder: number },
): Promise<void> {
  await tables<PrintingTables>(tx)
    .insertInto('printing.stations')
    .values({
      company_id: tx.companyId,
      id: station.id,
      name: station.name,
      kind: station.kind,
      sort_order: station.sortOrder,
    })
    .execute();
}

/** What a new printer needs; `host` and `port` are its address unless it is virtual. */
export interface NewPrinter {
  id: string;
  branchId: string;
  name: string;
  driver: 'tcp' | 'virtual';
  host?: string;
  port?: number;
  columns: 32 | 42 | 48;
  sortOrder: number;
  stationIds: readonly string[];
}

/** Adds a printer and the stations it serves in its branch. */
export async function insertPrinter(tx: Tx, printer: NewPrinter): Promise<void> {
  const db = tables<PrintingTables>(tx);
  await db
    .insertInto('printing.printers')
    .values({
      company_id: tx.companyId,
      id: printer.id,
      branch_id: printer.branchId,
      name: printer.name,
      driver: printer.driver,
      host: printer.host ?? null,
      port: printer.port ?? null,
      columns: printer.columns,
      sort_order: printer.sortOrder,
    })
    .execute();
  for (const stationId of printer.stationIds) {
    await db
      .insertInto('printing.station_printers')
      .values({
        company_id: tx.companyId,
        branch_id: printer.branchId,
        station_id: stationId,
        printer_id: printer.id,
      })
      .execute();
  }
}

/** Removes printed jobs and papers older than a week, over all companies; returns how many. */
export async function forgetOld(tx: OutsideTx): Promise<number> {
  const [row] = await run<{ gone: number }>(
    tx,
    { name: 'printing.forget_old', text: 'select printing.forget_old() as gone' },
    [],
  );
  return row?.gone ?? 0;
}
