import { translateDatabaseError } from '../../kernel/database-errors.ts';
import type { Announcer } from '../../kernel/events.ts';
import { newId } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import type { BackgroundWork } from '../../kernel/module.ts';
import type { Database } from '../../kernel/tenant.ts';
import type { Wakeups } from '../../kernel/wakeups.ts';
import { paperPrinted } from './events.ts';
import type { Paper } from './paper.ts';
import { type PlayedFault, VIRTUAL_PRINTERS } from './played-fault.ts';
import { insertPaper } from './queries/papers.ts';
import {
  leaveVirtualPrinters,
  type PlayedPrinter,
  playVirtualPrinters,
  setPlayedAddress,
} from './queries/virtual-printers.ts';
import { startVirtualPrinter, type VirtualPrinter } from './virtual-printer.ts';

/** What playing the virtual printers needs. */
export interface VirtualPrinterTools {
  database: Database;
  wakeups: Wakeups;
  announcer: Announcer;
  log: Log;
}

const HOST = '127.0.0.1';
const POLL_MS = 1_000;
/** So long the printers of a process that died stand still, until another one takes them. */
const LEASE_SECONDS = 6;

interface Playing {
  machine: VirtualPrinter;
  columns: number;
  fault: PlayedFault;
}

/**
 * Plays the virtual printers: one real TCP server each, on a free port written to the printer's row. A paper is stored
 * and announced before the printer answers, so the answer means what it means on a machine: it is on paper.
 *
 * Of several processes one plays a printer, under a lease. Which are to be played, and what, is in their rows: looked at
 * once a second, and at once after a wake-up.
 */
export class VirtualPrinters implements BackgroundWork {
  readonly name = 'printing.virtual_printers';
  readonly #tools: VirtualPrinterTools;
  readonly #player = newId();
  readonly #playing = new Map<string, Playing>();
  #unsubscribe: () => void = () => undefined;
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> | undefined;
  #again = false;
  #stopping = false;

  constructor(tools: VirtualPrinterTools) {
    this.#tools = tools;
  }

  /** Starts every virtual printer that no other process plays, and begins to look. */
  async start(): Promise<void> {
    this.#unsubscribe = this.#tools.wakeups.on(VIRTUAL_PRINTERS, () => void this.#look());
    await this.#look();
  }

  /** Stops them; papers being kept are kept, and another process may play on at once. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#unsubscribe();
    clearTimeout(this.#timer);
    await this.#round;
    await Promise.all([...this.#playing.values()].map(({ machine }) => machine.close()));
    this.#playing.clear();
    await this.#tools.database
      .outsideTenants((tx) => leaveVirtualPrinters(tx, this.#player))
      .catch((error: unknown) =>
        this.#complain(error, 'virtual printers stand still until their lease ends'),
      );
  }

  /** Compares what is played with what is to be; once more when it is asked for meanwhile. */
  #look(): Promise<void> {
    this.#again = true;
    this.#round ??= this.#rounds().finally(() => {
      this.#round = undefined;
    });
    return this.#round;
  }

  async #rounds(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#again && !this.#stopping) {
      this.#again = false;
      try {
        await this.#compare();
      } catch (error) {
        this.#complain(error, 'cannot look after the virtual printers');
      }
    }
    if (!this.#stopping) this.#timer = setTimeout(() => void this.#look(), POLL_MS);
  }

  async #compare(): Promise<void> {
    const wanted = await this.#tools.database.outsideTenants((tx) =>
      playVirtualPrinters(tx, this.#player, LEASE_SECONDS),
    );
    const ids = new Set(wanted.map(({ printerId }) => printerId));
    const gone = [...this.#playing].filter(([id]) => !ids.has(id));
    await Promise.all(gone.map(([id]) => this.#end(id)));
    await Promise.all(
      wanted.map((printer) =>
        this.#play(printer).catch((error: unknown) =>
          this.#complain(error, 'a virtual printer is not played', printer.printerId),
        ),
      ),
    );
  }

  async #end(printerId: string): Promise<void> {
    const playing = this.#playing.get(printerId);
    this.#playing.delete(printerId);
    await playing?.machine.close();
  }

  async #play(printer: PlayedPrinter): Promise<void> {
    const { companyId, printerId, columns, fault } = printer;
    // Another roll of paper is another machine.
    if (this.#playing.get(printerId)?.columns !== columns) await this.#end(printerId);
    const playing = this.#playing.get(printerId) ?? { machine: await this.#begin(printer), columns, fault };
    this.#playing.set(printerId, playing);
    if (playing.fault !== fault) await playing.machine.play(fault);
    playing.fault = fault;
    const { port } = playing.machine;
    if (printer.host === HOST && printer.port === port) return;
    await this.#tools.database.inTenant(companyId, (tx) =>
      setPlayedAddress(tx, printerId, { player: this.#player, host: HOST, port }),
    );
  }

  #begin(printer: PlayedPrinter): Promise<VirtualPrinter> {
    const { columns, fault } = printer;
    return startVirtualPrinter({
      host: HOST,
      columns,
      fault,
      onPaper: (paper, raw) => this.#keep(printer, paper, raw),
      onFault: ({ kind, error, detail }) =>
        this.#tools.log.warn({ printer: printer.printerId, fault: kind, err: error }, detail),
    });
  }

  #complain(error: unknown, what: string, printer?: string): void {
    this.#tools.log.warn({ err: translateDatabaseError(error), printer }, what);
  }

  async #keep(
    { companyId, branchId, printerId }: PlayedPrinter,
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
