-- One number per company that grows with every change of its menu; devices compare it.
create table catalog.versions (
  company_id uuid primary key references identity.companies (company_id),
  version bigint not null default 1
);

create table catalog.taxes (
  company_id uuid not null references identity.companies (company_id),
  id uuid not null,
  name text not null,
  rate_basis_points integer not null check (rate_basis_points between 0 and 10000),
  included boolean not null,
  primary key (company_id, id),
  unique (company_id, name)
);

create table catalog.categories (
  company_id uuid not null references identity.companies (company_id),
  id uuid not null,
  name text not null check (length(name) between 1 and 80),
  color text not null check (color ~ '^#[0-9A-Fa-f]{6}$'),
  sort_order integer not null default 0,
  primary key (company_id, id),
  unique (company_id, name)
);

create table catalog.products (
  company_id uuid not null references identity.companies (company_id),
  id uuid not null,
  category_id uuid not null,
  tax_id uuid not null,
  station_id uuid,
  name text not null check (length(name) between 1 and 120),
  description text check (length(description) <= 500),
  price_minor bigint not null check (price_minor between 0 and 9000000000000),
  sort_order integer not null default 0,
  state text not null default 'active' check (state in ('active', 'retired')),
  primary key (company_id, id),
  foreign key (company_id, category_id) references catalog.categories (company_id, id),
  foreign key (company_id, tax_id) references catalog.taxes (company_id, id),
  foreign key (company_id, station_id) references printing.stations (company_id, id)
);
create index products_category on catalog.products (company_id, category_id);

alter table catalog.versions enable row level security;
alter table catalog.versions force row level security;
create policy tenant on catalog.versions
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table catalog.taxes enable row level security;
alter table catalog.taxes force row level security;
create policy tenant on catalog.taxes
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table catalog.categories enable row level security;
alter table catalog.categories force row level security;
create policy tenant on catalog.categories
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table catalog.products enable row level security;
alter table catalog.products force row level security;
create policy tenant on catalog.products
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());

-- Whoever changes the menu, by whatever path, moves its version in the same transaction.
create function catalog.bump_version() returns trigger
  language plpgsql
  as $$
  begin
    insert into catalog.versions (company_id) values (coalesce(new.company_id, old.company_id))
      on conflict (company_id) do update set version = catalog.versions.version + 1;
    return null;
  end $$;
create trigger bump_version after insert or update or delete on catalog.products
  for each row execute function catalog.bump_version();
create trigger bump_version after insert or update or delete on catalog.categories
  for each row execute function catalog.bump_version();
create trigger bump_version after update on catalog.taxes
  for each row execute function catalog.bump_version();

grant select, insert, update on catalog.versions, catalog.taxes, catalog.categories, catalog.products to fastops_app;
