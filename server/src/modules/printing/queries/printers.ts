import { run, type Statement, tables } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { PrinterRow } from '../printer.ts';
import type { PrintingTables } from '../tables.ts';

const FIND_PRINTERS: Statement = {
  name: 'printing.find_printers',
  text: `select p.id, p.name, p.driver, p.agent_id as "agentId", p.columns as "widthColumns", p.last_printed_at as "lastPrintedAt",
      array(select s.name from printing.station_printers sp
        join printing.stations s on s.company_id = sp.company_id and s.id = sp.station_id
        where s.deleted_at is null and sp.company_id = p.company_id and sp.printer_id = p.id order by s.sort_order) as stations,
      w.waiting, w.since as "waitingSince", p.fallback_printer_id as "fallbackPrinterId", p.breaker,
      p.breaker_since as "breakerSince", p.breaker_reason as "breakerReason", p.paper, p.cover_open as "coverOpen", p.fault,
      p.heard_at as "heardAt", case when p.driver = 'virtual' then p.played_fault end as "playedFault"
    from printing.printers p
    cross join lateral (select count(*) as waiting, min(j.created_at) as since from printing.jobs j
      where j.company_id = p.company_id and j.printer_id = p.id and j.state in ('queued', 'sending')) w
    where p.company_id = $1 and p.branch_id = $2 and p.deleted_at is null
    order by p.sort_order, p.name`,
};

/** Printers of a branch with their stations and how many jobs wait. */
export function findPrinters(tx: Tx, branchId: string): Promise<PrinterRow[]> {
  return run<PrinterRow>(tx, FIND_PRINTERS, [tx.companyId, branchId]);
}

const FIND_PRINTER: Statement = {
  name: 'printing.find_printer',
  text: 'select branch_id as "branchId", name from printing.printers where company_id = $1 and id = $2',
};

/** Where a printer stands and what it is called. */
export async function findPrinter(
  tx: Tx,
  printerId: string,
): Promise<{ branchId: string; name: string } | undefined> {
  return (await run<{ branchId: string; name: string }>(tx, FIND_PRINTER, [tx.companyId, printerId]))[0];
}

const ASK_NOW: Statement = {
  name: 'printing.ask_now',
  text: `update printing.printers set probe_at = now() where company_id = $1 and id = $2 and breaker = 'open'`,
};

/** Lets a printer whose breaker is open be asked at once. */
export async function askNow(tx: Tx, printerId: string): Promise<void> {
  await run(tx, ASK_NOW, [tx.companyId, printerId]);
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
  drawer?: boolean;
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
      drawer: printer.drawer ?? false,
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

/** Says which printer of its branch takes the pages of a printer over while it cannot print. */
export async function setFallback(tx: Tx, printerId: string, fallbackPrinterId: string): Promise<void> {
  await tables<PrintingTables>(tx)
    .updateTable('printing.printers')
    .set({ fallback_printer_id: fallbackPrinterId })
    .where('company_id', '=', tx.companyId)
    .where('id', '=', printerId)
    .execute();
}
