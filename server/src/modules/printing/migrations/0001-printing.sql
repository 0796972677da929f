-- Stations are company-wide in name (a product is cooked "in the kitchen"); printers stand in a branch and serve them.
create table printing.stations (
  company_id uuid not null references identity.companies (company_id),
  id uuid not null,
  name text not null check (length(name) between 1 and 40),
  kind text not null check (kind in ('kitchen', 'bar')),
  sort_order integer not null default 0,
  primary key (company_id, id),
  unique (company_id, name)
);

create table printing.printers (
  company_id uuid not null references identity.companies (company_id),
  id uuid not null,
  branch_id uuid not null,
  name text not null check (length(name) between 1 and 60),
  driver text not null check (driver in ('tcp', 'virtual')),
  -- Address to connect to. A virtual printer's is written by the process that plays it.
  host text,
  port integer check (port between 1 and 65535),
  columns integer not null default 48 check (columns in (32, 42, 48)),
  code_page text not null default 'cp858' check (code_page in ('cp850', 'cp858', 'cp1252')),
  sort_order integer not null default 0,
  last_printed_at timestamptz,
  primary key (company_id, id),
  foreign key (company_id, branch_id) references identity.branches (company_id, id),
  unique (company_id, branch_id, name)
);

create table printing.station_printers (
  company_id uuid not null,
  branch_id uuid not null,
  station_id uuid not null,
  printer_id uuid not null,
  primary key (company_id, branch_id, station_id, printer_id),
  foreign key (company_id, station_id) references printing.stations (company_id, id),
  foreign key (company_id, printer_id) references printing.printers (company_id, id),
  foreign key (company_id, branch_id) references identity.branches (company_id, id)
);

-- One lane per printer: order is kept inside it, and printers never wait for each other.
create table printing.jobs (
  company_id uuid not null,
  id uuid not null,
  seq bigint generated always as identity,
  branch_id uuid not null,
  printer_id uuid not null,
  kind text not null check (kind in ('kitchen')),
  -- What caused it, said once: the same cause never makes a second job on the same printer.
  dedupe_key text not null,
  document jsonb not null,
  state text not null default 'queued' check (state in ('queued', 'sending', 'printed')),
  -- Counted and committed before the first byte leaves.
  attempts integer not null default 0,
  -- Attempts of which a byte may have reached the paper: above 1 the ticket says that it is a reprint.
  printings integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  lease_until timestamptz,
  last_error text,
  created_at timestamptz not null default now(),
  printed_at timestamptz,
  primary key (company_id, id),
  foreign key (company_id, printer_id) references printing.printers (company_id, id),
  unique (company_id, printer_id, dedupe_key)
);
-- The hard guarantee behind the lanes: one job of a printer is on its way at a time.
create unique index jobs_one_sending on printing.jobs (company_id, printer_id) where state = 'sending';
create index jobs_waiting on printing.jobs (company_id, printer_id, seq) where state <> 'printed';

-- What came out of a virtual printer: the bytes as received, and what the decoder read in them.
create table printing.papers (
  company_id uuid not null,
  id uuid not null,
  branch_id uuid not null,
  printer_id uuid not null,
  bytes bytea not null,
  paper jsonb not null,
  printed_at timestamptz not null default now(),
  primary key (company_id, id),
  foreign key (company_id, printer_id) references printing.printers (company_id, id)
);
create index papers_latest on printing.papers (company_id, branch_id, printed_at desc);

alter table printing.stations enable row level security;
alter table printing.stations force row level security;
create policy tenant on printing.stations
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table printing.printers enable row level security;
alter table printing.printers force row level security;
create policy tenant on printing.printers
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table printing.station_printers enable row level security;
alter table printing.station_printers force row level security;
create policy tenant on printing.station_printers
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table printing.jobs enable row level security;
alter table printing.jobs force row level security;
create policy tenant on printing.jobs
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table printing.papers enable row level security;
alter table printing.papers force row level security;
create policy tenant on printing.papers
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());

-- Printers with a job to do now: all a worker may learn without standing in a company. Only the head of a lane counts,
-- so a dead printer's queue is looked at when its pause is over and never hides a living one.
create function printing.due_printers(p_limit integer) returns table (company_id uuid, printer_id uuid)
  language sql stable security definer set search_path = ''
  begin atomic
    select head.company_id, head.printer_id
    from (
      select distinct on (j.company_id, j.printer_id)
        j.company_id, j.printer_id, j.state, j.next_attempt_at, j.lease_until
      from printing.jobs j
      where j.state <> 'printed'
      order by j.company_id, j.printer_id, j.seq
    ) head
    where head.next_attempt_at <= now() and (head.lease_until is null or head.lease_until < now())
    order by head.next_attempt_at
    limit p_limit;
  end;

-- Virtual printers to be played by this program.
create function printing.virtual_printers() returns table (company_id uuid, branch_id uuid, printer_id uuid)
  language sql stable security definer set search_path = ''
  begin atomic
    select p.company_id, p.branch_id, p.id from printing.printers p where p.driver = 'virtual' order by p.company_id, p.id;
  end;

-- Printed jobs and old papers leave after a week.
create function printing.forget_old() returns bigint
  language sql volatile security definer set search_path = ''
  begin atomic
    with papers as (
      delete from printing.papers p where p.printed_at < now() - interval '7 days' returning 1
    ), jobs as (
      delete from printing.jobs j where j.state = 'printed' and j.printed_at < now() - interval '7 days' returning 1
    )
    select (select count(*) from papers) + (select count(*) from jobs);
  end;

grant select, insert, update on printing.stations, printing.printers to fastops_app;
grant select, insert, delete on printing.station_printers to fastops_app;
grant select, insert, update on printing.jobs to fastops_app;
grant select, insert on printing.papers to fastops_app;
grant select on printing.printers to fastops_definer;
grant select, delete on printing.jobs, printing.papers to fastops_definer;
alter function printing.due_printers owner to fastops_definer;
alter function printing.virtual_printers owner to fastops_definer;
alter function printing.forget_old owner to fastops_definer;
revoke execute on function printing.due_printers, printing.virtual_printers, printing.forget_old from public;
grant execute on function printing.due_printers, printing.virtual_printers, printing.forget_old to fastops_app;
