import { setTimeout as sleep } from 'node:timers/promises';
import { addBranches, type RunPrinter, setPrinterPorts } from '../drills/rig/restaurant.ts';
import type { Run } from '../drills/rig/run.ts';
import type { RunDatabase } from '../drills/rig/server.ts';
import {
  type FakePrinter,
  type ReceivedJob,
  startFakePrinter,
} from '../server/src/kernel/testing/fake-printer.ts';

const MARK = /\bi\d{6}\b/;
/** A page that has not come by then will not come. */
const PATIENCE_MS = 60_000;

/** Printers that confirm at once, in this process, and what came out of them by the mark on it. */
export class PaperFloor {
  readonly companyId: string;
  readonly branches: readonly { id: string; demoKey: string }[];
  readonly printers: readonly (RunPrinter & { port: number })[];
  readonly #machines: readonly FakePrinter[];
  readonly #papers = new Map<string, ReceivedJob[]>();
  readonly #read: number[];
  #marks = 0;

  constructor(
    added: Pick<PaperFloor, 'companyId' | 'branches' | 'printers'>,
    machines: readonly FakePrinter[],
  ) {
    this.companyId = added.companyId;
    this.branches = added.branches;
    this.printers = added.printers;
    this.#machines = machines;
    this.#read = machines.map(() => 0);
  }

  /** A mark that no page has yet. */
  newMark(): string {
    this.#marks += 1;
    return `i${String(this.#marks).padStart(6, '0')}`;
  }

  /** Waits for the pages with these marks; returns them in the order in which they came, and the marks that never came. */
  async waitFor(marks: readonly string[]): Promise<{ pages: Map<string, ReceivedJob>; lost: string[] }> {
    const patience = AbortSignal.timeout(PATIENCE_MS);
    const missing = () => marks.filter((mark) => !this.#papers.has(mark));
    while (this.#take() && missing().length > 0 && !patience.aborted) await sleep(20);
    const pages = marks.flatMap((mark) =>
      (this.#papers.get(mark) ?? []).map((page) => [mark, page] as const),
    );
    const twice = pages.length - new Set(pages.map(([mark]) => mark)).size;
    if (twice > 0) throw new Error(`${twice} pages came out twice, though nothing failed`);
    return { pages: new Map(pages.toSorted(([, a], [, b]) => a.at - b.at)), lost: missing() };
  }

  #take(): true {
    for (const [index, machine] of this.#machines.entries()) {
      for (const job of machine.jobs.slice(this.#read[index])) {
        const mark = MARK.exec(job.text)?.[0] ?? '';
        if (job.processId !== null) this.#papers.set(mark, [...(this.#papers.get(mark) ?? []), job]);
      }
      this.#read[index] = machine.jobs.length;
    }
    return true;
  }
}

/** Adds three branches with two printers each to a database that has the demo, and plays their printers. */
export async function openPaperFloor(run: Run, database: RunDatabase): Promise<PaperFloor> {
  const added = await addBranches(database, { count: 3, printers: ['Cocina', 'Bar'] });
  const machines: FakePrinter[] = [];
  const printers: (RunPrinter & { port: number })[] = [];
  for (const printer of added.printers) {
    const machine = await startFakePrinter();
    run.stack.defer(() => machine.close());
    machines.push(machine);
    printers.push({ ...printer, port: machine.port });
  }
  await setPrinterPorts(database, added.companyId, printers);
  return new PaperFloor({ ...added, printers }, machines);
}
