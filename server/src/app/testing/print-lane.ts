import { newId } from '../../kernel/ids.ts';
import {
  type FakePrinter,
  type FakePrinterMode,
  startFakePrinter,
} from '../../kernel/testing/fake-printer.ts';
import type { Owner } from '../../kernel/testing/owner.ts';

/** A print job as it is stored. */
export interface StoredJob {
  id: string;
  state: string;
  attempts: number;
  printings: number;
  last_error: string | null;
  kind: string;
  rerouted_from: string | null;
  /** Whether it needs nobody's eye any more. */
  settled: boolean;
  leased: boolean;
  printed: boolean;
  /** Seconds until it may be tried again, by the database's clock. */
  pause: number;
}

/** A printer of a test: its row in the database, and the machine behind it. */
export interface PrintLane {
  printer: FakePrinter;
  printerId: string;
  companyId: string;
  branchId: string;
  /** `company/printer`, as wake-ups name it. */
  key: string;
  /** Writes one job per text, in this order, with nobody told of it. */
  queue(...texts: string[]): Promise<void>;
  jobs(): Promise<StoredJob[]>;
  /** Ends the pause of its jobs. */
  endPause(): Promise<void>;
}

/** Adds a printer at an address, without a machine there unless one is given. */
export async function addLane(
  owner: Owner,
  mode: FakePrinterMode = 'ok',
  address?: { host: string | null; port: number | null },
): Promise<PrintLane> {
  const printer = await startFakePrinter({ mode });
  const printerId = newId();
  const { host, port } = address ?? printer;
  const [place] = await owner.rows<{ company: string; branch: string }>(
    `insert into printing.printers (company_id, id, branch_id, name, driver, host, port, drawer)
      select b.company_id, $1, b.id, $4, 'tcp', $2, $3, true from identity.branches b where b.name = 'Chapinero'
      returning company_id as company, branch_id as branch`,
    [printerId, host, port, `Impresora ${printerId}`],
  );
  if (!place) throw new Error('the demo lacks its first branch');
  const { company, branch } = place;
  return {
    printer,
    printerId,
    companyId: company,
    branchId: branch,
    key: `${company}/${printerId}`,
    async queue(...texts) {
      for (const text of texts) {
        await owner.rows(
          `insert into printing.jobs (company_id, id, branch_id, printer_id, kind, dedupe_key, document, place_at, expires_at)
            values ($1, $2, $3, $4, 'kitchen', $5, $6, clock_timestamp(), now() + interval '20 minutes')`,
          [company, newId(), branch, printerId, newId(), JSON.stringify(pageOf(text))],
        );
      }
    },
    jobs: () =>
      owner.rows<StoredJob>(
        `select id, state, kind, attempts, printings, last_error, rerouted_from, settled_at is not null as settled, lease_until > now() as leased, printed_at is not null as printed,
          extract(epoch from next_attempt_at - now())::float8 as pause
        from printing.jobs where printer_id = $1 order by seq`,
        [printerId],
      ),
    async endPause() {
      await owner.rows('update printing.jobs set next_attempt_at = now() where printer_id = $1', [printerId]);
    },
  };
}

/** A page that says one thing. */
export function pageOf(text: string) {
  return { v: 1 as const, blocks: [{ type: 'text' as const, text }] };
}
