import { run, type Statement } from '../../../kernel/sql.ts';
import type { OutsideTx, Tx } from '../../../kernel/tx.ts';
import type { PlayedFault } from '../played-fault.ts';

/** A virtual printer that a process plays. */
export interface PlayedPrinter {
  companyId: string;
  branchId: string;
  printerId: string;
  columns: number;
  /** Where its row says that it listens. */
  host: string | null;
  port: number | null;
  fault: PlayedFault;
}

const PLAY: Statement = {
  name: 'printing.play_virtual_printers',
  text: `select company_id as "companyId", branch_id as "branchId", printer_id as "printerId", columns, host, port, fault
    from printing.play_virtual_printers($1, $2)`,
};

/**
 * Takes the virtual printers that nobody plays for a player, over all companies, for so many seconds. Returns all that it
 * plays now, and what each is to play.
 */
export function playVirtualPrinters(
  tx: OutsideTx,
  player: string,
  seconds: number,
): Promise<PlayedPrinter[]> {
  return run<PlayedPrinter>(tx, PLAY, [player, seconds]);
}

const LEAVE: Statement = {
  name: 'printing.leave_virtual_printers',
  text: 'select printing.leave_virtual_printers($1)',
};

/** Leaves what a player plays to the others. */
export async function leaveVirtualPrinters(tx: OutsideTx, player: string): Promise<void> {
  await run(tx, LEAVE, [player]);
}

const SET_ADDRESS: Statement = {
  name: 'printing.set_played_address',
  text: `update printing.printers set host = $4, port = $5
    where company_id = $1 and id = $2 and played_by = $3`,
};

/** Says where a virtual printer listens now; nothing changes when another process plays it by now. */
export async function setPlayedAddress(
  tx: Tx,
  printerId: string,
  at: { player: string; host: string; port: number },
): Promise<void> {
  await run(tx, SET_ADDRESS, [tx.companyId, printerId, at.player, at.host, at.port]);
}

const SET_FAULT: Statement = {
  name: 'printing.set_played_fault',
  text: `with was as (
      select o.id, o.played_fault from printing.printers o
      where o.company_id = $1 and o.id = $2 and o.driver = 'virtual' and o.deleted_at is null for update
    )
    update printing.printers p set played_fault = $3 from was where p.company_id = $1 and p.id = was.id
    returning was.played_fault as "before"`,
};

/** Lets a virtual printer play something. Returns what it played before; undefined for one that is not virtual. */
export async function setPlayedFault(
  tx: Tx,
  printerId: string,
  fault: PlayedFault,
): Promise<PlayedFault | undefined> {
  return (await run<{ before: PlayedFault }>(tx, SET_FAULT, [tx.companyId, printerId, fault]))[0]?.before;
}
