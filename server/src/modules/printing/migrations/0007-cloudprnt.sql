-- Printers that ask for their pages themselves (Star's CloudPRNT): the secret address they ask at, and what was heard there.

create table printing.poll_urls (
  company_id uuid not null,
  printer_id uuid not null,
  -- SHA-256 of 256 random bits, which are shown once.
  token_hash bytea not null check (length(token_hash) = 32),
  made_at timestamptz not null default now(),
  -- The machine that asked first: no other one is answered.
  mac text check (mac ~ '^[0-9a-f]{2}(:[0-9a-f]{2}){5}$'),
  -- The last other one that tried.
  stranger_mac text check (stranger_mac ~ '^[0-9a-f]{2}(:[0-9a-f]{2}){5}$'),
  stranger_at timestamptz,
  polled_at timestamptz,
  -- What it says of itself when asked: how often it asks, and what of ours it can print.
  poll_seconds smallint check (poll_seconds between 1 and 3600),
  media_types text[] check (cardinality(media_types) <= 10),
  asked_at timestamptz,
  primary key (company_id, printer_id),
  unique (company_id, token_hash),
  foreign key (company_id, printer_id) references printing.printers (company_id, id),
  check ((stranger_mac is null) = (stranger_at is null))
);
create index poll_urls_token on printing.poll_urls (token_hash);
alter table printing.poll_urls enable row level security;
alter table printing.poll_urls force row level security;
create policy tenant on printing.poll_urls
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());

-- Whose address it is: all that may be known before a company is.
create function printing.find_poll_url(p_token_hash bytea) returns table (company_id uuid, printer_id uuid)
  language sql stable security definer set search_path = ''
  begin atomic
    select u.company_id, u.printer_id
    from printing.poll_urls u
    join printing.printers p on p.company_id = u.company_id and p.id = u.printer_id
    where u.token_hash = p_token_hash and p.driver = 'cloudprnt' and p.deleted_at is null;
  end;

-- Seconds after which a printer that asks every so many is one that asks no more.
create function printing.silence_seconds(p_poll_seconds smallint) returns integer
  language sql immutable set search_path = ''
  return 3 * coalesce(p_poll_seconds, 10) + 5;

-- Printers that ought to ask and do not. Who has not been up for that long itself knows only of those that cannot.
create function printing.silent_printers(p_up_seconds integer) returns table (company_id uuid, printer_id uuid)
  language sql stable security definer set search_path = ''
  begin atomic
    select p.company_id, p.id
    from printing.printers p
    left join printing.poll_urls u on u.company_id = p.company_id and u.printer_id = p.id
    where p.driver = 'cloudprnt' and p.deleted_at is null and p.breaker <> 'open'
      and (u.printer_id is null or (p_up_seconds > printing.silence_seconds(u.poll_seconds)
        and coalesce(u.polled_at, u.made_at) < now() - make_interval(secs => printing.silence_seconds(u.poll_seconds))));
  end;
create index printers_cloudprnt on printing.printers (company_id, id) where driver = 'cloudprnt';

grant select, insert, update, delete on printing.poll_urls to fastops_app;
grant select on printing.poll_urls to fastops_definer;
alter function printing.find_poll_url owner to fastops_definer;
alter function printing.silent_printers owner to fastops_definer;
revoke execute on function printing.find_poll_url, printing.silent_printers, printing.silence_seconds from public;
grant execute on function printing.find_poll_url, printing.silent_printers to fastops_app;
grant execute on function printing.silence_seconds to fastops_app, fastops_definer;
