import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { ClaimedJob } from './jobs.ts';

/** The page that a lane is about: the one on its way, else its head. */
export interface LanePage {
  id: string;
  branchId: string;
  attempts: number;
  printings: number;
  /** Whether it was handed out, and whether its lease lasts still. */
  isSending: boolean;
  isHeld: boolean;
  /** Whether it may be handed out now. */
  isDue: boolean;
}

const FIND_LANE_PAGE: Statement = {
  name: 'printing.find_lane_page',
  text: `select j.id, j.branch_id as "branchId", j.attempts, j.printings, j.state = 'sending' as "isSending",
      coalesce(j.lease_until >= now(), false) as "isHeld",
      j.state = 'queued' and j.expires_at > now() and j.next_attempt_at <= now() as "isDue"
    from printing.jobs j where j.company_id = $1 and j.id = coalesce(
      (select h.id from printing.jobs h where h.company_id = $1 and h.printer_id = $2 and h.state = 'sending'),
      (select h.id from printing.jobs h where h.company_id = $1 and h.printer_id = $2 and h.state in ('queued', 'sending')
        order by h.place_at, h.seq limit 1))`,
};

/** What a printer is printing or is to print next; undefined when nothing waits. Two steps along an index. */
export async function findLanePage(tx: Tx, printerId: string): Promise<LanePage | undefined> {
  return (await run<LanePage>(tx, FIND_LANE_PAGE, [tx.companyId, printerId]))[0];
}

/** What is needed to make the bytes of a page. */
export type PageToPrint = Pick<
  ClaimedJob,
  'id' | 'branchId' | 'kind' | 'attempts' | 'printings' | 'printedBefore' | 'reroutedFrom' | 'document'
> &
  Pick<ClaimedJob, 'columns' | 'codePage' | 'cuts'>;

const HAND_OUT_AGAIN: Statement = {
  name: 'printing.hand_out_again',
  text: `update printing.jobs j set printings = j.printings + 1, lease_until = now() + make_interval(secs => $5)
    from printing.printers p
    where j.company_id = $1 and j.printer_id = $2 and j.id = $3 and j.attempts = $4 and j.state = 'sending'
      and p.company_id = $1 and p.id = j.printer_id and p.breaker <> 'open'
    returning j.id, j.branch_id as "branchId", j.kind, j.attempts, j.printings, j.printed_before as "printedBefore",
      j.rerouted_from as "reroutedFrom", j.document, p.columns, p.code_page as "codePage", p.cuts`,
};

/**
 * Counts that the page of an attempt under way was asked for once more: nobody can know whether its bytes had come before.
 * Undefined when the attempt is over.
 */
export async function handOutAgain(
  tx: Tx,
  printerId: string,
  attempt: { id: string; attempts: number },
  leaseSeconds: number,
): Promise<PageToPrint | undefined> {
  const values = [tx.companyId, printerId, attempt.id, attempt.attempts, leaseSeconds];
  return (await run<PageToPrint>(tx, HAND_OUT_AGAIN, values))[0];
}
