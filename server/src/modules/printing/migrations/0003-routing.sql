-- Printers and stations that people set up, and which pages of a station come out where.

alter table printing.printers
  drop constraint printers_driver_check,
  -- tcp: the server connects to it; file: a device of the server's machine; agent: a program in the restaurant's network
  -- prints on it; cloudprnt: it asks for its pages itself; virtual: played by this program.
  add constraint printers_driver_check check (driver in ('tcp', 'file', 'agent', 'cloudprnt', 'virtual')),
  -- A device of the machine that prints, such as /dev/usb/lp0, instead of a host and a port.
  add column device text check (length(device) between 1 and 200),
  -- Whether a drawer hangs on it, and whether it takes pictures.
  add column drawer boolean not null default false,
  add column images boolean not null default true,
  add column version integer not null default 1,
  add column deleted_at timestamptz,
  drop constraint printers_company_id_branch_id_name_key,
  -- One that is away gets no new page. What waits for it still comes out of it, or of its fallback.
  add check (device is null or host is null);
create unique index printers_name on printing.printers (company_id, branch_id, lower(name)) where deleted_at is null;

alter table printing.stations
  drop constraint stations_kind_check,
  -- kitchen and bar make things; expo hands them over; till prints what guests and cashiers read.
  add constraint stations_kind_check check (kind in ('kitchen', 'bar', 'expo', 'till')),
  add column version integer not null default 1,
  add column deleted_at timestamptz,
  drop constraint stations_company_id_name_key;
create unique index stations_name on printing.stations (company_id, lower(name)) where deleted_at is null;

-- A target of a station: a printer of the branch, how many papers, and for which kinds of order; null is for all.
alter table printing.station_printers
  add column copies smallint not null default 1 check (copies between 1 and 5),
  add column order_types text[] check (
    cardinality(order_types) between 1 and 6
    and order_types <@ array['dine_in', 'counter', 'takeaway', 'delivery', 'staff_meal', 'online']),
  drop constraint station_printers_company_id_printer_id_fkey,
  -- A printer of this branch and of no other.
  add foreign key (company_id, branch_id, printer_id) references printing.printers (company_id, branch_id, id);
create index station_printers_printer on printing.station_printers (company_id, printer_id);

-- How a station works in one branch; a branch without a row has it as a new station is.
create table printing.station_branches (
  company_id uuid not null,
  branch_id uuid not null,
  station_id uuid not null,
  -- Whether what it makes is printed at the pass too: beside its own printers, instead of them, or not.
  expo text not null default 'skip' check (expo in ('also', 'only', 'skip')),
  -- Makes what nobody else was named for.
  is_default boolean not null default false,
  primary key (company_id, branch_id, station_id),
  foreign key (company_id, station_id) references printing.stations (company_id, id),
  foreign key (company_id, branch_id) references identity.branches (company_id, id)
);
create unique index station_branches_default on printing.station_branches (company_id, branch_id) where is_default;
alter table printing.station_branches enable row level security;
alter table printing.station_branches force row level security;
create policy tenant on printing.station_branches
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());

-- How often the routing of a branch was changed: whoever replaces it says which one they saw.
create table printing.branch_routings (
  company_id uuid not null,
  branch_id uuid not null,
  version integer not null default 1,
  primary key (company_id, branch_id),
  foreign key (company_id, branch_id) references identity.branches (company_id, id)
);
alter table printing.branch_routings enable row level security;
alter table printing.branch_routings force row level security;
create policy tenant on printing.branch_routings
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());

drop function printing.due_printers;
-- As before, but only printers that this server reaches itself: an agent and a printer that asks fetch their own pages. One
-- that takes nothing is in it whoever prints: its pages are handed on here.
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
    where (p.breaker <> 'open' and p.driver in ('tcp', 'file', 'virtual') and head.next_attempt_at <= now()
        and (head.lease_until is null or head.lease_until < now()))
      or (p.breaker = 'open' and f.breaker <> 'open' and f.deleted_at is null)
    order by head.next_attempt_at
    limit p_limit;
  end;

-- As before; an agent asks its printers itself.
create or replace function printing.due_probes(p_limit integer) returns table (company_id uuid, printer_id uuid)
  language sql stable security definer set search_path = ''
  begin atomic
    select p.company_id, p.id from printing.printers p
    where p.breaker = 'open' and p.probe_at <= now() and p.driver in ('tcp', 'file', 'virtual')
      and (p.deleted_at is null or exists (select 1 from printing.jobs j
        where j.company_id = p.company_id and j.printer_id = p.id and j.state in ('queued', 'sending')))
    order by p.probe_at limit p_limit;
  end;

create or replace function printing.virtual_printers() returns table (company_id uuid, branch_id uuid, printer_id uuid)
  language sql stable security definer set search_path = ''
  begin atomic
    select p.company_id, p.branch_id, p.id from printing.printers p
    where p.driver = 'virtual' and p.deleted_at is null order by p.company_id, p.id;
  end;

grant select, insert, update on printing.station_branches, printing.branch_routings to fastops_app;
grant delete on printing.station_branches to fastops_app;
alter function printing.due_printers owner to fastops_definer;
revoke execute on function printing.due_printers from public;
grant execute on function printing.due_printers to fastops_app;
