-- A picture of a product, as it was made of what somebody sent. Its files are named after it; its id is drawn at random, since
-- whoever knows it may see them. A row is there before its files are, and until they are gone, so that none is forgotten.
create table catalog.pictures (
  company_id uuid not null,
  id uuid not null,
  product_id uuid not null,
  -- SHA-256 of what was sent: the same once more is no change.
  source_hash bytea not null check (length(source_hash) = 32),
  width integer not null check (width between 1 and 1200),
  height integer not null check (height between 1 and 1200),
  -- A few pixels of it as a data address, to be shown until it is there.
  placeholder text not null check (length(placeholder) <= 600),
  state text not null default 'storing' check (state in ('storing', 'kept', 'leaving')),
  -- Since when no product shows it; null while one does.
  unused_since timestamptz default now(),
  created_at timestamptz not null default now(),
  primary key (company_id, id),
  unique (company_id, product_id, id),
  foreign key (company_id, product_id) references catalog.products (company_id, id),
  check (unused_since is not null or state = 'kept')
);
create index pictures_unused on catalog.pictures (unused_since) where unused_since is not null;

alter table catalog.products
  add column picture_id uuid,
  add foreign key (company_id, id, picture_id) references catalog.pictures (company_id, product_id, id);
create index products_picture on catalog.products (company_id, picture_id) where picture_id is not null;

alter table catalog.pictures enable row level security;
alter table catalog.pictures force row level security;
create policy tenant on catalog.pictures
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());

-- Pictures that no product has shown for a week begin to leave: they cannot be brought back any more, and their files may go.
-- One that began before comes again, in case whoever took it did not live to remove its files.
create function catalog.take_unused_pictures(p_limit integer) returns table (company_id uuid, picture_id uuid)
  language sql volatile security definer set search_path = ''
  begin atomic
    update catalog.pictures p set state = 'leaving'
    from (
      select u.company_id, u.id from catalog.pictures u
      where u.unused_since < now() - interval '7 days'
        and not exists (select 1 from catalog.products o where o.company_id = u.company_id and o.picture_id = u.id)
      order by u.unused_since limit p_limit for update skip locked
    ) old
    where p.company_id = old.company_id and p.id = old.id
    returning p.company_id, p.id;
  end;

grant select, insert, update, delete on catalog.pictures to fastops_app;
grant select, update on catalog.pictures to fastops_definer;
grant select on catalog.products to fastops_definer;
alter function catalog.take_unused_pictures owner to fastops_definer;
revoke execute on function catalog.take_unused_pictures from public;
grant execute on function catalog.take_unused_pictures to fastops_app;
