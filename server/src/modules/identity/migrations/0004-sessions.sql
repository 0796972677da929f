-- A session is one log-in; its refresh tokens are a family of which one is the newest. Links, mails and the counters
-- that slow guessing down stand before any company.
-- size: these tables belong to no company, so the functions that alone may touch them stand beside them.

drop function identity.find_session(bytea);
drop function identity.find_login(text);

alter table identity.sessions
  drop column secret_hash,
  add column kind text not null default 'password' check (kind in ('password', 'pin', 'demo', 'support')),
  add column client text not null default 'browser' check (client in ('browser', 'api')),
  add column device_id uuid,
  add column user_agent text check (length(user_agent) <= 300),
  add column ip text check (length(ip) <= 60),
  add column last_seen_at timestamptz not null default now(),
  add column ended_reason text,
  add column support_name text,
  add column support_reason text;
create index sessions_member on identity.sessions (company_id, member_id, created_at);

-- The secret is nowhere: the next one is made of it and the nonce, so that whoever still holds it can be answered the
-- same again for a moment.
create table identity.refresh_tokens (
  company_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  secret_hash bytea not null,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  rotated_at timestamptz,
  -- Hash of the browser or program that asked.
  rotated_by bytea,
  next_nonce bytea,
  primary key (company_id, id),
  foreign key (company_id, session_id) references identity.sessions (company_id, id),
  unique (company_id, secret_hash),
  check (num_nulls(rotated_at, rotated_by, next_nonce) in (0, 3))
);
create index refresh_tokens_secret on identity.refresh_tokens (secret_hash);
create index refresh_tokens_age on identity.refresh_tokens (expires_at);
create index refresh_tokens_session on identity.refresh_tokens (company_id, session_id);
alter table identity.refresh_tokens enable row level security;
alter table identity.refresh_tokens force row level security;
create policy tenant on identity.refresh_tokens
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());

alter table identity.accounts
  add column password_changed_at timestamptz not null default now();

-- Browsers in which an account has logged in: nobody can lock it out there.
create table identity.known_devices (
  account_id uuid not null references identity.accounts (id),
  device_hash bytea not null,
  last_used_at timestamptz not null default now(),
  primary key (account_id, device_hash)
);

-- Tries, counted before they are made. The key is a hash of what is counted: no address stands here.
create table identity.attempts (
  key bytea primary key,
  count integer not null default 0,
  since timestamptz not null default clock_timestamp(),
  blocked_until timestamptz
);
create index attempts_age on identity.attempts (since);

-- A link is good once. Its token is with whoever got it; here is the hash.
create table identity.links (
  id uuid primary key,
  purpose text not null check (purpose ~ '^[a-z_]{3,40}$'),
  secret_hash bytea not null,
  company uuid,
  member_id uuid,
  -- Of the member, when the link was shown to somebody else than whom it is for: it dies when their rights change.
  member_version integer,
  email text check (email = lower(email)),
  name text,
  payload jsonb not null default '{}',
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
create unique index links_secret on identity.links (secret_hash);
create index links_open on identity.links (purpose, company, member_id) where used_at is null and revoked_at is null;
create index links_email on identity.links (email, purpose) where used_at is null and revoked_at is null;
create index links_age on identity.links (expires_at);

-- Mails to send. What one says holds a link, so its words are erased as soon as it was sent or given up.
create table identity.mails (
  id uuid primary key,
  recipient text not null,
  subject text not null,
  body_text text,
  body_html text,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'given_up')),
  attempts integer not null default 0,
  -- When it is due; while somebody sends it, when their lease ends.
  next_attempt_at timestamptz not null default now(),
  expires_at timestamptz not null,
  last_error text check (length(last_error) <= 300),
  created_at timestamptz not null default now(),
  check ((state = 'waiting') = (body_text is not null and body_html is not null))
);
create index mails_due on identity.mails (next_attempt_at) where state = 'waiting';
create index mails_age on identity.mails (created_at);

-- Counts one try under every key, or under none when one of them has to wait. Returns the seconds to wait, 0 to go on.
-- Beyond its limit a counter lets one through after 1, 2, 4 … 60 seconds; a hard one lets none through until its time is
-- over. Keys are held in one order, so that two callers never wait for each other.
create function identity.count_tries(p_keys bytea[], p_limits integer[], p_windows interval[], p_hard boolean[])
  returns integer
  language plpgsql volatile set search_path = ''
  as $$
  declare
    v_now timestamptz;
    v_wait numeric;
  begin
    insert into identity.attempts (key) select k.key from unnest(p_keys) as k (key) order by k.key
      on conflict (key) do nothing;
    perform 1 from identity.attempts a where a.key = any (p_keys) order by a.key for update;
    v_now := clock_timestamp();
    update identity.attempts a set count = 0, since = v_now, blocked_until = null
      from unnest(p_keys, p_windows) as r (key, span)
      where a.key = r.key and a.since + r.span <= v_now;
    select max(extract(epoch from a.blocked_until - v_now)) into v_wait
      from identity.attempts a where a.key = any (p_keys);
    if v_wait > 0 then
      return ceil(v_wait);
    end if;
    update identity.attempts a
      set count = a.count + 1,
        blocked_until = case
          when a.count + 1 < r.allowed then null
          when r.hard then a.since + r.span
          else v_now + make_interval(secs => least(60, 2 ^ least(a.count + 1 - r.allowed, 6))) end
      from unnest(p_keys, p_limits, p_windows, p_hard) as r (key, allowed, span, hard) where a.key = r.key;
    return 0;
  end $$;

-- Counts a try of another kind than a log-in. Listed in identity/README.md, as every security definer function below.
create function identity.count_attempt(p_key bytea, p_limit integer, p_window interval, p_hard boolean) returns integer
  language sql volatile security definer set search_path = ''
  begin atomic
    select identity.count_tries(array[p_key], array[p_limit], array[p_window], array[p_hard]);
  end;

-- Whether an account knows this browser.
create function identity.knows_device(p_account uuid, p_device_hash bytea) returns boolean
  language sql stable set search_path = ''
  return exists (select 1 from identity.known_devices k where k.account_id = p_account and k.device_hash = p_device_hash);

-- The beginning of a log-in: counts the try, then tells what the e-mail is. By this address at this e-mail, by this
-- address, and at this e-mail; a browser the account knows counts for itself alone, so that nobody else can use up what
-- it has. At least one row, whoever it is; with seconds to wait it says nothing else. The membership used last is first.
create function identity.begin_log_in(p_email text, p_device_hash bytea, p_device bytea, p_pair bytea, p_ip bytea,
    p_email_key bytea)
  returns table (wait_seconds integer, account_id uuid, password_hash text, company_id uuid, member_id uuid)
  language plpgsql volatile security definer set search_path = ''
  as $$
  #variable_conflict use_column
  declare
    v_account identity.accounts;
    v_wait integer;
  begin
    select * into v_account from identity.accounts a where a.email = lower(p_email);
    if identity.knows_device(v_account.id, p_device_hash) then
      v_wait := identity.count_tries(array[p_device], '{5}', '{15 minutes}', '{false}');
    else
      v_wait := identity.count_tries(array[p_pair, p_ip, p_email_key], '{5,50,100}',
        '{15 minutes,15 minutes,1 hour}', '{false,true,true}');
    end if;
    if v_wait > 0 then
      return query select v_wait, null::uuid, null::text, null::uuid, null::uuid;
      return;
    end if;
    return query
      select 0, v_account.id, v_account.password_hash, m.company_id, m.id
      from (values (1)) as one (row)
      left join identity.members m on m.account_id = v_account.id and m.state = 'active' and m.kind = 'person'
      order by (select max(s.last_seen_at) from identity.sessions s
          where s.company_id = m.company_id and s.member_id = m.id) desc nulls last, m.created_at, m.id;
  end $$;

-- A try was right: some counters begin anew, the wider ones count one less. What others tried stays counted.
create function identity.forgive_attempts(p_clear bytea[], p_give_back bytea[]) returns void
  language plpgsql volatile security definer set search_path = ''
  as $$
  begin
    perform 1 from identity.attempts a where a.key = any (p_clear || p_give_back) order by a.key for update;
    delete from identity.attempts a where a.key = any (p_clear);
    update identity.attempts a set count = greatest(a.count - 1, 0), blocked_until = null
      where a.key = any (p_give_back);
  end $$;

-- A log-in was right: gives back what `begin_log_in` counted for it, and nothing else.
create function identity.forgive_log_in(p_account uuid, p_device_hash bytea, p_device bytea, p_pair bytea, p_ip bytea,
    p_email_key bytea) returns void
  language plpgsql volatile security definer set search_path = ''
  as $$
  begin
    if identity.knows_device(p_account, p_device_hash) then
      perform identity.forgive_attempts(array[p_device], '{}');
    else
      perform identity.forgive_attempts(array[p_pair], array[p_ip, p_email_key]);
    end if;
  end $$;

create domain identity.standing_password as boolean constraint accounts_password_stands check (value);

-- Holds an account as it was when its password was checked. One whose password was changed meanwhile violates the
-- constraint, which undoes the log-in it travels with.
create function identity.hold_password(p_account uuid, p_password_hash text) returns identity.standing_password
  language plpgsql volatile security definer set search_path = ''
  as $$
  begin
    perform 1 from identity.accounts a where a.id = p_account and a.password_hash = p_password_hash
      for no key update;
    return found;
  end $$;

-- Forgets counters that no window reaches any more, and browsers nobody came back with.
create function identity.forget_attempts() returns void
  language sql volatile security definer set search_path = ''
  begin atomic
    delete from identity.attempts a where a.since < now() - interval '2 hours';
    delete from identity.known_devices k where k.last_used_at < now() - interval '400 days';
  end;

create function identity.know_device(p_account uuid, p_device_hash bytea) returns void
  language sql volatile security definer set search_path = ''
  begin atomic
    insert into identity.known_devices (account_id, device_hash) values (p_account, p_device_hash)
      on conflict (account_id, device_hash) do update set last_used_at = now();
  end;

create function identity.find_account(p_account uuid) returns table (email text, password_hash text)
  language sql stable security definer set search_path = ''
  begin atomic
    select a.email, a.password_hash from identity.accounts a where a.id = p_account;
  end;

create function identity.find_account_by_email(p_email text) returns table (account_id uuid, password_hash text)
  language sql stable security definer set search_path = ''
  begin atomic
    select a.id, a.password_hash from identity.accounts a where a.email = lower(p_email);
  end;

-- The companies in which an account is at work.
create function identity.companies_of_account(p_account uuid)
  returns table (company_id uuid, member_id uuid, member_name text, name text, state text)
  language sql stable security definer set search_path = ''
  begin atomic
    select m.company_id, m.id, m.name, c.name, c.state
    from identity.members m
    join identity.companies c on c.company_id = m.company_id
    where m.account_id = p_account and m.state = 'active' and m.kind = 'person'
    order by c.name, c.company_id;
  end;

-- Whether an account belongs to another company than the one this transaction stands in, or did.
create function identity.account_elsewhere(p_account uuid) returns boolean
  language sql stable security definer set search_path = ''
  begin atomic
    select exists (select 1 from identity.members m
      where m.account_id = p_account and m.company_id <> kernel.current_company());
  end;

-- Another password: every session of the account but the one that stays ends, in every company, and whoever remembers
-- them is told; so do other links to change it. Without a session that stays no browser is known any more. Returns how
-- many sessions ended.
create function identity.set_password(p_account uuid, p_password_hash text, p_keep uuid, p_reason text) returns integer
  language plpgsql volatile security definer set search_path = ''
  as $$
  declare
    v_ended integer;
  begin
    -- First: whoever is logging in with the old one holds the row, and is ended below; or waits, and sees the new one.
    update identity.accounts a set password_hash = p_password_hash, password_changed_at = clock_timestamp()
      where a.id = p_account;
    if p_keep is null then
      delete from identity.known_devices k where k.account_id = p_account;
    end if;
    update identity.links l set revoked_at = now()
      from identity.accounts a
      where a.id = p_account and l.purpose = 'password_reset' and l.email = a.email
        and l.used_at is null and l.revoked_at is null;
    with ended as (
      update identity.sessions s set revoked_at = now(), ended_reason = p_reason
        from identity.members m
        where m.account_id = p_account and s.company_id = m.company_id and s.member_id = m.id
          and s.revoked_at is null and s.expires_at > now() and s.id is distinct from p_keep
        returning s.company_id, s.member_id, s.id
    ), told as (
      insert into identity.access_changes (company_id, id, member_id, session_id)
        select e.company_id, gen_random_uuid(), e.member_id, e.id from ended e
    )
    select count(*) into v_ended from ended;
    return v_ended;
  end $$;

-- Where a refresh token belongs, whatever has become of it.
create function identity.find_refresh(p_secret_hash bytea) returns table (company_id uuid, session_id uuid, member_id uuid)
  language sql stable security definer set search_path = ''
  begin atomic
    select t.company_id, t.session_id, s.member_id
    from identity.refresh_tokens t
    join identity.sessions s on s.company_id = t.company_id and s.id = t.session_id
    where t.secret_hash = p_secret_hash limit 1;
  end;

-- Forgets refresh tokens that ended and sessions that ended a month ago. Of each member the newest session stays: it says
-- when they were last here.
create function identity.forget_sessions() returns void
  language sql volatile security definer set search_path = ''
  begin atomic
    delete from identity.refresh_tokens t where t.expires_at < now() - interval '1 day';
    delete from identity.sessions s
      where least(s.revoked_at, s.expires_at) < now() - interval '30 days'
        and exists (select 1 from identity.sessions newer where newer.company_id = s.company_id
          and newer.member_id = s.member_id and newer.created_at > s.created_at)
        and not exists (select 1 from identity.refresh_tokens t
          where t.company_id = s.company_id and t.session_id = s.id);
  end;

-- Who stands in a company has nothing to do with the links of another; who stands in none was let in by another rule.
create function identity.refuse_other_company(p_company uuid) returns void
  language plpgsql stable set search_path = ''
  as $$
  begin
    if p_company <> kernel.current_company() then
      raise exception 'a link of another company';
    end if;
  end $$;

-- Stores a link; `secret` is the hash in hex. Returns when it ends.
create function identity.add_link(p_link jsonb, p_minutes integer) returns timestamptz
  language plpgsql volatile security definer set search_path = ''
  as $$
  declare
    v_link identity.links := jsonb_populate_record(null::identity.links, p_link);
  begin
    perform identity.refuse_other_company(v_link.company);
    insert into identity.links (id, purpose, secret_hash, company, member_id, member_version, email, name, payload, expires_at)
      select v_link.id, v_link.purpose, decode(p_link ->> 'secret', 'hex'), v_link.company, v_link.member_id,
        case when v_link.payload ? 'shown' then m.token_version end, lower(v_link.email), v_link.name, v_link.payload,
        now() + make_interval(mins => p_minutes)
      from (values (1)) as one (row)
      left join identity.members m on m.company_id = v_link.company and m.id = v_link.member_id
      returning expires_at into v_link.expires_at;
    return v_link.expires_at;
  end $$;

-- How a link stands. An invitation is open while somebody waits for it, a reset while the member is at work here with
-- the account of that e-mail. One that was shown to somebody else ends with any change of the member's rights, and opens
-- no account that belongs to another company too.
create function identity.link_state(p_link identity.links) returns text
  language sql stable set search_path = ''
  return case
    when p_link.used_at is not null then 'used'
    when p_link.revoked_at is not null then 'revoked'
    when p_link.expires_at <= now() then 'expired'
    when p_link.purpose in ('invitation', 'password_reset') and p_link.member_id is not null and not exists (
      select 1 from identity.members m
      where m.company_id = p_link.company and m.id = p_link.member_id
        and (p_link.member_version is null or m.token_version = p_link.member_version)
        and case p_link.purpose when 'invitation' then m.state = 'invited'
          else m.state = 'active' and exists (select 1 from identity.accounts a
            where a.id = m.account_id and a.email = p_link.email) end) then 'revoked'
    when p_link.purpose = 'password_reset' and p_link.member_version is not null and exists (
      select 1 from identity.accounts a join identity.members other on other.account_id = a.id
      where a.email = p_link.email and other.company_id <> p_link.company) then 'revoked'
    else 'open' end;

create function identity.read_link(p_secret_hash bytea)
  returns table (id uuid, purpose text, company_id uuid, company_name text, member_id uuid, email text, name text,
    payload jsonb, expires_at timestamptz, state text, has_account boolean)
  language sql stable security definer set search_path = ''
  begin atomic
    select l.id, l.purpose, l.company, c.name, l.member_id, l.email, l.name, l.payload, l.expires_at,
      identity.link_state(l), exists (select 1 from identity.accounts a where a.email = l.email)
    from identity.links l
    left join identity.companies c on c.company_id = l.company
    where l.secret_hash = p_secret_hash;
  end;

-- Uses a link up: no row when it is not open, or somebody else was a moment faster.
create function identity.use_link(p_secret_hash bytea, p_purpose text)
  returns table (id uuid, company_id uuid, member_id uuid, email text, name text, payload jsonb)
  language plpgsql volatile security definer set search_path = ''
  as $$
  #variable_conflict use_column
  declare
    v_link identity.links;
  begin
    select * into v_link from identity.links l
      where l.secret_hash = p_secret_hash and l.purpose = p_purpose for update;
    if not found or identity.link_state(v_link) <> 'open' then
      return;
    end if;
    perform identity.refuse_other_company(v_link.company);
    update identity.links l set used_at = now() where l.id = v_link.id;
    return query select v_link.id, v_link.company, v_link.member_id, v_link.email, v_link.name, v_link.payload;
  end $$;

-- Takes back what was issued before: of one member, or of nobody in particular.
create function identity.revoke_links(p_purpose text, p_company uuid, p_member uuid) returns void
  language plpgsql volatile security definer set search_path = ''
  as $$
  begin
    perform identity.refuse_other_company(p_company);
    update identity.links l set revoked_at = now()
      where l.purpose = p_purpose and l.company is not distinct from p_company
        and l.member_id is not distinct from p_member and l.used_at is null and l.revoked_at is null;
  end $$;

-- A mail to be sent by a worker, in the transaction that makes what it says true.
create function identity.add_mail(p_id uuid, p_words jsonb, p_minutes integer) returns void
  language sql volatile security definer set search_path = ''
  begin atomic
    insert into identity.mails (id, recipient, subject, body_text, body_html, expires_at)
      values (p_id, p_words ->> 'to', p_words ->> 'subject', p_words ->> 'text', p_words ->> 'html',
        now() + make_interval(mins => p_minutes));
  end;

-- Takes the next mail that is due: counted and leased before anything is sent. One whose link has ended is given up.
create function identity.claim_mail()
  returns table (id uuid, recipient text, subject text, body_text text, body_html text, attempts integer)
  language sql volatile security definer set search_path = ''
  begin atomic
    update identity.mails m set state = 'given_up', body_text = null, body_html = null
      where m.state = 'waiting' and m.next_attempt_at <= now() and m.expires_at <= now();
    with due as (
      select m.id from identity.mails m
      where m.state = 'waiting' and m.next_attempt_at <= now() and m.expires_at > now()
      order by m.next_attempt_at limit 1 for update skip locked
    )
    update identity.mails m
      set attempts = m.attempts + 1, next_attempt_at = now() + interval '1 minute'
      from due where m.id = due.id
      returning m.id, m.recipient, m.subject, m.body_text, m.body_html, m.attempts;
  end;

-- Notes how an attempt ended: sent, to be tried again after some seconds, or (null) given up.
create function identity.end_mail(p_id uuid, p_sent boolean, p_error text, p_wait_seconds integer) returns void
  language sql volatile security definer set search_path = ''
  begin atomic
    update identity.mails m
      set state = case when p_sent then 'sent' when p_wait_seconds is null then 'given_up' else 'waiting' end,
        body_text = case when not p_sent and p_wait_seconds is not null then m.body_text end,
        body_html = case when not p_sent and p_wait_seconds is not null then m.body_html end,
        next_attempt_at = now() + make_interval(secs => coalesce(p_wait_seconds, 0)),
        last_error = left(p_error, 300)
      where m.id = p_id and m.state = 'waiting';
  end;

-- Forgets links and mails of a month ago.
create function identity.forget_links() returns void
  language sql volatile security definer set search_path = ''
  begin atomic
    delete from identity.links l where l.expires_at < now() - interval '30 days';
    delete from identity.mails m where m.created_at < now() - interval '30 days';
  end;

grant select, insert, update on identity.refresh_tokens to fastops_app;
grant update on identity.accounts to fastops_definer;
grant update, delete on identity.sessions to fastops_definer;
grant select, delete on identity.refresh_tokens to fastops_definer;
grant insert on identity.access_changes to fastops_definer;
grant select, insert, update, delete on identity.known_devices, identity.attempts, identity.links, identity.mails
  to fastops_definer;
alter function identity.count_attempt owner to fastops_definer;
alter function identity.begin_log_in owner to fastops_definer;
alter function identity.forgive_attempts owner to fastops_definer;
alter function identity.forgive_log_in owner to fastops_definer;
alter function identity.hold_password owner to fastops_definer;
alter function identity.forget_attempts owner to fastops_definer;
alter function identity.know_device owner to fastops_definer;
alter function identity.find_account owner to fastops_definer;
alter function identity.find_account_by_email owner to fastops_definer;
alter function identity.companies_of_account owner to fastops_definer;
alter function identity.account_elsewhere owner to fastops_definer;
alter function identity.set_password owner to fastops_definer;
alter function identity.find_refresh owner to fastops_definer;
alter function identity.forget_sessions owner to fastops_definer;
alter function identity.add_link owner to fastops_definer;
alter function identity.read_link owner to fastops_definer;
alter function identity.use_link owner to fastops_definer;
alter function identity.revoke_links owner to fastops_definer;
alter function identity.add_mail owner to fastops_definer;
alter function identity.claim_mail owner to fastops_definer;
alter function identity.end_mail owner to fastops_definer;
alter function identity.forget_links owner to fastops_definer;
revoke execute on function identity.count_tries, identity.knows_device, identity.refuse_other_company,
  identity.link_state, identity.count_attempt, identity.begin_log_in, identity.forgive_attempts,
  identity.forgive_log_in, identity.hold_password, identity.forget_attempts, identity.know_device,
  identity.find_account, identity.find_account_by_email, identity.companies_of_account, identity.account_elsewhere,
  identity.set_password, identity.find_refresh, identity.forget_sessions, identity.add_link, identity.read_link,
  identity.use_link, identity.revoke_links, identity.add_mail, identity.claim_mail, identity.end_mail,
  identity.forget_links from public;
grant execute on function identity.count_tries, identity.knows_device, identity.refuse_other_company,
  identity.link_state to fastops_definer;
grant execute on function identity.count_attempt, identity.begin_log_in, identity.forgive_attempts,
  identity.forgive_log_in, identity.hold_password, identity.forget_attempts, identity.know_device,
  identity.find_account, identity.find_account_by_email, identity.companies_of_account, identity.account_elsewhere,
  identity.set_password, identity.find_refresh, identity.forget_sessions, identity.add_link, identity.read_link,
  identity.use_link, identity.revoke_links, identity.add_mail, identity.claim_mail, identity.end_mail,
  identity.forget_links to fastops_app;
