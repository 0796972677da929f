-- Wrong PINs are counted at the person too: whoever knows one PIN of a device cannot reset the count of another's by it.

alter table identity.members
  -- Within a day of the first of them; a right PIN, and a new one, begin anew.
  add column pin_tries integer not null default 0,
  add column pin_tries_since timestamptz;

create index sessions_device on identity.sessions (company_id, device_id) where device_id is not null;

-- The device behind a browser's secret; the one it became last, should two companies share a browser.
drop function identity.find_device(bytea);
create function identity.find_device(p_secret_hash bytea) returns table (company_id uuid, device_id uuid)
  language sql stable security definer set search_path = ''
  begin atomic
    select d.company_id, d.id from identity.devices d
    where d.secret_hash = p_secret_hash and d.state = 'active'
    order by d.last_seen_at desc nulls last, d.id desc limit 1;
  end;
alter function identity.find_device owner to fastops_definer;
revoke execute on function identity.find_device from public;
grant execute on function identity.find_device to fastops_app;
