import { run, type Statement, tables } from '../../../kernel/sql.ts';
import type { OutsideTx, Tx } from '../../../kernel/tx.ts';
import type { PrinterRow, STATION_KINDS } from '../printer.ts';
import type { PrintingTables } from '../tables.ts';

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

const FIND_PRINTERS: Statement = {
  name: 'printing.find_printers',
  text: `select p.id, p.name, p.driver, p.agent_id as "agentId", p.columns as "widthColumns", p.last_printed_at as "lastPrintedAt",
      array(select s.name from printing.station_printers sp
        join printing.stations s on s.company_id = sp.company_id and s.id = sp.station_id
        where sp.company_id = p.company_id and sp.printer_id = p.id order by s.sort_order) as stations,
      w.waiting, w.since as "waitingSince", p.fallback_printer_id as "fallbackPrinterId", p.breaker,
      p.breaker_since as "breakerSince", p.breaker_reason as "breakerReason", p.paper, p.cover_open as "coverOpen", p.fault,
      p.heard_at as "heardAt"
    from printing.printers p
    cross join lateral (select count(*) as waiting, min(j.created_at) as since from printing.jobs j
      where j.company_id = p.company_id and j.printer_id = p.id and j.state in ('queued', 'sending')) w
    where p.company_id = $1 and p.branch_id = $2
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
