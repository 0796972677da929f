-- Programs in a restaurant's network that fetch pages and print them there.

create table printing.agents (
  company_id uuid not null,
  id uuid not null,
  branch_id uuid not null,
  name text not null check (length(name) between 1 and 60),
  created_at timestamptz not null default now(),
  -- The code that enrolls it: good once, for fifteen minutes.
  code_hash bytea,
  code_expires_at timestamptz,
  -- SHA-256 of its secret.
  secret_hash bytea,
  -- Which installation of the program it is: another one knows nothing of what this one printed.
  enrollment_id uuid,
  enrolled_at timestamptz,
  last_seen_at timestamptz,
  version text check (length(version) <= 40),
  -- Counts the times it came to ask for work: only the last of them gets any.
  polls bigint not null default 0,
  -- When somebody asked it to look for printers, and what it found.
  scan_wanted_at timestamptz,
  found jsonb not null default '[]',
  found_at timestamptz,
  revoked_at timestamptz,
  primary key (company_id, id),
  unique (company_id, branch_id, id),
  foreign key (company_id, branch_id) references identity.branches (company_id, id),
  check ((secret_hash is null) or (enrollment_id is not null)),
  check ((code_hash is null) = (code_expires_at is null)),
  check (revoked_at is null or (secret_hash is null and code_hash is null))
);
create unique index agents_secret on printing.agents (company_id, secret_hash) where secret_hash is not null;
create index agents_by_secret on printing.agents (secret_hash) where secret_hash is not null;
create index agents_by_code on printing.agents (code_hash) where code_hash is not null;
create index agents_scan on printing.agents (scan_wanted_at) where scan_wanted_at is not null;
alter table printing.agents enable row level security;
alter table printing.agents force row level security;
create policy tenant on printing.agents
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());

alter table printing.printers
  -- Who prints on it, of the same branch; null for any other driver than agent.
  add column agent_id uuid,
  add foreign key (company_id, branch_id, agent_id) references printing.agents (company_id, branch_id, id);
create index printers_of_agent on printing.printers (company_id, agent_id) where agent_id is not null;

alter table printing.jobs
  -- Which installation of an agent took it, and for which attempt.
  add column claimed_by uuid,
  add column claimed_attempt integer;

-- The agent behind a secret.
create function printing.find_agent(p_secret_hash bytea) returns table (company_id uuid, agent_id uuid)
  language sql stable security definer set search_path = ''
  begin atomic
    select a.company_id, a.id from printing.agents a where a.secret_hash = p_secret_hash and a.revoked_at is null limit 1;
  end;

-- The agent of a code that can still be used.
create function printing.find_agent_of_code(p_code_hash bytea) returns table (company_id uuid, agent_id uuid)
  language sql stable security definer set search_path = ''
  begin atomic
    select a.company_id, a.id from printing.agents a
    where a.code_hash = p_code_hash and a.code_expires_at > now() and a.revoked_at is null limit 1;
  end;

-- Agents with something to do now: a page, a printer to be asked, printers to look for.
create function printing.due_agents(p_limit integer) returns table (company_id uuid, agent_id uuid)
  language sql stable security definer set search_path = ''
  begin atomic
    select p.company_id, p.agent_id from printing.printers p
    left join lateral (
      select j.next_attempt_at, j.lease_until from printing.jobs j
      where j.company_id = p.company_id and j.printer_id = p.id and j.state in ('queued', 'sending')
      order by j.place_at, j.seq limit 1
    ) head on true
    where p.agent_id is not null and p.deleted_at is null and ((p.breaker = 'open' and p.probe_at <= now())
      or (p.breaker <> 'open' and head.next_attempt_at <= now() and (head.lease_until is null or head.lease_until < now())))
    union
    select a.company_id, a.id from printing.agents a where a.scan_wanted_at is not null
    limit p_limit;
  end;

-- Agents that have not been heard of for a while, or may print no more, with printers that do not show it yet.
create function printing.silent_agents(p_after_seconds integer) returns table (company_id uuid, agent_id uuid)
  language sql stable security definer set search_path = ''
  begin atomic
    select a.company_id, a.id from printing.agents a
    where (a.revoked_at is not null
        or coalesce(a.last_seen_at, a.created_at) < now() - make_interval(secs => p_after_seconds))
      and exists (select from printing.printers p where p.company_id = a.company_id and p.agent_id = a.id
        and p.breaker <> 'open' and p.deleted_at is null);
  end;

grant select, insert, update on printing.agents to fastops_app;
grant select on printing.agents to fastops_definer;
alter function printing.find_agent owner to fastops_definer;
alter function printing.find_agent_of_code owner to fastops_definer;
alter function printing.due_agents owner to fastops_definer;
alter function printing.silent_agents owner to fastops_definer;
revoke execute on function printing.find_agent, printing.find_agent_of_code, printing.due_agents, printing.silent_agents
  from public;
grant execute on function printing.find_agent, printing.find_agent_of_code, printing.due_agents, printing.silent_agents
  to fastops_app;
