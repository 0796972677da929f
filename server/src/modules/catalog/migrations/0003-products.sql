-- Products as a restaurant has them: a tree of categories, codes, sizes, choices and combos.

alter table catalog.categories
  drop constraint categories_company_id_name_key,
  add column parent_id uuid,
  add column station_id uuid,
  add column version integer not null default 1,
  add column menu_version bigint not null default 0,
  add column deleted_at timestamptz,
  add foreign key (company_id, parent_id) references catalog.categories (company_id, id),
  add foreign key (company_id, station_id) references printing.stations (company_id, id),
  add constraint categories_own_parent check (parent_id <> id);
create unique index categories_name on catalog.categories
  (company_id, coalesce(parent_id, '00000000-0000-0000-0000-000000000000'), lower(name)) where deleted_at is null;
create trigger note_change before insert or update on catalog.categories
  for each row execute function catalog.note_change();

alter table catalog.products
  drop constraint products_description_check,
  add constraint products_description_check check (length(description) <= 1000),
  add column kind text not null default 'simple' check (kind in ('simple', 'combo')),
  add column code text check (length(code) between 1 and 40),
  add column barcode text check (length(barcode) between 1 and 40),
  add column prep_minutes integer check (prep_minutes between 1 and 600),
  add column allergens text[] not null default '{}' check (cardinality(allergens) <= 20),
  add column tags text[] not null default '{}' check (cardinality(tags) <= 20),
  -- What a combo costs: its own price and what single choices add, or the sum of its parts less a share.
  add column combo_rule text check (combo_rule in ('fixed', 'less')),
  add column combo_less_basis_points integer check (combo_less_basis_points between 0 and 10000),
  add column version integer not null default 1,
  add column menu_version bigint not null default 0,
  add column created_at timestamptz not null default now(),
  add column updated_at timestamptz not null default now(),
  add column deleted_at timestamptz,
  add constraint products_combo check ((kind = 'combo') = (combo_rule is not null)
    and (combo_rule is not distinct from 'less') = (combo_less_basis_points is not null));
create index products_changed on catalog.products (company_id, menu_version);
create index products_name on catalog.products (company_id, lower(name), id) where deleted_at is null;
create trigger note_change before insert or update on catalog.products
  for each row execute function catalog.note_change();

-- Sizes. A product with sizes is sold in one of them, at its price.
create table catalog.variants (
  company_id uuid not null,
  id uuid not null,
  product_id uuid not null,
  name text not null check (length(name) between 1 and 60),
  price_minor bigint not null check (price_minor between 0 and 9000000000000),
  code text check (length(code) between 1 and 40),
  barcode text check (length(barcode) between 1 and 40),
  sort_order integer not null default 0,
  deleted_at timestamptz,
  primary key (company_id, id),
  unique (company_id, product_id, id),
  foreign key (company_id, product_id) references catalog.products (company_id, id)
);
create unique index variants_name on catalog.variants (company_id, product_id, lower(name)) where deleted_at is null;

-- The codes of what is alive, of products and sizes alike: each stands for one thing.
create table catalog.codes (
  company_id uuid not null,
  kind text not null check (kind in ('code', 'barcode')),
  value text not null,
  product_id uuid not null,
  variant_id uuid,
  primary key (company_id, kind, value),
  foreign key (company_id, product_id) references catalog.products (company_id, id),
  foreign key (company_id, product_id, variant_id) references catalog.variants (company_id, product_id, id)
);
create index codes_product on catalog.codes (company_id, product_id);

create function catalog.keep_product_codes() returns trigger
  language plpgsql set search_path = ''
  as $$ begin
    if tg_op = 'UPDATE' then
      if (new.code, new.barcode, new.deleted_at is null) is not distinct from (old.code, old.barcode, old.deleted_at is null)
        then return null; end if;
      delete from catalog.codes c where c.company_id = new.company_id and c.product_id = new.id
        and (c.variant_id is null or new.deleted_at is not null);
    end if;
    if new.deleted_at is null then
      insert into catalog.codes (company_id, kind, value, product_id)
        select new.company_id, k.kind, lower(k.value), new.id
        from (values ('code', new.code), ('barcode', new.barcode)) k (kind, value) where k.value is not null;
      if tg_op = 'UPDATE' and old.deleted_at is not null then
        insert into catalog.codes (company_id, kind, value, product_id, variant_id)
          select v.company_id, k.kind, lower(k.value), v.product_id, v.id from catalog.variants v,
            lateral (values ('code', v.code), ('barcode', v.barcode)) k (kind, value)
          where v.company_id = new.company_id and v.product_id = new.id and v.deleted_at is null and k.value is not null;
      end if;
    end if;
    return null;
  end $$;
create trigger keep_codes after insert or update on catalog.products
  for each row execute function catalog.keep_product_codes();

create function catalog.keep_variant_codes() returns trigger
  language plpgsql set search_path = ''
  as $$ begin
    delete from catalog.codes c where c.company_id = new.company_id and c.product_id = new.product_id
      and c.variant_id = new.id;
    if new.deleted_at is null then
      insert into catalog.codes (company_id, kind, value, product_id, variant_id)
        select new.company_id, k.kind, lower(k.value), new.product_id, new.id
        from (values ('code', new.code), ('barcode', new.barcode)) k (kind, value)
        where k.value is not null and exists (select 1 from catalog.products p
          where p.company_id = new.company_id and p.id = new.product_id and p.deleted_at is null);
    end if;
    return null;
  end $$;
create trigger keep_codes after insert or update on catalog.variants
  for each row execute function catalog.keep_variant_codes();

-- What one may, or must, choose with a product: doneness, extras, side dishes. Groups are shared between products.
create table catalog.option_groups (
  company_id uuid not null references identity.companies (company_id),
  id uuid not null,
  name text not null check (length(name) between 1 and 60),
  min_choices integer not null default 0 check (min_choices between 0 and 50),
  -- Null: any number.
  max_choices integer check (max_choices between 1 and 50),
  sort_order integer not null default 0,
  version integer not null default 1,
  menu_version bigint not null default 0,
  deleted_at timestamptz,
  primary key (company_id, id),
  check (max_choices is null or min_choices <= max_choices)
);
create unique index option_groups_name on catalog.option_groups (company_id, lower(name)) where deleted_at is null;
create trigger note_change before insert or update on catalog.option_groups
  for each row execute function catalog.note_change();

create table catalog.options (
  company_id uuid not null,
  id uuid not null,
  group_id uuid not null,
  name text not null check (length(name) between 1 and 60),
  price_minor bigint not null default 0 check (price_minor between 0 and 9000000000000),
  is_default boolean not null default false,
  -- How often it may be chosen at once: two extra eggs.
  max_quantity integer not null default 1 check (max_quantity between 1 and 20),
  sort_order integer not null default 0,
  deleted_at timestamptz,
  primary key (company_id, id),
  unique (company_id, group_id, id),
  foreign key (company_id, group_id) references catalog.option_groups (company_id, id)
);
create unique index options_name on catalog.options (company_id, group_id, lower(name)) where deleted_at is null;

create table catalog.product_groups (
  company_id uuid not null,
  product_id uuid not null,
  group_id uuid not null,
  sort_order integer not null default 0,
  primary key (company_id, product_id, group_id),
  foreign key (company_id, product_id) references catalog.products (company_id, id),
  foreign key (company_id, group_id) references catalog.option_groups (company_id, id)
);
create index product_groups_group on catalog.product_groups (company_id, group_id);

-- A combo is sold as its parts: from each slot so many of its choices.
create table catalog.combo_slots (
  company_id uuid not null,
  id uuid not null,
  product_id uuid not null,
  name text not null check (length(name) between 1 and 60),
  min_choices integer not null default 1 check (min_choices between 0 and 20),
  max_choices integer not null default 1 check (max_choices between 1 and 20),
  sort_order integer not null default 0,
  primary key (company_id, id),
  foreign key (company_id, product_id) references catalog.products (company_id, id),
  check (min_choices <= max_choices)
);
create index combo_slots_product on catalog.combo_slots (company_id, product_id);

create table catalog.combo_choices (
  company_id uuid not null,
  id uuid not null,
  slot_id uuid not null,
  product_id uuid not null,
  variant_id uuid,
  extra_minor bigint not null default 0 check (extra_minor between 0 and 9000000000000),
  is_default boolean not null default false,
  sort_order integer not null default 0,
  primary key (company_id, id),
  foreign key (company_id, slot_id) references catalog.combo_slots (company_id, id),
  foreign key (company_id, product_id) references catalog.products (company_id, id),
  foreign key (company_id, product_id, variant_id) references catalog.variants (company_id, product_id, id)
);
create unique index combo_choices_once on catalog.combo_choices (company_id, slot_id, product_id, coalesce(variant_id, product_id));

alter table catalog.variants enable row level security;
alter table catalog.variants force row level security;
create policy tenant on catalog.variants
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table catalog.codes enable row level security;
alter table catalog.codes force row level security;
create policy tenant on catalog.codes
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table catalog.option_groups enable row level security;
alter table catalog.option_groups force row level security;
create policy tenant on catalog.option_groups
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table catalog.options enable row level security;
alter table catalog.options force row level security;
create policy tenant on catalog.options
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table catalog.product_groups enable row level security;
alter table catalog.product_groups force row level security;
create policy tenant on catalog.product_groups
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table catalog.combo_slots enable row level security;
alter table catalog.combo_slots force row level security;
create policy tenant on catalog.combo_slots
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table catalog.combo_choices enable row level security;
alter table catalog.combo_choices force row level security;
create policy tenant on catalog.combo_choices
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());

grant select, insert, update on catalog.variants, catalog.option_groups, catalog.options to fastops_app;
grant select, insert, update, delete on catalog.codes, catalog.product_groups, catalog.combo_slots, catalog.combo_choices
  to fastops_app;
