-- What became of each page and how each printer is doing: several urgencies, fallbacks, a breaker that all workers share.

alter table printing.printers
  -- Takes the pages over while this one cannot print; of the same branch.
  add column fallback_printer_id uuid check (fallback_printer_id <> id),
  add column cuts boolean not null default true,
  -- How the printer says that a page is out.
  add column confirms text not null default 'process_id' check (confirms in ('process_id', 'status', 'none')),
  -- Closed: it prints. Open: nothing is sent but a question now and then. Half open: it answered, the next page decides.
  add column breaker text not null default 'closed' check (breaker in ('closed', 'open', 'half_open')),
  add column breaker_since timestamptz not null default now(),
  add column breaker_reason text check (length(breaker_reason) <= 300),
  -- When an open one is asked again.
  add column probe_at timestamptz,
  -- The failures of late, the newest last.
  add column failed_at timestamptz[] not null default '{}',
  add column breaker_failures smallint not null default 3 check (breaker_failures between 1 and 20),
  add column breaker_window_seconds smallint not null default 60 check (breaker_window_seconds between 5 and 3600),
  add column breaker_probe_seconds smallint not null default 10 check (breaker_probe_seconds between 1 and 600),
  -- What it said of itself, and when it was heard last.
  add column paper text check (paper in ('ok', 'low', 'out')),
  add column cover_open boolean,
  add column fault boolean,
  add column heard_at timestamptz,
  add unique (company_id, branch_id, id),
  add constraint printers_fallback foreign key (company_id, branch_id, fallback_printer_id)
    references printing.printers (company_id, branch_id, id),
  add check ((breaker = 'open') = (probe_at is not null));
create index printers_open on printing.printers (probe_at) where breaker = 'open';

create table printing.breaker_changes (
  company_id uuid not null,
  id uuid not null default gen_random_uuid(),
  printer_id uuid not null,
  from_state text not null check (from_state in ('closed', 'open', 'half_open')),
  to_state text not null check (to_state in ('closed', 'open', 'half_open')),
  reason text,
  at timestamptz not null default clock_timestamp(),
  primary key (company_id, id),
  foreign key (company_id, printer_id) references printing.printers (company_id, id)
);
create index breaker_changes_latest on printing.breaker_changes (company_id, printer_id, at desc);
alter table printing.breaker_changes enable row level security;
alter table printing.breaker_changes force row level security;
create policy tenant on printing.breaker_changes
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());

-- Whatever moves a breaker is in its history.
create function printing.note_breaker_change() returns trigger language plpgsql set search_path = '' as $$
begin
  insert into printing.breaker_changes (company_id, printer_id, from_state, to_state, reason)
  values (new.company_id, new.id, old.breaker, new.breaker, new.breaker_reason);
  return null;
end $$;
create trigger printers_breaker after update of breaker on printing.printers
  for each row when (old.breaker <> new.breaker) execute function printing.note_breaker_change();

alter table printing.jobs
  drop constraint jobs_kind_check,
  add constraint jobs_kind_check
    check (kind in ('drawer', 'receipt', 'pre_bill', 'cash', 'kitchen', 'cancel', 'test')),
  drop constraint jobs_state_check,
  add constraint jobs_state_check
    check (state in ('queued', 'sending', 'unknown', 'failed', 'expired', 'printed', 'rerouted', 'cancelled')),
  -- Its place in its lane: when it was queued, and for the less urgent some seconds later. Taken where whoever caused it
  -- holds what it is about, so that two pages about one thing keep their order.
  add column place_at timestamptz,
  add column expires_at timestamptz,
  -- Whether a printing of it was confirmed once: the next is a reprint, not a doubt.
  add column printed_before boolean not null default false,
  -- Name of the printer it was meant for; how often it was handed on.
  add column rerouted_from text,
  add column hops smallint not null default 0 check (hops between 0 and 20),
  -- Since when the floor knows that it waits.
  add column alarmed_at timestamptz,
  add column ended_at timestamptz,
  -- When it needs nobody's eye any more.
  add column settled_at timestamptz,
  drop constraint jobs_company_id_printer_id_dedupe_key_key,
  add constraint jobs_said_once unique (company_id, printer_id, dedupe_key, hops);
-- What is brought over is seen also where the owner of the tables keeps row security too.
alter table printing.jobs no force row level security;
update printing.jobs set place_at = created_at, expires_at = created_at + interval '20 minutes',
  printed_before = state = 'printed', ended_at = printed_at, settled_at = printed_at;
alter table printing.jobs force row level security;
alter table printing.jobs
  alter column place_at set not null,
  alter column expires_at set not null,
  add check ((state in ('queued', 'sending')) = (ended_at is null));

drop index printing.jobs_waiting;
create index jobs_waiting on printing.jobs (company_id, printer_id, place_at, seq) where state in ('queued', 'sending');
-- What a person has to decide about.
create index jobs_tray on printing.jobs (company_id, branch_id, created_at) where settled_at is null and ended_at is not null;
create index jobs_of_branch on printing.jobs (company_id, branch_id, seq);

drop function printing.due_printers;
-- Printers with something to do now: all a worker may learn without standing in a company. Of a lane only its head counts,
-- so a dead printer's queue is looked at when its pause is over and never hides a living one. `blocked`: the printer takes
-- nothing, and another one stands in.
create function printing.due_printers(p_limit integer) returns table (company_id uuid, printer_id uuid, blocked boolean)
  language sql stable security definer set search_path = ''
  begin atomic
    select head.company_id, head.printer_id, p.breaker = 'open'
    from (
      select distinct on (j.company_id, j.printer_id)
        j.company_id, j.printer_id, j.next_attempt_at, j.lease_until
      from printing.jobs j
      where j.state in ('queued', 'sending')
      order by j.company_id, j.printer_id, j.place_at, j.seq
    ) head
    join printing.printers p on p.company_id = head.company_id and p.id = head.printer_id
    left join printing.printers f on f.company_id = p.company_id and f.id = p.fallback_printer_id
    where (p.breaker <> 'open' and head.next_attempt_at <= now() and (head.lease_until is null or head.lease_until < now()))
      or (p.breaker = 'open' and f.breaker <> 'open')
    order by head.next_attempt_at
    limit p_limit;
  end;

-- Printers that are to be asked whether they are well again.
create function printing.due_probes(p_limit integer) returns table (company_id uuid, printer_id uuid)
  language sql stable security definer set search_path = ''
  begin atomic
    select p.company_id, p.id from printing.printers p where p.breaker = 'open' and p.probe_at <= now()
    order by p.probe_at limit p_limit;
  end;

-- Branches with pages that are too late to be printed, or of which the floor must hear.
create function printing.due_alarms(p_after_seconds integer) returns table (company_id uuid, branch_id uuid)
  language sql stable security definer set search_path = ''
  begin atomic
    select distinct j.company_id, j.branch_id from printing.jobs j
    -- Whatever waits, and nothing else, is read: along the index of the lanes.
    where j.state in ('queued', 'sending') and (
      (j.expires_at <= now() and (j.state = 'queued' or j.lease_until < now()))
      or (j.alarmed_at is null and j.created_at <= now() - make_interval(secs => p_after_seconds)));
  end;

drop function printing.forget_old;
-- What has ended, old papers and old changes leave after a week.
create function printing.forget_old() returns bigint
  language sql volatile security definer set search_path = ''
  begin atomic
    with papers as (
      delete from printing.papers p where p.printed_at < now() - interval '7 days' returning 1
    ), jobs as (
      delete from printing.jobs j where j.ended_at < now() - interval '7 days' returning 1
    ), changes as (
      delete from printing.breaker_changes c where c.at < now() - interval '7 days' returning 1
    )
    select (select count(*) from papers) + (select count(*) from jobs) + (select count(*) from changes);
  end;

grant select, insert on printing.breaker_changes to fastops_app;
grant select, delete on printing.breaker_changes to fastops_definer;
alter function printing.due_printers owner to fastops_definer;
alter function printing.due_probes owner to fastops_definer;
alter function printing.due_alarms owner to fastops_definer;
alter function printing.forget_old owner to fastops_definer;
revoke execute on function printing.due_printers, printing.due_probes, printing.due_alarms, printing.forget_old from public;
grant execute on function printing.due_printers, printing.due_probes, printing.due_alarms, printing.forget_old to fastops_app;
