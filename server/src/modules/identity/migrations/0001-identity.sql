create table identity.companies (
  company_id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  state text not null default 'active' check (state in ('trial', 'active', 'past_due', 'suspended', 'closed')),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  locale text not null,
  created_at timestamptz not null default now()
);

create table identity.branches (
  company_id uuid not null references identity.companies (company_id),
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  time_zone text not null,
  cutoff_hour integer not null default 4 check (cutoff_hour between 0 and 12),
  sort_order integer not null default 0,
  state text not null default 'active' check (state in ('active', 'closed')),
  created_at timestamptz not null default now(),
  primary key (company_id, id),
  unique (company_id, name)
);

-- A person who can log in. Belongs to no company: one account may be a member of several. The app role cannot read it.
create table identity.accounts (
  id uuid primary key,
  email text not null check (email = lower(email) and length(email) <= 254),
  password_hash text not null,
  created_at timestamptz not null default now()
);
create unique index accounts_email on identity.accounts (email);

-- account_id names an account without a foreign key: such a key would not begin with company_id.
create table identity.members (
  company_id uuid not null references identity.companies (company_id),
  id uuid not null,
  account_id uuid,
  name text not null check (length(name) between 1 and 80),
  role text not null check (role in ('owner', 'manager', 'cashier', 'waiter', 'kitchen')),
  all_branches boolean not null default false,
  state text not null default 'active' check (state in ('active', 'disabled')),
  token_version integer not null default 1,
  demo_key text,
  created_at timestamptz not null default now(),
  primary key (company_id, id),
  unique (company_id, account_id),
  unique (company_id, demo_key)
);

create table identity.member_branches (
  company_id uuid not null,
  member_id uuid not null,
  branch_id uuid not null,
  primary key (company_id, member_id, branch_id),
  foreign key (company_id, member_id) references identity.members (company_id, id),
  foreign key (company_id, branch_id) references identity.branches (company_id, id)
);

-- A log-in on one browser. The cookie holds the secret, the row only its SHA-256.
create table identity.sessions (
  company_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  secret_hash bytea not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (company_id, id),
  foreign key (company_id, member_id) references identity.members (company_id, id),
  unique (company_id, secret_hash)
);
create index sessions_secret on identity.sessions (secret_hash);

alter table identity.companies enable row level security;
alter table identity.companies force row level security;
create policy tenant on identity.companies
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table identity.branches enable row level security;
alter table identity.branches force row level security;
create policy tenant on identity.branches
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table identity.members enable row level security;
alter table identity.members force row level security;
create policy tenant on identity.members
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table identity.member_branches enable row level security;
alter table identity.member_branches force row level security;
create policy tenant on identity.member_branches
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table identity.sessions enable row level security;
alter table identity.sessions force row level security;
create policy tenant on identity.sessions
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());

-- Log-in by e-mail: what must be known before a company is. Listed in identity/README.md.
create function identity.find_login(p_email text)
  returns table (account_id uuid, password_hash text, company_id uuid, member_id uuid)
  language sql stable security definer set search_path = ''
  begin atomic
    select a.id, a.password_hash, m.company_id, m.id
    from identity.accounts a
    join identity.members m on m.account_id = a.id and m.state = 'active'
    where a.email = lower(p_email)
    order by m.created_at, m.id;
  end;

create function identity.find_session(p_secret_hash bytea)
  returns table (company_id uuid, session_id uuid, member_id uuid)
  language sql stable security definer set search_path = ''
  begin atomic
    select s.company_id, s.id, s.member_id
    from identity.sessions s
    where s.secret_hash = p_secret_hash and s.revoked_at is null and s.expires_at > now();
  end;

create function identity.demo_logins()
  returns table (demo_key text, name text, role text, company_id uuid, company_name text, member_id uuid)
  language sql stable security definer set search_path = ''
  begin atomic
    select m.demo_key, m.name, m.role, m.company_id, c.name, m.id
    from identity.members m
    join identity.companies c on c.company_id = m.company_id
    where m.demo_key is not null and m.state = 'active' and c.state in ('trial', 'active')
    order by c.created_at, m.created_at, m.id;
  end;

-- Adds an account, or returns the one that has this e-mail already: the caller never learns which.
create function identity.add_account(p_id uuid, p_email text, p_password_hash text) returns uuid
  language plpgsql volatile security definer set search_path = ''
  as $$
  declare v_id uuid;
  begin
    insert into identity.accounts (id, email, password_hash) values (p_id, lower(p_email), p_password_hash)
      on conflict (email) do nothing;
    select a.id into v_id from identity.accounts a where a.email = lower(p_email);
    return v_id;
  end $$;

grant select, insert, update on identity.companies, identity.branches, identity.members to fastops_app;
grant select, insert, delete on identity.member_branches to fastops_app;
grant select, insert, update on identity.sessions to fastops_app;
grant select, insert on identity.accounts to fastops_definer;
grant select on identity.companies, identity.members, identity.sessions to fastops_definer;
alter function identity.find_login owner to fastops_definer;
alter function identity.find_session owner to fastops_definer;
alter function identity.demo_logins owner to fastops_definer;
alter function identity.add_account owner to fastops_definer;
revoke execute on function identity.find_login, identity.find_session, identity.demo_logins, identity.add_account from public;
grant execute on function identity.find_login, identity.find_session, identity.demo_logins, identity.add_account to fastops_app;
