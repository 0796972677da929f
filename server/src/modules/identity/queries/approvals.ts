import { run } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { Assignment } from '../rights.ts';
import { ASSIGNMENTS } from './access.ts';

/** One act as it is approved and as it is done: nothing else is covered. */
export interface ApprovedAct {
  branchId: string;
  action: string;
  objectId: string;
  amountMinor: number | null;
  requestedBy: string;
}

/** Stores an approval; returns when it ends, by the database's clock. */
export async function insertApproval(
  tx: Tx,
  approval: ApprovedAct & { id: string; approvedBy: string; approverVersion: number },
): Promise<Temporal.Instant> {
  const [row] = await run<{ at: Temporal.Instant }>(
    tx,
    {
      name: 'identity.insert_approval',
      text: `insert into identity.approvals (company_id, id, branch_id, action, object_id, amount_minor, requested_by, approved_by,
          approver_version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning expires_at as at`,
    },
    [
      tx.companyId,
      approval.id,
      approval.branchId,
      approval.action,
      approval.objectId,
      approval.amountMinor,
      approval.requestedBy,
      approval.approvedBy,
      approval.approverVersion,
    ],
  );
  if (!row) throw new Error('the database stored no approval');
  return row.at;
}

/**
 * Uses an approval up for exactly this act; of all who try at once one gets it. Returns who approved, as long as they have
 * the rights they had then.
 */
export async function takeApproval(
  tx: Tx,
  approvalId: string,
  act: ApprovedAct,
): Promise<{ id: string; name: string } | undefined> {
  const [row] = await run<{ id: string; name: string }>(
    tx,
    {
      name: 'identity.take_approval',
      text: `with taken as (
          update identity.approvals set used_at = now()
          where company_id = $1 and id = $2 and branch_id = $3 and action = $4 and object_id = $5
            and amount_minor is not distinct from $6 and requested_by = $7 and used_at is null and expires_at > now()
          returning approved_by, approver_version
        )
        select m.id, m.name from taken
        join identity.members m on m.company_id = $1 and m.id = taken.approved_by and m.state = 'active'
          and m.token_version = taken.approver_version`,
    },
    [tx.companyId, approvalId, act.branchId, act.action, act.objectId, act.amountMinor, act.requestedBy],
  );
  return row;
}

/** Somebody who comes in by PIN, with the roles they hold. */
export interface PinPerson {
  id: string;
  name: string;
  /** Of their rights: another one means that they changed. */
  version: number;
  assignments: Assignment[];
}

/** People of a branch, or of the company as a whole, who come in by PIN; all of them, or the one with this id. */
export function findPinPeople(tx: Tx, branchId: string, memberId?: string): Promise<PinPerson[]> {
  return run<PinPerson>(
    tx,
    {
      name: 'identity.find_pin_people',
      text: `select m.id, m.name, m.token_version as version, ${ASSIGNMENTS} as assignments
        from identity.members m
        where m.company_id = $1 and m.kind = 'person' and m.state = 'active' and m.pin_hash is not null
          and exists (select 1 from identity.member_roles h where h.company_id = m.company_id and h.member_id = m.id
            and (h.branch_id is null or h.branch_id = $2))
          and ($3::uuid is null or m.id = $3)
        order by m.name, m.id limit 200`,
    },
    [tx.companyId, branchId, memberId ?? null],
  );
}
