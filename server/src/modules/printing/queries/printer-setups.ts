import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { BreakerState } from '../breaker.ts';
import type { PrinterSetup, PrinterSetupRow } from '../printer-setup.ts';

// The address of a virtual printer is where this program plays it, not what somebody set.
const COLUMNS = `id, branch_id as "branchId", name, driver, agent_id as "agentId", case when driver <> 'virtual' then host end as host,
    case when driver <> 'virtual' then port end as port, device, columns, code_page as "codePage", cuts, confirms, drawer,
    images, fallback_printer_id as "fallbackPrinterId", breaker_failures as "breakerFailures",
    breaker_window_seconds as "breakerWindowSeconds", breaker_probe_seconds as "breakerProbeSeconds", version`;

const FIND_ALL: Statement = {
  name: 'printing.find_printer_setups',
  text: `select ${COLUMNS} from printing.printers
    where company_id = $1 and branch_id = $2 and deleted_at is null order by sort_order, name`,
};

/** The printers of a branch as they are set up, in its order. */
export function findPrinterSetups(tx: Tx, branchId: string): Promise<PrinterSetupRow[]> {
  return run<PrinterSetupRow>(tx, FIND_ALL, [tx.companyId, branchId]);
}

const FIND: Statement = {
  name: 'printing.find_printer_setup',
  text: `select ${COLUMNS} from printing.printers where company_id = $1 and id = $2 and deleted_at is null`,
};

/** A living printer as it is set up. */
export async function findPrinterSetup(tx: Tx, printerId: string): Promise<PrinterSetupRow | undefined> {
  return (await run<PrinterSetupRow>(tx, FIND, [tx.companyId, printerId]))[0];
}

const HOLD: Statement = {
  name: 'printing.hold_printer',
  text: `select ${COLUMNS} from printing.printers where company_id = $1 and id = $2 and deleted_at is null for update`,
};

/** A living printer, held until the end of the transaction. */
export async function holdPrinter(tx: Tx, printerId: string): Promise<PrinterSetupRow | undefined> {
  return (await run<PrinterSetupRow>(tx, HOLD, [tx.companyId, printerId]))[0];
}

const KEEP: Statement = {
  name: 'printing.keep_printer',
  text: `select branch_id as "branchId" from printing.printers
    where company_id = $1 and id = $2 and deleted_at is null for key share`,
};

/** The branch of a living printer, which cannot go until this transaction ends. */
export async function keepPrinter(tx: Tx, printerId: string): Promise<string | undefined> {
  return (await run<{ branchId: string }>(tx, KEEP, [tx.companyId, printerId]))[0]?.branchId;
}

const FIELDS = `name, driver, agent_id, host, port, device, columns, code_page, cuts, confirms, drawer, images, fallback_printer_id,
    breaker_failures, breaker_window_seconds, breaker_probe_seconds`;
const RECORD = `jsonb_to_record($4::jsonb) as x (name text, driver text, "agentId" uuid, host text, port integer, device text, columns integer,
    "codePage" text, cuts boolean, confirms text, drawer boolean, images boolean, "fallbackPrinterId" uuid,
    "breakerFailures" smallint, "breakerWindowSeconds" smallint, "breakerProbeSeconds" smallint)`;
const AGENT = `case when x.driver = 'agent' then x."agentId" end`;
const VALUES = `x.name, x.driver, ${AGENT}, x.host, x.port, x.device, x.columns, x."codePage", x.cuts, x.confirms, x.drawer, x.images,
    x."fallbackPrinterId", x."breakerFailures", x."breakerWindowSeconds", x."breakerProbeSeconds"`;

const INSERT: Statement = {
  name: 'printing.insert_printer_setup',
  text: `insert into printing.printers (company_id, id, branch_id, sort_order, ${FIELDS})
    select $1, $2, $3, (select coalesce(max(sort_order), -1) + 1 from printing.printers where company_id = $1 and branch_id = $3),
      ${VALUES} from ${RECORD}`,
};

/** Stores a printer behind the others of its branch. */
export async function insertPrinterSetup(
  tx: Tx,
  printer: { id: string; branchId: string; setup: PrinterSetup },
): Promise<void> {
  await run(tx, INSERT, [tx.companyId, printer.id, printer.branchId, JSON.stringify(printer.setup)]);
}

const MOVED = `(x.driver <> p.driver or (x.driver = 'agent' and x."agentId" is distinct from p.agent_id) or x.device is distinct from p.device
      or (x.driver <> 'virtual' and (x.host, x.port) is distinct from (p.host, p.port)))`;
const unlessMoved = (column: string, fresh: string): string =>
  `${column} = case when ${MOVED} then ${fresh} else p.${column} end`;
const OWN_FIELDS = ['host', 'port'].map(
  (column) =>
    `${column} = case when x.driver <> 'virtual' then x.${column} when p.driver = 'virtual' then p.${column} end`,
);
// One that is told to be another machine starts afresh; the same one keeps what is known of it.
const UPDATE: Statement = {
  name: 'printing.update_printer_setup',
  text: `update printing.printers p set version = p.version + 1, name = x.name, driver = x.driver, agent_id = ${AGENT}, device = x.device,
      ${OWN_FIELDS.join(', ')}, columns = x.columns, code_page = x."codePage", cuts = x.cuts, confirms = x.confirms,
      drawer = x.drawer, images = x.images, fallback_printer_id = x."fallbackPrinterId",
      breaker_failures = x."breakerFailures", breaker_window_seconds = x."breakerWindowSeconds",
      breaker_probe_seconds = x."breakerProbeSeconds",
      ${unlessMoved('breaker', `'closed'`)}, ${unlessMoved('breaker_since', 'now()')}, ${unlessMoved('breaker_reason', 'null')},
      ${unlessMoved('failed_at', `'{}'`)}, ${unlessMoved('probe_at', 'null')}, ${unlessMoved('paper', 'null')},
      ${unlessMoved('cover_open', 'null')}, ${unlessMoved('fault', 'null')}, ${unlessMoved('heard_at', 'null')}
    from ${RECORD}
    where p.company_id = $1 and p.id = $2 and p.branch_id = $3`,
};

/** Changes a printer that this transaction holds. */
export async function updatePrinterSetup(
  tx: Tx,
  printer: { id: string; branchId: string; setup: PrinterSetup },
): Promise<void> {
  await run(tx, UPDATE, [tx.companyId, printer.id, printer.branchId, JSON.stringify(printer.setup)]);
}

const DELETE: Statement = {
  name: 'printing.delete_printer',
  text: `update printing.printers set deleted_at = now(), version = version + 1 where company_id = $1 and id = $2`,
};

/** Takes away a printer that this transaction holds, softly. */
export async function deletePrinterRow(tx: Tx, printerId: string): Promise<void> {
  await run(tx, DELETE, [tx.companyId, printerId]);
}

const RESTORE: Statement = {
  name: 'printing.restore_printer',
  text: `update printing.printers set deleted_at = null, version = version + 1
    where company_id = $1 and id = $2 and deleted_at is not null returning name`,
};

/** Brings a printer back with its targets. Returns its name, or nothing when it was not away. */
export async function restorePrinterRow(tx: Tx, printerId: string): Promise<string | undefined> {
  return (await run<{ name: string }>(tx, RESTORE, [tx.companyId, printerId]))[0]?.name;
}

/** A move of a breaker. */
export interface BreakerMove {
  from: BreakerState;
  to: BreakerState;
  reason: string | null;
  at: Temporal.Instant;
}

const MOVES: Statement = {
  name: 'printing.find_breaker_moves',
  text: `select from_state as "from", to_state as "to", reason, at from printing.breaker_changes
    where company_id = $1 and printer_id = $2 order by at desc limit 20`,
};

/** How the breaker of a printer moved of late, the latest first. */
export function findBreakerMoves(tx: Tx, printerId: string): Promise<BreakerMove[]> {
  return run<BreakerMove>(tx, MOVES, [tx.companyId, printerId]);
}
