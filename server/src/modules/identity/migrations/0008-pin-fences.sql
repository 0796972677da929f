-- An approval is worth what its approver's rights were worth when it was given: whoever's rights change in its minute takes
-- it back with them. Those given before this migration were over a minute after.
alter table identity.approvals add column approver_version integer not null default 0;

-- Which device a code is for. It is used up inside the company, together with all that follows from it.
drop function identity.enroll_device(bytea, bytea);
create function identity.find_device_of_code(p_code_hash bytea) returns table (company_id uuid, device_id uuid)
  language sql stable security definer set search_path = ''
  begin atomic
    select d.company_id, d.id from identity.devices d
    where d.code_hash = p_code_hash and d.code_expires_at > now() and d.state <> 'revoked';
  end;
revoke update on identity.devices from fastops_definer;
alter function identity.find_device_of_code owner to fastops_definer;
revoke execute on function identity.find_device_of_code from public;
grant execute on function identity.find_device_of_code to fastops_app;
