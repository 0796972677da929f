-- A virtual printer plays faults, and one process at a time plays the printer.

alter table printing.printers
  add column played_fault text not null default 'ok'
    check (played_fault in ('ok', 'out_of_paper', 'paper_low', 'offline', 'slow', 'jam')),
  -- The process that plays it, and until when it need not say so again.
  add column played_by uuid,
  add column played_until timestamptz,
  add check ((played_by is null) = (played_until is null));
create index printers_virtual on printing.printers (company_id, id) where driver = 'virtual' and deleted_at is null;

drop function printing.virtual_printers;
-- Takes for a player the virtual printers that nobody plays, says for those it has that it is still there, and answers with
-- all it plays now. A row that is busy is passed over until the next time.
create function printing.play_virtual_printers(p_player uuid, p_seconds integer)
  returns table (company_id uuid, branch_id uuid, printer_id uuid, columns integer, host text, port integer, fault text)
  language sql volatile security definer set search_path = ''
  begin atomic
    with mine as (
      select p.company_id, p.id from printing.printers p
      where p.driver = 'virtual' and p.deleted_at is null and (p.played_by is null or p.played_until <= now()
        or (p.played_by = p_player and p.played_until <= now() + make_interval(secs => p_seconds / 2.0)))
      order by p.company_id, p.id
      for update skip locked
    )
    update printing.printers p set played_by = p_player, played_until = now() + make_interval(secs => p_seconds)
    from mine where p.company_id = mine.company_id and p.id = mine.id;
    select p.company_id, p.branch_id, p.id, p.columns, p.host, p.port, p.played_fault from printing.printers p
    where p.driver = 'virtual' and p.deleted_at is null and p.played_by = p_player and p.played_until > now()
    order by p.company_id, p.id;
  end;

-- Lets go of what a player plays, for the others to take at once.
create function printing.leave_virtual_printers(p_player uuid) returns void
  language sql volatile security definer set search_path = ''
  begin atomic
    update printing.printers set played_by = null, played_until = null where driver = 'virtual' and played_by = p_player;
  end;

grant update (played_by, played_until) on printing.printers to fastops_definer;
alter function printing.play_virtual_printers owner to fastops_definer;
alter function printing.leave_virtual_printers owner to fastops_definer;
revoke execute on function printing.play_virtual_printers, printing.leave_virtual_printers from public;
grant execute on function printing.play_virtual_printers, printing.leave_virtual_printers to fastops_app;
