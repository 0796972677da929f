-- Tills and kitchen screens that people switch at by PIN, acts approved on the spot, keys for integrations.

create table identity.devices (
  company_id uuid not null,
  id uuid not null,
  branch_id uuid not null,
  name text not null check (length(name) between 1 and 60),
  kind text not null check (kind in ('pos', 'kitchen', 'cash')),
  state text not null default 'pending' check (state in ('pending', 'active', 'revoked')),
  -- The code that enrolls it: good once, for ten minutes.
  code_hash bytea,
  code_expires_at timestamptz,
  -- SHA-256 of the browser's own secret.
  secret_hash bytea,
  -- Wrong PINs since the last right one; counted before each try.
  pin_tries integer not null default 0,
  pin_blocked_until timestamptz,
  enrolled_by uuid not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz,
  primary key (company_id, id),
  foreign key (company_id, branch_id) references identity.branches (company_id, id),
  foreign key (company_id, enrolled_by) references identity.members (company_id, id),
  check ((state = 'active') <= (secret_hash is not null))
);
create unique index devices_secret on identity.devices (company_id, secret_hash) where state = 'active';
create index devices_by_secret on identity.devices (secret_hash) where state = 'active';
create index devices_by_code on identity.devices (code_hash) where code_hash is not null;
alter table identity.sessions
  add foreign key (company_id, device_id) references identity.devices (company_id, id);

-- One act, approved by somebody who may, for the one who asked: good once, for a minute.
create table identity.approvals (
  company_id uuid not null,
  id uuid not null,
  branch_id uuid not null,
  action text not null check (action ~ '^[a-z]+\.[a-z_]+$'),
  object_id text not null check (length(object_id) between 1 and 80),
  amount_minor bigint,
  requested_by uuid not null,
  approved_by uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '60 seconds',
  used_at timestamptz,
  primary key (company_id, id),
  foreign key (company_id, branch_id) references identity.branches (company_id, id),
  foreign key (company_id, requested_by) references identity.members (company_id, id),
  foreign key (company_id, approved_by) references identity.members (company_id, id),
  check (requested_by <> approved_by)
);

-- A key acts as a member of its own, so that what it does has an author.
create table identity.api_keys (
  company_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  name text not null check (length(name) between 1 and 60),
  prefix text not null,
  secret_hash bytea not null,
  permissions jsonb not null,
  -- Null: every branch.
  branch_ids jsonb,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (company_id, id),
  foreign key (company_id, member_id) references identity.members (company_id, id),
  foreign key (company_id, created_by) references identity.members (company_id, id),
  unique (company_id, secret_hash)
);
create index api_keys_secret on identity.api_keys (secret_hash);

alter table identity.devices enable row level security;
alter table identity.devices force row level security;
create policy tenant on identity.devices
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table identity.approvals enable row level security;
alter table identity.approvals force row level security;
create policy tenant on identity.approvals
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table identity.api_keys enable row level security;
alter table identity.api_keys force row level security;
create policy tenant on identity.api_keys
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());

-- The device behind a browser's secret; the one enrolled last, should two companies share a browser.
create function identity.find_device(p_secret_hash bytea) returns table (company_id uuid, device_id uuid)
  language sql stable security definer set search_path = ''
  begin atomic
    select d.company_id, d.id from identity.devices d
    where d.secret_hash = p_secret_hash and d.state = 'active'
    order by d.created_at desc, d.id desc limit 1;
  end;

-- Uses an enrollment code up: whoever gets a row is the only one.
create function identity.enroll_device(p_code_hash bytea, p_secret_hash bytea)
  returns table (company_id uuid, device_id uuid)
  language sql volatile security definer set search_path = ''
  begin atomic
    update identity.devices d
    set state = 'active', secret_hash = p_secret_hash, code_hash = null, code_expires_at = null, pin_tries = 0,
      pin_blocked_until = null, last_seen_at = now()
    where d.code_hash = p_code_hash and d.code_expires_at > now() and d.state <> 'revoked'
    returning d.company_id, d.id;
  end;

create function identity.find_api_key(p_secret_hash bytea) returns table (company_id uuid, key_id uuid)
  language sql stable security definer set search_path = ''
  begin atomic
    select k.company_id, k.id from identity.api_keys k where k.secret_hash = p_secret_hash;
  end;

grant select, insert, update on identity.devices, identity.approvals, identity.api_keys to fastops_app;
grant select, update on identity.devices to fastops_definer;
grant select on identity.api_keys to fastops_definer;
alter function identity.find_device owner to fastops_definer;
alter function identity.enroll_device owner to fastops_definer;
alter function identity.find_api_key owner to fastops_definer;
revoke execute on function identity.find_device, identity.enroll_device, identity.find_api_key from public;
grant execute on function identity.find_device, identity.enroll_device, identity.find_api_key to fastops_app;
