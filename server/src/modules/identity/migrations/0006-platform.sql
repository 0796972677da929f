-- Who keeps the installation, what it offers and how its companies stand. None of it belongs to a company, so the
-- product reaches it through functions alone.

create table identity.plans (
  code text primary key check (code ~ '^[a-z][a-z0-9_]{1,30}$'),
  name text not null check (length(name) between 1 and 60),
  -- Null: no limit.
  branch_limit integer check (branch_limit > 0),
  member_limit integer check (member_limit > 0),
  order_limit integer check (order_limit > 0),
  position integer not null
);
insert into identity.plans (code, name, branch_limit, member_limit, order_limit, position) values
  ('trial', 'Prueba', 2, 15, 1000, 0),
  ('basic', 'Básico', 1, 10, 2000, 1),
  ('standard', 'Estándar', 3, 40, 10000, 2),
  ('chain', 'Cadena', null, null, null, 3);

-- A suspension that was announced for a day to come; whoever carries it out clears both.
alter table identity.companies
  add column suspend_at timestamptz,
  add column suspend_reason text check (length(suspend_reason) between 1 and 300),
  add constraint companies_suspension check ((suspend_at is null) = (suspend_reason is null));
create index companies_suspension_due on identity.companies (suspend_at) where suspend_at is not null;

-- The visitor from support: one in each company, made when the first visit is.
create unique index members_support on identity.members (company_id) where kind = 'support';

create table identity.platform_accounts (
  id uuid primary key,
  email text not null check (email = lower(email) and length(email) <= 254),
  name text not null check (length(name) between 1 and 80),
  -- Null until the invitation is accepted.
  password_hash text,
  state text not null default 'active' check (state in ('active', 'disabled')),
  created_at timestamptz not null default now()
);
create unique index platform_accounts_email on identity.platform_accounts (email);

-- One log-in of one browser. It ends after twelve hours, or after one without use; the cookie holds the secret.
create table identity.platform_sessions (
  id uuid primary key,
  account_id uuid not null references identity.platform_accounts (id),
  secret_hash bytea not null,
  ip text check (length(ip) <= 60),
  user_agent text check (length(user_agent) <= 300),
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create unique index platform_sessions_secret on identity.platform_sessions (secret_hash);
create index platform_sessions_account on identity.platform_sessions (account_id);

-- Access tokens: several at once, since two tabs of one browser share a session and each renews its own.
create table identity.platform_tokens (
  token_hash bytea primary key,
  session_id uuid not null references identity.platform_sessions (id),
  expires_at timestamptz not null
);
create index platform_tokens_session on identity.platform_tokens (session_id);

-- What was done from outside the companies. Rows are added and never changed. The company is named without a key: the
-- line stays when the company is gone.
create table identity.platform_audit (
  seq bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  account_id uuid,
  account_name text not null,
  action text not null,
  about_company uuid,
  before jsonb,
  after jsonb,
  reason text,
  request_id text
);
create index platform_audit_company on identity.platform_audit (about_company, seq) where about_company is not null;

create function identity.list_plans()
  returns table (code text, name text, branch_limit integer, member_limit integer, order_limit integer)
  language sql stable security definer set search_path = ''
  begin atomic
    select p.code, p.name, p.branch_limit, p.member_limit, p.order_limit from identity.plans p order by p.position, p.code;
  end;

-- Whether there was such a plan.
create function identity.save_plan(p_code text, p_name text, p_branches integer, p_members integer, p_orders integer)
  returns boolean
  language sql volatile security definer set search_path = ''
  begin atomic
    with changed as (
      update identity.plans p
        set name = p_name, branch_limit = p_branches, member_limit = p_members, order_limit = p_orders
        where p.code = p_code returning 1
    )
    select exists (select 1 from changed);
  end;

-- Adds an account of the platform, or finds the one with this e-mail; either may set a password with a link.
create function identity.add_platform_account(p_id uuid, p_email text, p_name text) returns uuid
  language sql volatile security definer set search_path = ''
  begin atomic
    insert into identity.platform_accounts (id, email, name) values (p_id, lower(p_email), p_name)
      on conflict (email) do update set name = excluded.name, state = 'active'
      returning id;
  end;

create function identity.find_platform_login(p_email text)
  returns table (account_id uuid, name text, email text, password_hash text)
  language sql stable security definer set search_path = ''
  begin atomic
    select a.id, a.name, a.email, a.password_hash from identity.platform_accounts a
    where a.email = lower(p_email) and a.state = 'active' and a.password_hash is not null;
  end;

-- Sets a password and ends every session that was opened with the one before.
create function identity.set_platform_password(p_account uuid, p_password_hash text)
  returns table (account_id uuid, name text, email text)
  language sql volatile security definer set search_path = ''
  begin atomic
    update identity.platform_sessions s set revoked_at = now() where s.account_id = p_account and s.revoked_at is null;
    update identity.platform_accounts a set password_hash = p_password_hash
      where a.id = p_account and a.state = 'active' returning a.id, a.name, a.email;
  end;

create function identity.open_platform_session(p_id uuid, p_account uuid, p_secret_hash bytea, p_token_hash bytea,
    p_token_seconds integer, p_ip text, p_user_agent text) returns timestamptz
  language sql volatile security definer set search_path = ''
  begin atomic
    insert into identity.platform_sessions (id, account_id, secret_hash, ip, user_agent, expires_at)
      values (p_id, p_account, p_secret_hash, p_ip, p_user_agent, now() + interval '12 hours');
    insert into identity.platform_tokens (token_hash, session_id, expires_at)
      values (p_token_hash, p_id, now() + make_interval(secs => p_token_seconds)) returning expires_at;
  end;

-- A fresh access token for the living session with this secret; nothing for any other.
create function identity.renew_platform_session(p_secret_hash bytea, p_token_hash bytea, p_token_seconds integer)
  returns table (account_id uuid, name text, email text, session_id uuid, expires_at timestamptz)
  language sql volatile security definer set search_path = ''
  begin atomic
    with seen as (
      update identity.platform_sessions s set last_seen_at = now()
        from identity.platform_accounts a
        where s.secret_hash = p_secret_hash and s.revoked_at is null and s.expires_at > now()
          and s.last_seen_at > now() - interval '1 hour' and a.id = s.account_id and a.state = 'active'
        returning a.id as account_id, a.name, a.email, s.id as session_id, s.expires_at as session_ends
    ), token as (
      insert into identity.platform_tokens (token_hash, session_id, expires_at)
        select p_token_hash, seen.session_id,
          least(seen.session_ends, now() + make_interval(secs => p_token_seconds)) from seen
        returning platform_tokens.expires_at
    )
    select seen.account_id, seen.name, seen.email, seen.session_id, token.expires_at from seen cross join token;
  end;

create function identity.find_platform_access(p_token_hash bytea)
  returns table (account_id uuid, name text, email text, session_id uuid)
  language sql stable security definer set search_path = ''
  begin atomic
    select a.id, a.name, a.email, s.id
    from identity.platform_tokens t
    join identity.platform_sessions s on s.id = t.session_id and s.revoked_at is null and s.expires_at > now()
    join identity.platform_accounts a on a.id = s.account_id and a.state = 'active'
    where t.token_hash = p_token_hash and t.expires_at > now();
  end;

create function identity.end_platform_session(p_secret_hash bytea) returns void
  language sql volatile security definer set search_path = ''
  begin atomic
    update identity.platform_sessions s set revoked_at = now()
      where s.secret_hash = p_secret_hash and s.revoked_at is null;
  end;

create function identity.forget_platform_sessions() returns bigint
  language sql volatile security definer set search_path = ''
  begin atomic
    delete from identity.platform_tokens t where t.expires_at < now();
    with gone as (
      delete from identity.platform_sessions s where s.expires_at < now() - interval '90 days'
        and not exists (select 1 from identity.platform_tokens t where t.session_id = s.id) returning 1
    )
    select count(*) from gone;
  end;

create function identity.append_platform_audit(p_entry jsonb) returns void
  language sql volatile security definer set search_path = ''
  begin atomic
    insert into identity.platform_audit (account_id, account_name, action, about_company, before, after, reason, request_id)
      select e.account_id, e.account_name, e.action, e.about_company, e.before, e.after, e.reason, e.request_id
      from jsonb_to_record(p_entry) as e (account_id uuid, account_name text, action text, about_company uuid,
        before jsonb, after jsonb, reason text, request_id text);
  end;

create function identity.list_platform_audit(p_below bigint, p_company uuid, p_limit integer)
  returns table (seq bigint, at timestamptz, account_id uuid, account_name text, action text, about_company uuid,
    company_name text, before jsonb, after jsonb, reason text)
  language sql stable security definer set search_path = ''
  begin atomic
    select a.seq, a.at, a.account_id, a.account_name, a.action, a.about_company, c.name, a.before, a.after, a.reason
    from identity.platform_audit a
    left join identity.companies c on c.company_id = a.about_company
    where (p_below is null or a.seq < p_below) and (p_company is null or a.about_company = p_company)
    order by a.seq desc limit p_limit;
  end;

-- All companies, the newest first. Found by a part of the name or the tax number, or by an owner's e-mail.
create function identity.list_companies(p_search text, p_state text, p_after uuid, p_limit integer)
  returns table (company_id uuid, name text, country text, state text, plan text, trial_ends_at timestamptz,
    suspend_at timestamptz, created_at timestamptz, branches integer, members integer, owners text[],
    last_activity_at timestamptz)
  language sql stable security definer set search_path = ''
  begin atomic
    with page as (
      select c.company_id, c.name, c.country, c.state, c.plan, c.trial_ends_at, c.suspend_at, c.created_at
      from identity.companies c
      where (p_state is null or c.state = p_state) and (p_after is null or c.company_id < p_after)
        and (p_search is null or position(lower(p_search) in lower(c.name)) > 0 or position(p_search in c.tax_id) > 0
          or exists (select 1 from identity.members m
            join identity.member_roles a on a.company_id = m.company_id and a.member_id = m.id and a.branch_id is null
            join identity.roles r on r.company_id = a.company_id and r.id = a.role_id and r.ready_key = 'owner'
            where m.company_id = c.company_id and m.email = lower(p_search)))
      order by c.company_id desc limit p_limit
    )
    select p.company_id, p.name, p.country, p.state, p.plan, p.trial_ends_at, p.suspend_at, p.created_at,
      (select count(*)::int from identity.branches b where b.company_id = p.company_id and b.state = 'active'),
      (select count(*)::int from identity.members m
        where m.company_id = p.company_id and m.kind = 'person' and m.state <> 'disabled'),
      array(select m.name from identity.members m
        join identity.member_roles a on a.company_id = m.company_id and a.member_id = m.id and a.branch_id is null
        join identity.roles r on r.company_id = a.company_id and r.id = a.role_id and r.ready_key = 'owner'
        where m.company_id = p.company_id and m.kind = 'person' and m.state <> 'disabled' order by m.name),
      (select max(s.last_seen_at) from identity.sessions s
        where s.company_id = p.company_id and s.kind <> 'support')
    from page p order by p.company_id desc;
  end;

create function identity.any_company() returns boolean
  language sql stable security definer set search_path = ''
  begin atomic
    select exists (select 1 from identity.companies);
  end;

-- Companies whose suspension was announced for a day that has come.
create function identity.due_suspensions(p_limit integer) returns setof uuid
  language sql stable security definer set search_path = ''
  begin atomic
    select c.company_id from identity.companies c where c.suspend_at <= now() order by c.suspend_at limit p_limit;
  end;

-- Uses up a link with which a company is made. Whoever makes it stands in the new company, to which no link can belong yet.
create function identity.use_setup_link(p_secret_hash bytea, p_purpose text) returns boolean
  language sql volatile security definer set search_path = ''
  begin atomic
    with used as (
      update identity.links l set used_at = now()
        where l.secret_hash = p_secret_hash and l.purpose = p_purpose and l.company is null
          and l.purpose in ('setup', 'sign_up', 'company_invitation')
          and l.used_at is null and l.revoked_at is null and l.expires_at > now()
        returning 1
    )
    select exists (select 1 from used);
  end;

grant select, update on identity.plans to fastops_definer;
grant select, insert, update on identity.platform_accounts to fastops_definer;
grant select, insert, update, delete on identity.platform_sessions, identity.platform_tokens to fastops_definer;
grant select, insert on identity.platform_audit to fastops_definer;
alter function identity.list_plans owner to fastops_definer;
alter function identity.save_plan owner to fastops_definer;
alter function identity.add_platform_account owner to fastops_definer;
alter function identity.find_platform_login owner to fastops_definer;
alter function identity.set_platform_password owner to fastops_definer;
alter function identity.open_platform_session owner to fastops_definer;
alter function identity.renew_platform_session owner to fastops_definer;
alter function identity.find_platform_access owner to fastops_definer;
alter function identity.end_platform_session owner to fastops_definer;
alter function identity.forget_platform_sessions owner to fastops_definer;
alter function identity.append_platform_audit owner to fastops_definer;
alter function identity.list_platform_audit owner to fastops_definer;
alter function identity.list_companies owner to fastops_definer;
alter function identity.any_company owner to fastops_definer;
alter function identity.due_suspensions owner to fastops_definer;
alter function identity.use_setup_link owner to fastops_definer;
revoke execute on function identity.list_plans, identity.save_plan, identity.add_platform_account,
  identity.find_platform_login, identity.set_platform_password, identity.open_platform_session,
  identity.renew_platform_session, identity.find_platform_access, identity.end_platform_session,
  identity.forget_platform_sessions, identity.append_platform_audit, identity.list_platform_audit,
  identity.list_companies, identity.any_company, identity.due_suspensions, identity.use_setup_link from public;
grant execute on function identity.list_plans, identity.save_plan, identity.add_platform_account,
  identity.find_platform_login, identity.set_platform_password, identity.open_platform_session,
  identity.renew_platform_session, identity.find_platform_access, identity.end_platform_session,
  identity.forget_platform_sessions, identity.append_platform_audit, identity.list_platform_audit,
  identity.list_companies, identity.any_company, identity.due_suspensions, identity.use_setup_link to fastops_app;
