import {
  type FakePrinter,
  type FakePrinterMode,
  startFakePrinter,
} from '../../server/src/kernel/testing/fake-printer.ts';
import type { SeenPaper } from './oracle.ts';
import { addBranches, type RunPrinter, setPrinterPorts } from './restaurant.ts';
import type { Run } from './run.ts';
import { type RunDatabase, rowsOf } from './server.ts';

const MARK = /\bi\d{6}\b/;
const NUMBER = /Comanda (\d+)-\d+/;

/** A printer of the run and the machine that plays it. */
export interface Machine {
  printer: RunPrinter;
  machine: FakePrinter;
}

/** Three branches with two printers each, and how what came out of them is read. */
export class PrintFloor {
  readonly machines: readonly Machine[];
  readonly companyId: string;
  readonly branches: readonly { id: string; demoKey: string }[];
  readonly #database: RunDatabase;

  constructor(
    database: RunDatabase,
    added: { companyId: string; branches: readonly { id: string; demoKey: string }[] },
    machines: readonly Machine[],
  ) {
    this.#database = database;
    this.companyId = added.companyId;
    this.branches = added.branches;
    this.machines = machines;
  }

  /** Every paper, printer by printer in the order in which they came. */
  papers(): SeenPaper[] {
    return this.machines.flatMap(({ printer, machine }) =>
      machine.jobs.map((job) => ({
        printerId: printer.id,
        mark: MARK.exec(job.text)?.[0],
        whole: job.processId !== null,
        reprint: job.reprint,
      })),
    );
  }

  /** How often a printer gave an order its first whole paper after one of a later order. */
  overtakings(): number {
    let count = 0;
    for (const { machine } of this.machines) {
      const seen = new Set<number>();
      let last = 0;
      for (const job of machine.jobs) {
        const number = Number(NUMBER.exec(job.text)?.[1]);
        if (job.processId === null || Number.isNaN(number) || seen.has(number)) continue;
        seen.add(number);
        if (number < last) count += 1;
        last = number;
      }
    }
    return count;
  }

  /** The moment by the database's clock. */
  async now(): Promise<string> {
    const [row] = await rowsOf<{ now: string }>(this.#database.ownerUrl, 'select now()::text as now');
    return row?.now ?? '';
  }

  /** Pages for a printer that wait since before a moment. */
  async waitingSince(printerId: string, before: string): Promise<number> {
    const [row] = await rowsOf<{ count: number }>(
      this.#database.ownerUrl,
      `select count(*)::int as count from printing.jobs
        where printer_id = '${printerId}' and ended_at is null and created_at <= '${before}'`,
    );
    return row?.count ?? 0;
  }

  /** Milliseconds from the commit of each page to its printer's word, of those queued between two moments. */
  async waits(from: string, to: string, except?: string): Promise<number[]> {
    const rows = await rowsOf<{ ms: number }>(
      this.#database.ownerUrl,
      `select (extract(epoch from printed_at - created_at) * 1000)::float8 as ms from printing.jobs
        where created_at between '${from}' and '${to}' and printed_at is not null
          and branch_id in (${this.branches.map(({ id }) => `'${id}'`).join(', ')})
          ${except === undefined ? '' : `and printer_id <> '${except}'`}`,
    );
    return rows.map(({ ms }) => ms);
  }

  /** Sets every machine right. */
  async mend(): Promise<void> {
    for (const { machine } of this.machines) await machine.setMode('ok');
  }

  /** Puts one machine into a mode. */
  machine(index: number): Machine {
    const found = this.machines[index % this.machines.length];
    if (!found) throw new Error('a floor without printers');
    return found;
  }
}

/** Opens the floor in a database that has the demo. */
export async function openPrintFloor(run: Run, database: RunDatabase): Promise<PrintFloor> {
  const added = await addBranches(database, { count: 3, printers: ['Cocina', 'Bar'] });
  const machines: Machine[] = [];
  for (const printer of added.printers) {
    const machine = await startFakePrinter();
    run.stack.defer(() => machine.close());
    machines.push({ printer, machine });
  }
  const ports = machines.map(({ printer, machine }) => ({ id: printer.id, port: machine.port }));
  await setPrinterPorts(database, added.companyId, ports);
  return new PrintFloor(database, added, machines);
}

/** What a printer can have wrong with it (T57 of reliability.md). */
export const FAULTS = [
  'refused',
  'reset',
  'deaf',
  'half_open',
  'slow',
  'cut',
] as const satisfies FakePrinterMode[];
