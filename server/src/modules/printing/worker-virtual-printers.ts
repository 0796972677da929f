import type { Announcer } from '../../kernel/events.ts';
import { newId } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import type { BackgroundWork } from '../../kernel/module.ts';
import type { Database } from '../../kernel/tenant.ts';
import { paperPrinted } from './events.ts';
import type { Paper } from './paper.ts';
import { insertPaper } from './queries/papers.ts';
import { findPrinterColumns, findVirtualPrinters, setPrinterAddress } from './queries/printers.ts';
import { startVirtualPrinter, type VirtualPrinter } from './virtual-printer.ts';

/** What playing the virtual printers needs. */
export interface VirtualPrinterTools {
  database: Database;
  announcer: Announcer;
  log: Log;
}

const HOST = '127.0.0.1';

/**
 * Plays the virtual printers: one real TCP server each, on a free port written to the printer's row. A paper is stored
 * and announced before the printer answers, so the answer means what it means on a machine: it is on paper.
 */
export class VirtualPrinters implements BackgroundWork {
  readonly name = 'printing.virtual_printers';
  readonly #tools: VirtualPrinterTools;
  #running: VirtualPrinter[] = [];

  constructor(tools: VirtualPrinterTools) {
    this.#tools = tools;
  }

  /** Starts every virtual printer of the installation. */
  async start(): Promise<void> {
    const { database } = this.#tools;
    const printers = await database.outsideTenants(findVirtualPrinters);
    this.#running = await Promise.all(printers.map((printer) => this.#start(printer)));
  }

  /** Stops them; papers being kept are kept. */
  async stop(): Promise<void> {
    await Promise.all(this.#running.map((printer) => printer.close()));
  }

  async #start(printer: { companyId: string; branchId: string; printerId: string }): Promise<VirtualPrinter> {
    const { database, log } = this.#tools;
    const columns = await database.inTenant(printer.companyId, (tx) =>
      findPrinterColumns(tx, printer.printerId),
    );
    const running = await startVirtualPrinter({
      host: HOST,
      columns,
      onPaper: (paper, raw) => this.#keep(printer, paper, raw),
      onFault: (fault) =>
        log.warn({ printer: printer.printerId, fault: fault.kind, err: fault.error }, fault.detail),
    });
    await database.inTenant(printer.companyId, (tx) =>
      setPrinterAddress(tx, printer.printerId, HOST, running.port),
    );
    return running;
  }

  async #keep(
    { companyId, branchId, printerId }: { companyId: string; branchId: string; printerId: string },
    paper: Paper,
    bytes: Uint8Array,
  ): Promise<void> {
    const id = newId();
    await this.#tools.database.inTenant(companyId, async (tx) => {
      await insertPaper(tx, { id, branchId, printerId, bytes, paper });
      this.#tools.announcer.announce(tx, paperPrinted, {
        schemaVersion: 1,
        branchId,
        printerId,
        paperId: id,
      });
    });
  }
}
