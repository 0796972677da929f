import { newId } from '../../../kernel/ids.ts';
import { run, type Statement, tables } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import { READY_ROLES } from '../roles.ts';
import type { IdentityTables } from '../tables.ts';

/** A role of the company; `permissions` is null for a ready one, whose permissions the modules declare. */
export interface RoleRow {
  id: string;
  key: string | null;
  name: string;
  description: string | null;
  level: number;
  version: number;
  permissions: string[] | null;
  members: number;
}

const FIND_ROLES: Statement = {
  name: 'identity.find_roles',
  text: `select r.id, r.ready_key as key, r.name, r.description, r.level, r.version,
      case when r.ready_key is null then (select coalesce(json_agg(p.permission order by p.permission), '[]')
        from identity.role_permissions p where p.company_id = r.company_id and p.role_id = r.id) end as permissions,
      (select count(distinct mr.member_id)::int from identity.member_roles mr
        join identity.members m on m.company_id = mr.company_id and m.id = mr.member_id and m.kind = 'person'
        where mr.company_id = r.company_id and mr.role_id = r.id) as members
    from identity.roles r
    where r.company_id = $1 and r.deleted_at is null and ($2::uuid[] is null or r.id = any ($2))
    order by r.level desc, r.name, r.id`,
};

/** Living roles, the highest first; all of them, or those with these ids. */
export function findRoles(tx: Tx, ids?: readonly string[]): Promise<RoleRow[]> {
  return run<RoleRow>(tx, FIND_ROLES, [tx.companyId, ids ?? null]);
}

const HOLD_ROLES: Statement = {
  name: 'identity.hold_roles',
  text: `select id from identity.roles where company_id = $1 and id = any ($2) order by id for share`,
};

/** Roles as they will stay until this transaction ends: a role that is being given must not grow meanwhile. */
export async function holdRoles(tx: Tx, ids: readonly string[]): Promise<RoleRow[]> {
  const [, rows] = await Promise.all([run(tx, HOLD_ROLES, [tx.companyId, ids]), findRoles(tx, ids)]);
  return rows;
}

const LOCK_ROLE: Statement = {
  name: 'identity.lock_role',
  text: `select id from identity.roles where company_id = $1 and id = $2 for update`,
};

/** One role, held for a change. */
export async function lockRole(tx: Tx, roleId: string): Promise<RoleRow | undefined> {
  const [, [row]] = await Promise.all([run(tx, LOCK_ROLE, [tx.companyId, roleId]), findRoles(tx, [roleId])]);
  return row;
}

/** A role to be stored. */
export interface NewRole {
  id: string;
  key: string | null;
  name: string;
  description: string | null;
  level: number;
}

/** Adds a role without permissions. */
export async function insertRole(tx: Tx, role: NewRole): Promise<void> {
  await tables<IdentityTables>(tx)
    .insertInto('identity.roles')
    .values({
      company_id: tx.companyId,
      id: role.id,
      ready_key: role.key,
      name: role.name,
      description: role.description,
      level: role.level,
    })
    .execute();
}

/** Changes a role, one version on; the caller holds its row and has compared the version. */
export async function updateRoleRow(tx: Tx, role: Omit<NewRole, 'key'>): Promise<void> {
  await run(
    tx,
    {
      name: 'identity.update_role',
      text: `update identity.roles set name = $3, description = $4, level = $5, version = version + 1
        where company_id = $1 and id = $2`,
    },
    [tx.companyId, role.id, role.name, role.description, role.level],
  );
}

const CLEAR_PERMISSIONS: Statement = {
  name: 'identity.clear_role_permissions',
  text: `delete from identity.role_permissions where company_id = $1 and role_id = $2`,
};
const ADD_PERMISSIONS: Statement = {
  name: 'identity.add_role_permissions',
  text: `insert into identity.role_permissions (company_id, role_id, permission)
    select $1, $2, code from unnest($3::text[]) as code`,
};

/** Replaces what a role of the company's own may do. */
export async function replacePermissions(
  tx: Tx,
  roleId: string,
  permissions: readonly string[],
): Promise<void> {
  await Promise.all([
    run(tx, CLEAR_PERMISSIONS, [tx.companyId, roleId]),
    run(tx, ADD_PERMISSIONS, [tx.companyId, roleId, permissions]),
  ]);
}

/** Takes a role out of the lists; its history stays readable. */
export async function markRoleDeleted(tx: Tx, roleId: string): Promise<void> {
  await run(
    tx,
    {
      name: 'identity.delete_role',
      text: `update identity.roles set deleted_at = now() where company_id = $1 and id = $2 and ready_key is null`,
    },
    [tx.companyId, roleId],
  );
}

/** Everybody who holds the role somewhere. */
export async function findHolders(tx: Tx, roleId: string): Promise<string[]> {
  const rows = await run<{ id: string }>(
    tx,
    {
      name: 'identity.find_role_holders',
      text: `select distinct member_id as id from identity.member_roles where company_id = $1 and role_id = $2`,
    },
    [tx.companyId, roleId],
  );
  return rows.map((row) => row.id);
}

/**
 * Gives a new company its ready roles, named in its language.
 *
 * @param locale BCP 47
 * @returns the id of each by its key
 */
export async function insertReadyRoles(tx: Tx, locale: string): Promise<ReadonlyMap<string, string>> {
  const ids = new Map(READY_ROLES.map(({ key }) => [key, newId()]));
  const rows = READY_ROLES.map(({ key, level, es, en }) => ({
    company_id: tx.companyId,
    id: ids.get(key) ?? newId(),
    ready_key: key,
    name: locale.startsWith('es') ? es : en,
    level,
  }));
  await tables<IdentityTables>(tx).insertInto('identity.roles').values(rows).execute();
  return ids;
}
