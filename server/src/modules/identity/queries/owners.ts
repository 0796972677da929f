import { Refusal } from '../../../kernel/refusal.ts';
import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';

const LOCK: Statement = {
  name: 'identity.lock_owner_role',
  text: `select id from identity.roles where company_id = $1 and ready_key = 'owner' for update`,
};

/**
 * Holds the owner's role until the transaction ends and returns its id: whoever changes who owns the company holds it
 * first, so that two who each leave one owner behind cannot leave none together.
 *
 * @throws Refusal `not_found` identity.company_unknown
 */
export async function lockOwnerRole(tx: Tx): Promise<string> {
  const [row] = await run<{ id: string }>(tx, LOCK, [tx.companyId]);
  if (!row) throw new Refusal('not_found', 'identity.company_unknown');
  return row.id;
}

/** Somebody to whom the company belongs. */
export interface OwnerRow {
  id: string;
  name: string;
  email: string | null;
  state: 'invited' | 'active' | 'disabled';
}

const FIND: Statement = {
  name: 'identity.find_owners',
  text: `select m.id, m.name, m.email, m.state
    from identity.member_roles a
    join identity.roles r on r.company_id = a.company_id and r.id = a.role_id and r.ready_key = 'owner'
    join identity.members m on m.company_id = a.company_id and m.id = a.member_id and m.kind = 'person'
    where a.company_id = $1 and a.branch_id is null
    order by m.name, m.id`,
};

/** Owners of the company as a whole, those who have not come yet and those who are out included. */
export function findOwners(tx: Tx): Promise<OwnerRow[]> {
  return run<OwnerRow>(tx, FIND, [tx.companyId]);
}

const FIND_READY: Statement = {
  name: 'identity.find_ready_role',
  text: 'select id from identity.roles where company_id = $1 and ready_key = $2',
};

/**
 * The id of a ready role.
 *
 * @throws Refusal `not_found` identity.role_unknown
 */
export async function getReadyRole(tx: Tx, key: string): Promise<string> {
  const [row] = await run<{ id: string }>(tx, FIND_READY, [tx.companyId, key]);
  if (!row) throw new Refusal('not_found', 'identity.role_unknown');
  return row.id;
}

const DROP_ASSIGNMENT: Statement = {
  name: 'identity.drop_assignment',
  text: 'delete from identity.member_roles where company_id = $1 and member_id = $2 and role_id = $3',
};

/** Takes one role from a member, wherever it is held. */
export async function dropRole(tx: Tx, memberId: string, roleId: string): Promise<void> {
  await run(tx, DROP_ASSIGNMENT, [tx.companyId, memberId, roleId]);
}

const ADD_SUPPORT: Statement = {
  name: 'identity.add_support_member',
  text: `insert into identity.members (company_id, id, name, kind) values ($1, $2, $3, 'support')
    on conflict (company_id) where kind = 'support' do nothing`,
};
const FIND_SUPPORT: Statement = {
  name: 'identity.find_support_member',
  text: `select id from identity.members where company_id = $1 and kind = 'support'`,
};

/** The visitor from support, made now if this is the first visit; `made` tells which. */
export async function ensureSupportMember(
  tx: Tx,
  member: { id: string; name: string },
): Promise<{ id: string; made: boolean }> {
  await run(tx, ADD_SUPPORT, [tx.companyId, member.id, member.name]);
  const [row] = await run<{ id: string }>(tx, FIND_SUPPORT, [tx.companyId]);
  if (!row) throw new Error('the visitor from support was not stored');
  return { id: row.id, made: row.id === member.id };
}
