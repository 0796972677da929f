-- Plans and states of companies, roles per member and branch, what changed in anybody's access.

alter table identity.companies
  add column plan text not null default 'standard' check (plan ~ '^[a-z][a-z0-9_]{1,30}$'),
  -- Null: no limit. Copied from the plan when it is given, so that one company can have more than its plan says.
  add column branch_limit integer check (branch_limit > 0),
  add column member_limit integer check (member_limit > 0),
  add column order_limit integer check (order_limit > 0),
  add column state_reason text check (length(state_reason) between 1 and 300),
  add column state_since timestamptz not null default now(),
  add column trial_ends_at timestamptz,
  add column country text not null default 'CO' check (country ~ '^[A-Z]{2}$'),
  add column tax_id text check (length(tax_id) between 1 and 30),
  add constraint companies_trial check (state <> 'trial' or trial_ends_at is not null);

alter table identity.branches
  add column address text check (length(address) between 1 and 200);

alter table identity.members drop constraint members_state_check;
alter table identity.members
  add column kind text not null default 'person' check (kind in ('person', 'service', 'support')),
  add column email text check (email = lower(email) and length(email) <= 254),
  add column pin_hash text,
  add column pin_set_at timestamptz,
  add column disabled_at timestamptz,
  add constraint members_state_check check (state in ('invited', 'active', 'disabled'));
create unique index members_email on identity.members (company_id, email) where email is not null;
create index members_list on identity.members (company_id, name, id) where kind = 'person';
create index members_account on identity.members (account_id) where account_id is not null;

-- A ready role has its key; what it may do is declared by the modules, so that a new permission reaches it by itself.
create table identity.roles (
  company_id uuid not null references identity.companies (company_id),
  id uuid not null,
  ready_key text check (ready_key ~ '^[a-z]{2,30}$'),
  name text not null check (length(name) between 1 and 60),
  description text check (length(description) between 1 and 200),
  level integer not null check (level between 1 and 100),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (company_id, id),
  unique (company_id, ready_key),
  check (ready_key is null or deleted_at is null)
);
create unique index roles_name on identity.roles (company_id, lower(name)) where deleted_at is null;

create table identity.role_permissions (
  company_id uuid not null,
  role_id uuid not null,
  permission text not null check (permission ~ '^[a-z]+\.[a-z_]+$'),
  primary key (company_id, role_id, permission),
  foreign key (company_id, role_id) references identity.roles (company_id, id)
);

-- One role per member and place: a branch, or (null) the company as a whole.
create table identity.member_roles (
  company_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  branch_id uuid,
  role_id uuid not null,
  created_at timestamptz not null default now(),
  primary key (company_id, id),
  foreign key (company_id, member_id) references identity.members (company_id, id),
  foreign key (company_id, branch_id) references identity.branches (company_id, id),
  foreign key (company_id, role_id) references identity.roles (company_id, id),
  unique nulls not distinct (company_id, member_id, branch_id)
);
create index member_roles_role on identity.member_roles (company_id, role_id);

-- Whose access changed lately. Every process looks here once a second and forgets what it remembered; the wake-up that
-- comes with a change is only faster.
create table identity.access_changes (
  company_id uuid not null references identity.companies (company_id),
  id uuid not null,
  -- Both null: everybody of the company.
  member_id uuid,
  session_id uuid,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (company_id, id)
);
create index access_changes_time on identity.access_changes (changed_at);

-- What the modules of this release declare; kept in step at each start. Belongs to no company.
create table identity.permission_categories (
  code text primary key,
  es text not null,
  en text not null,
  position integer not null
);
create table identity.permissions (
  code text primary key,
  category text not null,
  es text not null,
  en text not null,
  reach text not null check (reach in ('branch', 'company')),
  position integer not null,
  synced_at timestamptz not null default now()
);

alter table identity.roles enable row level security;
alter table identity.roles force row level security;
create policy tenant on identity.roles
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table identity.role_permissions enable row level security;
alter table identity.role_permissions force row level security;
create policy tenant on identity.role_permissions
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table identity.member_roles enable row level security;
alter table identity.member_roles force row level security;
create policy tenant on identity.member_roles
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table identity.access_changes enable row level security;
alter table identity.access_changes force row level security;
create policy tenant on identity.access_changes
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
-- The ready roles of the companies there are; a new company gets them when it is made.
insert into identity.roles (company_id, id, ready_key, name, level)
  select c.company_id, gen_random_uuid(), r.key, r.name, r.level
  from identity.companies c
  cross join (values ('owner', 'Dueño', 100), ('administrator', 'Administrador', 80), ('manager', 'Gerente', 60),
    ('accountant', 'Contador', 50), ('cashier', 'Cajero', 40), ('waiter', 'Mesero', 20), ('kitchen', 'Cocina', 20),
    ('courier', 'Domiciliario', 20)) as r (key, name, level);
insert into identity.member_roles (company_id, id, member_id, branch_id, role_id)
  select m.company_id, gen_random_uuid(), m.id, null, r.id
  from identity.members m join identity.roles r on r.company_id = m.company_id and r.ready_key = m.role
  where m.all_branches;
insert into identity.member_roles (company_id, id, member_id, branch_id, role_id)
  select m.company_id, gen_random_uuid(), m.id, b.branch_id, r.id
  from identity.members m
  join identity.roles r on r.company_id = m.company_id and r.ready_key = m.role
  join identity.member_branches b on b.company_id = m.company_id and b.member_id = m.id
  where not m.all_branches;

drop function identity.demo_logins();
alter table identity.members drop column role, drop column all_branches;
drop table identity.member_branches;

-- One-tap log-ins with the highest role of each. Listed in identity/README.md, as all that follow.
create function identity.demo_logins()
  returns table (demo_key text, name text, role text, company_id uuid, company_name text, member_id uuid)
  language sql stable security definer set search_path = ''
  begin atomic
    select m.demo_key, m.name,
      (select r.ready_key from identity.member_roles mr
        join identity.roles r on r.company_id = mr.company_id and r.id = mr.role_id
        where mr.company_id = m.company_id and mr.member_id = m.id order by r.level desc limit 1),
      m.company_id, c.name, m.id
    from identity.members m
    join identity.companies c on c.company_id = m.company_id
    where m.demo_key is not null and m.state = 'active' and c.state in ('trial', 'active')
    order by c.created_at, m.created_at, m.id;
  end;

-- What changed in the last seconds, over all companies: ids alone.
create function identity.access_changes_since(p_seconds integer)
  returns table (id uuid, company_id uuid, member_id uuid, session_id uuid)
  language sql stable security definer set search_path = ''
  begin atomic
    select a.id, a.company_id, a.member_id, a.session_id
    from identity.access_changes a
    where a.changed_at > clock_timestamp() - make_interval(secs => p_seconds)
    order by a.changed_at
    limit 10000;
  end;

create function identity.forget_access_changes() returns bigint
  language sql volatile security definer set search_path = ''
  begin atomic
    with gone as (
      delete from identity.access_changes a where a.changed_at < now() - interval '30 minutes' returning 1
    )
    select count(*) from gone;
  end;

-- Tells the database what this release declares. Nothing is taken out: an older process may still run beside this one.
create function identity.sync_permissions(p_categories jsonb, p_permissions jsonb) returns void
  language sql volatile security definer set search_path = ''
  begin atomic
    insert into identity.permission_categories (code, es, en, position)
      select c.code, c.es, c.en, c.position
      from jsonb_to_recordset(p_categories) as c (code text, es text, en text, position integer)
      on conflict (code) do update set es = excluded.es, en = excluded.en, position = excluded.position;
    insert into identity.permissions (code, category, es, en, reach, position)
      select p.code, p.category, p.es, p.en, p.reach, p.position
      from jsonb_to_recordset(p_permissions) as p (code text, category text, es text, en text, reach text, position integer)
      on conflict (code) do update set category = excluded.category, es = excluded.es, en = excluded.en,
        reach = excluded.reach, position = excluded.position, synced_at = now();
  end;

grant select, insert, update on identity.roles to fastops_app;
grant select, insert, delete on identity.role_permissions, identity.member_roles to fastops_app;
grant select, insert on identity.access_changes to fastops_app;
grant select on identity.permissions, identity.permission_categories to fastops_app;
grant select on identity.companies, identity.branches, identity.members, identity.member_roles, identity.roles to fastops_definer;
grant select, delete on identity.access_changes to fastops_definer;
grant select, insert, update on identity.permissions, identity.permission_categories to fastops_definer;
alter function identity.demo_logins owner to fastops_definer;
alter function identity.access_changes_since owner to fastops_definer;
alter function identity.forget_access_changes owner to fastops_definer;
alter function identity.sync_permissions owner to fastops_definer;
revoke execute on function identity.demo_logins, identity.access_changes_since, identity.forget_access_changes,
  identity.sync_permissions from public;
grant execute on function identity.demo_logins, identity.access_changes_since, identity.forget_access_changes,
  identity.sync_permissions to fastops_app;
