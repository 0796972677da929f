-- Who did what: written once, never changed. Each row holds the hash of the one before it.
create table identity.audit_log (
  company_id uuid not null references identity.companies (company_id),
  seq bigint not null,
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  actor_kind text not null check (actor_kind in ('person', 'service', 'support', 'platform', 'system')),
  session_id uuid,
  device_id uuid,
  branch_id uuid,
  action text not null,
  object_type text not null,
  object_id text,
  before jsonb,
  after jsonb,
  reason text,
  approver_id uuid,
  approver_name text,
  request_id text,
  prev_hash bytea not null,
  hash bytea not null,
  primary key (company_id, seq)
);
create index audit_log_action on identity.audit_log (company_id, action, seq);
create index audit_log_actor on identity.audit_log (company_id, actor_id, seq);

create table identity.audit_heads (
  company_id uuid primary key references identity.companies (company_id),
  seq bigint not null,
  hash bytea not null
);

alter table identity.audit_log enable row level security;
alter table identity.audit_log force row level security;
create policy tenant on identity.audit_log
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table identity.audit_heads enable row level security;
alter table identity.audit_heads force row level security;
create policy tenant on identity.audit_heads
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());

-- The hash of one row of the chain: SHA-256 over the hash before it and the row itself, as text that does not depend on
-- the order of columns.
create function identity.audit_hash(p_prev bytea, p_row identity.audit_log) returns bytea
  language sql immutable
  set timezone = 'UTC'
  return sha256(p_prev || convert_to((to_jsonb(p_row) - 'hash' - 'prev_hash')::text, 'UTF8'));

-- Adds to the chain of the company this transaction stands in. The row of the chain's head is locked from here to the
-- commit, so this comes last.
create function identity.append_audit(p_entry jsonb) returns bigint
  language plpgsql volatile security definer set search_path = ''
  as $$
  declare
    v_company uuid := kernel.current_company();
    v_head identity.audit_heads;
    v_row identity.audit_log;
  begin
    if v_company is null then
      raise exception 'an audit entry needs a company';
    end if;
    insert into identity.audit_heads (company_id, seq, hash) values (v_company, 0, sha256(convert_to(v_company::text, 'UTF8')))
      on conflict (company_id) do nothing;
    select * into v_head from identity.audit_heads h where h.company_id = v_company for update;
    v_row := jsonb_populate_record(null::identity.audit_log, p_entry);
    v_row.company_id := v_company;
    v_row.seq := v_head.seq + 1;
    v_row.at := clock_timestamp();
    v_row.prev_hash := v_head.hash;
    v_row.hash := identity.audit_hash(v_head.hash, v_row);
    insert into identity.audit_log select v_row.*;
    update identity.audit_heads h set seq = v_row.seq, hash = v_row.hash where h.company_id = v_company;
    return v_row.seq;
  end $$;

grant select on identity.audit_log, identity.audit_heads to fastops_app;
grant select, insert on identity.audit_log to fastops_definer;
grant select, insert, update on identity.audit_heads to fastops_definer;
alter function identity.append_audit owner to fastops_definer;
revoke execute on function identity.append_audit from public;
grant execute on function identity.append_audit to fastops_app;
