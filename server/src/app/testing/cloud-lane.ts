import { newId } from '../../kernel/ids.ts';
import { FakeCloudPrinter } from '../../kernel/testing/fake-cloud-printer.ts';
import type { Owner } from '../../kernel/testing/owner.ts';
import type { StoredJob } from './print-lane.ts';
import { pageOf } from './print-lane.ts';
import type { TestApp, TestSession } from './test-app.ts';

/** A printer of a test that asks for its pages itself: its row, its address and the machine. */
export interface CloudLane {
  printer: FakeCloudPrinter;
  printerId: string;
  companyId: string;
  branchId: string;
  /** The secret of its address. */
  secret: string;
  queue(...texts: string[]): Promise<void>;
  jobs(): Promise<StoredJob[]>;
  /** Ends the pause of its jobs. */
  endPause(): Promise<void>;
  /** Lets the time of the attempt under way run out. */
  endLease(): Promise<void>;
  set(what: string, ...values: unknown[]): Promise<unknown>;
  standing(): Promise<{ breaker: string; reason: string | null; paper: string | null }>;
}

/** A new poll address, as the office makes one. */
export async function issueUrl(app: TestApp, session: TestSession, printerId: string): Promise<string> {
  const url = `/v1/printers/${printerId}/poll-url`;
  const { status, body } = await app.request<{ url: string }>('POST', url, { session, body: {} });
  if (status !== 200) throw new Error(`no poll address: ${status} ${JSON.stringify(body)}`);
  return body.url.slice(body.url.lastIndexOf('/') + 1);
}

/** Adds a printer to the branch of a session; `base` is where the product listens. */
export async function addCloudLane(
  { app, owner, base }: { app: TestApp; owner: Owner; base: string },
  session: TestSession,
): Promise<CloudLane> {
  const printerId = newId();
  const { companyId, branchId } = session;
  await owner.rows(
    `insert into printing.printers (company_id, id, branch_id, name, driver) values ($1, $2, $3, $4, 'cloudprnt')`,
    [companyId, printerId, branchId, `Nube ${printerId}`],
  );
  const secret = await issueUrl(app, session, printerId);
  const printer = new FakeCloudPrinter(`${base}/v1/cloudprnt/${secret}`);
  const set = (what: string, ...values: unknown[]) =>
    owner.rows(`update printing.printers set ${what} where id = $1`, [printerId, ...values]);
  return {
    ...{ printer, printerId, companyId, branchId, secret, set },
    async queue(...texts) {
      for (const text of texts) {
        await owner.rows(
          `insert into printing.jobs (company_id, id, branch_id, printer_id, kind, dedupe_key, document, place_at, expires_at)
            values ($1, $2, $3, $4, 'kitchen', $5, $6, clock_timestamp(), now() + interval '20 minutes')`,
          [companyId, newId(), branchId, printerId, newId(), JSON.stringify(pageOf(text))],
        );
      }
    },
    jobs: () =>
      owner.rows<StoredJob>(
        `select id, state, kind, attempts, printings, last_error, rerouted_from, settled_at is not null as settled,
          lease_until > now() as leased, printed_at is not null as printed,
          extract(epoch from next_attempt_at - now())::float8 as pause
        from printing.jobs where printer_id = $1 order by seq`,
        [printerId],
      ),
    async endPause() {
      await owner.rows('update printing.jobs set next_attempt_at = now() where printer_id = $1', [printerId]);
    },
    async endLease() {
      await owner.rows(
        `update printing.jobs set lease_until = now() - interval '1 second' where printer_id = $1 and state = 'sending'`,
        [printerId],
      );
    },
    async standing() {
      const [row] = await owner.rows<{ breaker: string; reason: string | null; paper: string | null }>(
        'select breaker, breaker_reason as reason, paper from printing.printers where id = $1',
        [printerId],
      );
      if (!row) throw new Error('the printer is gone');
      return row;
    },
  };
}
