import { readFile } from 'node:fs/promises';
import type { Owner } from '../../kernel/testing/owner.ts';

/** What the check is told besides the database: who logs in, and which definer functions are written down. */
export interface HouseFacts {
  /** The role the product logs in as. */
  appRole: string;
  /** `schema.function` of every security definer function that identity/README.md names. */
  documented: readonly string[];
}

/** The definer functions that identity/README.md names, as `schema.function`. */
export async function documentedDefiners(): Promise<string[]> {
  const readme = await readFile(new URL('../../modules/identity/README.md', import.meta.url), 'utf8');
  return [...readme.matchAll(/`([a-z_]+\.[a-z_]+)(?:\([^`]*\))?`/g)].map(([, name]) => name ?? '');
}

/** A table that holds rows of companies. */
export interface TenantTable {
  /** `schema.table`, ready for SQL. */
  name: string;
  /** Columns an insert may write, in order; identity columns are left out. */
  columns: string[];
}

/** A foreign key between tenant tables, company columns left out. */
export interface TenantReference {
  name: string;
  table: string;
  columns: string[];
  target: string;
  targetColumns: string[];
}

/**
 * The tables that belong to no company, with all that the product may do to them. A table that is neither a tenant
 * table nor written here is a violation.
 */
const WITHOUT_COMPANY: Readonly<Record<string, readonly string[]>> = {
  'identity.accounts': [],
  'identity.attempts': [],
  'identity.known_devices': [],
  'identity.links': [],
  'identity.mails': [],
  'identity.permission_categories': ['SELECT'],
  'identity.permissions': ['SELECT'],
  'identity.plans': [],
  'identity.platform_accounts': [],
  'identity.platform_audit': [],
  'identity.platform_sessions': [],
  'identity.platform_tokens': [],
  'kernel.clock_jobs': ['INSERT', 'SELECT', 'UPDATE'],
  'kernel.migrations': ['SELECT'],
};

const POLICY = '(company_id = kernel.current_company())';
const COMPANY = `RETURN (NULLIF(current_setting('fastops.company_id'::text, true), ''::text))::uuid`;

// Every rule stands on these: `relations` are all tables and views of ours, `tenant` those with a company_id, `app_roles`
// every role whose rights the product holds.
const COMMON = `
  with facts as (select $1::text as app, $2::text[] as documented, $3::jsonb as without_company, $4::text as policy,
      $5::text as asks),
  schemas as (select oid, nspname, nspowner, nspacl from pg_namespace
    where nspname !~ '^pg_' and nspname <> 'information_schema'),
  relations as (
    select c.oid, c.relkind, c.relowner, c.relacl, c.reloptions, c.relrowsecurity, c.relforcerowsecurity,
      format('%I.%I', s.nspname, c.relname) as name, a.attnum as company, a.atttypid, a.attnotnull
    from pg_class c join schemas s on s.oid = c.relnamespace
    left join pg_attribute a on a.attrelid = c.oid and a.attname = 'company_id' and not a.attisdropped
    where c.relkind in ('r', 'p', 'v', 'm', 'f')),
  stored as (select * from relations where relkind in ('r', 'p', 'f')),
  tenant as (select * from stored where company is not null),
  app_roles as (select r.* from pg_roles r, facts
    where pg_has_role(facts.app, r.oid, 'member') and (r.rolname = facts.app or not r.rolsuper)),
  functions as (
    select p.*, format('%I.%I', s.nspname, p.proname) as name from pg_proc p join schemas s on s.oid = p.pronamespace),
  granted as (
    select t.name, t.company, x.privilege_type as privilege, x.grantee from stored t,
      lateral aclexplode(coalesce(t.relacl, acldefault('r', t.relowner))) x where x.grantee <> t.relowner
    union
    select t.name, t.company, x.privilege_type, x.grantee from stored t
      join pg_attribute a on a.attrelid = t.oid, lateral aclexplode(a.attacl) x),
  held as (select g.* from granted g where g.grantee = 0 or g.grantee in (select oid from app_roles))`;

const TABLE_RULES = [
  `select 'table without company_id: ' || name from stored, facts where company is null and not without_company ? name`,
  `select 'foreign table: ' || name from stored where relkind = 'f'`,
  `select 'company_id is no uuid not null: ' || name from tenant where atttypid <> 'uuid'::regtype or not attnotnull`,
  `select 'row security is off: ' || name from tenant where not relrowsecurity`,
  `select 'row security is not forced: ' || name from tenant where not relforcerowsecurity`,
  `select 'not exactly one policy: ' || name from tenant t
    where (select count(*) from pg_policy p where p.polrelid = t.oid) <> 1`,
  `select 'another policy than the one of the house: ' || t.name from tenant t join pg_policy p on p.polrelid = t.oid, facts
    where not (p.polpermissive and p.polcmd = '*' and p.polroles = '{0}'
      and pg_get_expr(p.polqual, p.polrelid) is not distinct from facts.policy
      and pg_get_expr(p.polwithcheck, p.polrelid) is not distinct from facts.policy)`,
  `select 'the policy asks another function: ' || f.name from functions f, facts
    where f.name = 'kernel.current_company' and pg_get_function_sqlbody(f.oid) is distinct from facts.asks`,
  `select 'no primary key: ' || name from tenant t
    where not exists (select 1 from pg_index i where i.indrelid = t.oid and i.indisprimary)`,
  `select 'unique without company_id first: ' || i.indexrelid::regclass from tenant t
    join pg_index i on i.indrelid = t.oid where i.indisunique and i.indkey[0] <> t.company`,
  `select 'exclusion without company_id first: ' || c.conname from tenant t
    join pg_constraint c on c.conrelid = t.oid where c.contype = 'x' and c.conkey[1] <> t.company`,
  `select 'foreign key without company_id first: ' || t.name || ' ' || c.conname from tenant t
    join pg_constraint c on c.conrelid = t.oid and c.contype = 'f' left join tenant target on target.oid = c.confrelid
    where c.conkey[1] <> t.company or target.oid is null or c.confkey[1] <> target.company`,
  `select 'foreign key into a company: ' || t.name || ' ' || c.conname from stored t
    join pg_constraint c on c.conrelid = t.oid and c.contype = 'f' join tenant target on target.oid = c.confrelid
    where t.company is null`,
  `select 'materialized view: ' || name from relations where relkind = 'm'`,
  `select 'view with its owner''s rights: ' || name from relations
    where relkind = 'v' and not coalesce(reloptions, '{}') && '{security_invoker=true,security_invoker=on,security_invoker=1}'`,
];

const ROLE_RULES = [
  `select 'mighty role: ' || rolname from app_roles
    where rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication`,
  `select 'role beside the app''s own: ' || rolname from app_roles, facts
    where rolname <> all (array[facts.app, 'fastops_app'])`,
  `select 'owned by the app: ' || pg_describe_object(d.classid, d.objid, d.objsubid) from pg_shdepend d
    where d.deptype = 'o' and d.refclassid = 'pg_authid'::regclass and d.refobjid in (select oid from app_roles)
      and d.dbid = (select oid from pg_database where datname = current_database())`,
  `select 'more than rows: ' || privilege || ' on ' || name from held
    where privilege <> all ('{SELECT,INSERT,UPDATE,DELETE}')`,
  `select 'right outside every company: ' || privilege || ' on ' || name from held, facts
    where company is null and not coalesce(without_company -> name ? privilege, false)`,
  `select 'may create in schema ' || s.nspname from schemas s, app_roles r where has_schema_privilege(r.oid, s.oid, 'create')`,
  `select 'may create in the database: ' || r.rolname from app_roles r
    where has_database_privilege(r.oid, current_database(), 'create')`,
  `select 'someone can become the definer: ' || pg_get_userbyid(m.member) from pg_auth_members m
    where m.roleid = 'fastops_definer'::regrole`,
  `select 'the definer can log in or is a superuser' from pg_roles
    where rolname = 'fastops_definer' and (rolcanlogin or rolsuper)`,
  `select 'the definer owns more than functions: ' || pg_describe_object(d.classid, d.objid, d.objsubid) from pg_shdepend d
    where d.deptype = 'o' and d.refclassid = 'pg_authid'::regclass and d.refobjid = 'fastops_definer'::regrole
      and d.classid <> 'pg_proc'::regclass and d.dbid = (select oid from pg_database where datname = current_database())`,
];

const FUNCTION_RULES = [
  `select 'definer function of another owner: ' || name from functions
    where prosecdef and proowner <> 'fastops_definer'::regrole`,
  `select 'definer function without a pinned search_path: ' || name from functions
    where prosecdef and not coalesce(proconfig, '{}') @> '{"search_path=\\"\\""}'`,
  `select 'definer function that is written down nowhere: ' || name from functions, facts
    where prosecdef and name <> all (facts.documented)`,
  `select 'written down and not there: ' || d from facts, unnest(facts.documented) d
    where not exists (select 1 from functions f where f.prosecdef and f.name = d)`,
  `select 'definer function open to everybody: ' || f.name from functions f,
    lateral aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) x where f.prosecdef and x.grantee = 0`,
];

/** Everything in this database that breaks the rules of tenancy, one sentence each; nothing when it keeps them all. */
export async function isolationViolations(owner: Owner, facts: HouseFacts): Promise<string[]> {
  const values = [facts.appRole, facts.documented, JSON.stringify(WITHOUT_COMPANY), POLICY, COMPANY];
  const found: string[] = [];
  for (const rule of [...TABLE_RULES, ...ROLE_RULES, ...FUNCTION_RULES]) {
    const rows = await owner.rows<{ violation: string }>(
      `${COMMON} select violation from (${rule}) as rule (violation) where violation is not null order by 1`,
      values,
    );
    found.push(...rows.map((row) => row.violation));
  }
  return found;
}

/** All tenant tables of the database, as its catalogue lists them. */
export function tenantTables(owner: Owner): Promise<TenantTable[]> {
  return owner.rows<TenantTable>(`
    select format('%I.%I', n.nspname, c.relname) as name,
      array(select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attidentity = ''
          and a.attgenerated = '' order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'company_id' and not a.attisdropped)
    order by 1`);
}

/** Foreign keys that name more than the company. */
export function tenantReferences(owner: Owner): Promise<TenantReference[]> {
  const names = (relation: string, key: string) =>
    `array(select a.attname::text from unnest(${key}) with ordinality as k (attnum, place)
      join pg_attribute a on a.attrelid = ${relation} and a.attnum = k.attnum
      where a.attname <> 'company_id' order by k.place)`;
  return owner.rows<TenantReference>(`
    select c.conname as name, c.conrelid::regclass::text as "table", ${names('c.conrelid', 'c.conkey')} as columns,
      c.confrelid::regclass::text as target, ${names('c.confrelid', 'c.confkey')} as "targetColumns"
    from pg_constraint c join pg_namespace n on n.oid = c.connamespace
    where c.contype = 'f' and n.nspname !~ '^pg_' and array_length(c.conkey, 1) > 1
    order by 2, 1`);
}

/**
 * A fingerprint of all rows of a company, by table. Two that are equal say that nothing of it changed in between.
 *
 * @param except tables that may change meanwhile, such as sessions while people log in
 */
export async function companyDigest(
  owner: Owner,
  companyId: string,
  except: readonly string[] = [],
): Promise<Record<string, string>> {
  const digest: Record<string, string> = {};
  for (const { name } of await tenantTables(owner)) {
    if (except.includes(name)) continue;
    const [row] = await owner.rows<{ digest: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest
        from ${name} t where company_id = $1`,
      [companyId],
    );
    digest[name] = row?.digest ?? '';
  }
  return digest;
}
