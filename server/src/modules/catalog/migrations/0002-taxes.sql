-- One version of the menu per transaction, and taxes as they are: by what a thing is, what the establishment is, and the day.

-- One version per transaction. A device that is older than `whole` reads everything again: what changed then (taxes, lists
-- of prices) shows on every product.
alter table catalog.versions
  add column whole bigint not null default 1,
  add column changed_in xid8;

-- The version of this transaction. The row stays locked until its end, so that versions follow commits.
create function catalog.next_version(p_company uuid) returns bigint
  language plpgsql set search_path = ''
  as $$
  declare v_version bigint;
  begin
    -- A row of another company is for the policy of its own table to refuse.
    if p_company <> kernel.current_company() then return 0; end if;
    select v.version into v_version from catalog.versions v
      where v.company_id = p_company and v.changed_in = pg_current_xact_id();
    if not found then
      insert into catalog.versions (company_id, changed_in) values (p_company, pg_current_xact_id())
        on conflict (company_id) do update
          set version = catalog.versions.version + 1, changed_in = pg_current_xact_id()
        returning version into v_version;
    end if;
    return v_version;
  end $$;

create function catalog.note_change() returns trigger
  language plpgsql set search_path = ''
  as $$ begin
    new.menu_version := catalog.next_version(new.company_id);
    return new;
  end $$;

create function catalog.note_whole() returns trigger
  language plpgsql set search_path = ''
  as $$ begin
    perform catalog.next_version(coalesce(new.company_id, old.company_id));
    update catalog.versions set whole = version
      where company_id = coalesce(new.company_id, old.company_id) and whole < version;
    return null;
  end $$;

drop trigger bump_version on catalog.products;
drop trigger bump_version on catalog.categories;
drop trigger bump_version on catalog.taxes;
drop function catalog.bump_version();

-- What a product is, as far as taxes go: food and drink, liquor, exempt.
create table catalog.tax_classes (
  company_id uuid not null references identity.companies (company_id),
  id uuid not null,
  name text not null check (length(name) between 1 and 60),
  sort_order integer not null default 0,
  primary key (company_id, id),
  unique (company_id, name)
);

-- What an establishment is: responsible for consumption tax, for value added tax, for neither.
create table catalog.tax_regimes (
  company_id uuid not null references identity.companies (company_id),
  id uuid not null,
  name text not null check (length(name) between 1 and 60),
  sort_order integer not null default 0,
  primary key (company_id, id),
  unique (company_id, name)
);

-- Since when which regime holds; without a branch it is the company's.
create table catalog.branch_regimes (
  company_id uuid not null,
  id uuid not null,
  branch_id uuid,
  regime_id uuid not null,
  valid_from date not null,
  primary key (company_id, id),
  foreign key (company_id, branch_id) references identity.branches (company_id, id),
  foreign key (company_id, regime_id) references catalog.tax_regimes (company_id, id)
);
create unique index branch_regimes_day on catalog.branch_regimes
  (company_id, coalesce(branch_id, '00000000-0000-0000-0000-000000000000'), valid_from);

create table catalog.tax_rates (
  company_id uuid not null,
  tax_id uuid not null,
  valid_from date not null,
  rate_basis_points integer not null check (rate_basis_points between 0 and 10000),
  primary key (company_id, tax_id, valid_from),
  foreign key (company_id, tax_id) references catalog.taxes (company_id, id)
);

-- Which taxes a class pays in a regime; none for a pair that is not here.
create table catalog.class_taxes (
  company_id uuid not null,
  class_id uuid not null,
  regime_id uuid not null,
  tax_id uuid not null,
  primary key (company_id, class_id, regime_id, tax_id),
  foreign key (company_id, class_id) references catalog.tax_classes (company_id, id),
  foreign key (company_id, regime_id) references catalog.tax_regimes (company_id, id),
  foreign key (company_id, tax_id) references catalog.taxes (company_id, id)
);

-- Until now a product named its tax: each becomes a class that pays it, in the one regime there is.
insert into catalog.tax_classes (company_id, id, name) select company_id, id, name from catalog.taxes;
insert into catalog.tax_rates (company_id, tax_id, valid_from, rate_basis_points)
  select company_id, id, '2000-01-01', rate_basis_points from catalog.taxes;
insert into catalog.tax_regimes (company_id, id, name)
  select company_id, gen_random_uuid(), 'Régimen' from (select distinct company_id from catalog.taxes) c;
insert into catalog.branch_regimes (company_id, id, branch_id, regime_id, valid_from)
  select company_id, gen_random_uuid(), null, id, '2000-01-01' from catalog.tax_regimes;
insert into catalog.class_taxes (company_id, class_id, regime_id, tax_id)
  select t.company_id, t.id, r.id, t.id from catalog.taxes t
  join catalog.tax_regimes r on r.company_id = t.company_id;
alter table catalog.taxes drop column rate_basis_points;
alter table catalog.products drop constraint products_company_id_tax_id_fkey;
alter table catalog.products rename column tax_id to tax_class_id;
alter table catalog.products
  add foreign key (company_id, tax_class_id) references catalog.tax_classes (company_id, id);

alter table catalog.tax_classes enable row level security;
alter table catalog.tax_classes force row level security;
create policy tenant on catalog.tax_classes
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table catalog.tax_regimes enable row level security;
alter table catalog.tax_regimes force row level security;
create policy tenant on catalog.tax_regimes
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table catalog.branch_regimes enable row level security;
alter table catalog.branch_regimes force row level security;
create policy tenant on catalog.branch_regimes
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table catalog.tax_rates enable row level security;
alter table catalog.tax_rates force row level security;
create policy tenant on catalog.tax_rates
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table catalog.class_taxes enable row level security;
alter table catalog.class_taxes force row level security;
create policy tenant on catalog.class_taxes
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());

grant select, insert, update on catalog.tax_classes, catalog.tax_regimes, catalog.tax_rates to fastops_app;
grant select, insert, update, delete on catalog.branch_regimes, catalog.class_taxes to fastops_app;
