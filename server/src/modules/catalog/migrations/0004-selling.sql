-- What holds where and when: lists of prices, hours, what has run out, and who set which price.

-- Prices that hold in a branch, for a way of selling, between two days. Of several that fit the highest rank counts.
create table catalog.price_lists (
  company_id uuid not null references identity.companies (company_id),
  id uuid not null,
  name text not null check (length(name) between 1 and 60),
  branch_id uuid,
  -- Empty: every way of selling.
  channels text[] not null default '{}'
    check (channels <@ array['dine_in', 'takeaway', 'delivery', 'online']::text[]),
  valid_from date,
  valid_to date,
  rank integer not null default 0 check (rank between 0 and 1000),
  state text not null default 'active' check (state in ('active', 'paused')),
  version integer not null default 1,
  deleted_at timestamptz,
  primary key (company_id, id),
  foreign key (company_id, branch_id) references identity.branches (company_id, id),
  check (valid_to is null or valid_from is null or valid_from <= valid_to)
);
create unique index price_lists_name on catalog.price_lists (company_id, lower(name)) where deleted_at is null;

create table catalog.list_prices (
  company_id uuid not null,
  list_id uuid not null,
  product_id uuid not null,
  variant_id uuid,
  item_id uuid not null generated always as (coalesce(variant_id, product_id)) stored,
  price_minor bigint not null check (price_minor between 0 and 9000000000000),
  primary key (company_id, list_id, item_id),
  foreign key (company_id, list_id) references catalog.price_lists (company_id, id),
  foreign key (company_id, product_id) references catalog.products (company_id, id),
  foreign key (company_id, product_id, variant_id) references catalog.variants (company_id, product_id, id)
);
create index list_prices_product on catalog.list_prices (company_id, product_id);

-- When and where something is sold: a product by its own windows, else by those of the nearest category that has some; with
-- none at all, always.
create table catalog.windows (
  company_id uuid not null references identity.companies (company_id),
  id uuid not null,
  product_id uuid,
  category_id uuid,
  branch_id uuid,
  channel text check (channel in ('dine_in', 'takeaway', 'delivery', 'online')),
  -- Monday is 1. A window that goes on past midnight belongs to the day it began.
  weekdays smallint[] not null check (weekdays <@ '{1,2,3,4,5,6,7}'::smallint[] and cardinality(weekdays) > 0),
  -- Minutes after midnight where the branch stands; a window that ends before it begins goes on past midnight.
  from_minute smallint not null check (from_minute between 0 and 1439),
  to_minute smallint not null check (to_minute between 1 and 1440),
  primary key (company_id, id),
  foreign key (company_id, product_id) references catalog.products (company_id, id),
  foreign key (company_id, category_id) references catalog.categories (company_id, id),
  foreign key (company_id, branch_id) references identity.branches (company_id, id),
  check (product_id is not null or category_id is not null),
  check (from_minute <> to_minute)
);
create index windows_product on catalog.windows (company_id, product_id) where product_id is not null;
create index windows_category on catalog.windows (company_id, category_id) where category_id is not null;

-- What has run out in a branch: a product, a size or an option. It stays when it is there again, so that devices hear of it.
create table catalog.sold_out (
  company_id uuid not null,
  branch_id uuid not null,
  product_id uuid,
  variant_id uuid,
  option_id uuid,
  item_id uuid not null generated always as (coalesce(option_id, variant_id, product_id)) stored,
  sold_out boolean not null,
  -- When it is there again by itself; null: when somebody says so.
  until timestamptz,
  changed_by uuid not null,
  changed_at timestamptz not null default now(),
  menu_version bigint not null default 0,
  primary key (company_id, branch_id, item_id),
  foreign key (company_id, branch_id) references identity.branches (company_id, id),
  foreign key (company_id, product_id) references catalog.products (company_id, id),
  foreign key (company_id, product_id, variant_id) references catalog.variants (company_id, product_id, id),
  foreign key (company_id, option_id) references catalog.options (company_id, id),
  foreign key (company_id, changed_by) references identity.members (company_id, id),
  check (product_id is not null or option_id is not null),
  check (variant_id is null or product_id is not null)
);
create index sold_out_changed on catalog.sold_out (company_id, branch_id, menu_version);
create trigger note_change before insert or update on catalog.sold_out
  for each row execute function catalog.note_change();

-- Who set which price when; nobody changes it afterwards.
create table catalog.price_changes (
  company_id uuid not null,
  id uuid not null,
  product_id uuid not null,
  variant_id uuid,
  list_id uuid,
  old_minor bigint,
  new_minor bigint,
  changed_by uuid not null,
  changed_by_name text not null,
  changed_at timestamptz not null default now(),
  primary key (company_id, id),
  foreign key (company_id, product_id) references catalog.products (company_id, id),
  foreign key (company_id, product_id, variant_id) references catalog.variants (company_id, product_id, id),
  foreign key (company_id, list_id) references catalog.price_lists (company_id, id),
  foreign key (company_id, changed_by) references identity.members (company_id, id)
);
create index price_changes_product on catalog.price_changes (company_id, product_id, changed_at);

-- What belongs to a product changes the product; what belongs to a group, the group.
create function catalog.touch_product() returns trigger
  language plpgsql set search_path = ''
  as $$ begin
    update catalog.products p set menu_version = 0
      where p.company_id = coalesce(new.company_id, old.company_id)
        and p.id = coalesce(new.product_id, old.product_id)
        and p.menu_version <> catalog.next_version(p.company_id);
    return null;
  end $$;
create trigger touch_product after insert or update or delete on catalog.variants
  for each row execute function catalog.touch_product();
create trigger touch_product after insert or update or delete on catalog.product_groups
  for each row execute function catalog.touch_product();
create trigger touch_product after insert or update or delete on catalog.combo_slots
  for each row execute function catalog.touch_product();

create function catalog.touch_slot() returns trigger
  language plpgsql set search_path = ''
  as $$ begin
    update catalog.products p set menu_version = 0 from catalog.combo_slots s
      where s.company_id = coalesce(new.company_id, old.company_id) and s.id = coalesce(new.slot_id, old.slot_id)
        and p.company_id = s.company_id and p.id = s.product_id
        and p.menu_version <> catalog.next_version(p.company_id);
    return null;
  end $$;
create trigger touch_slot after insert or update or delete on catalog.combo_choices
  for each row execute function catalog.touch_slot();

create function catalog.touch_group() returns trigger
  language plpgsql set search_path = ''
  as $$ begin
    update catalog.option_groups g set menu_version = 0
      where g.company_id = coalesce(new.company_id, old.company_id) and g.id = coalesce(new.group_id, old.group_id)
        and g.menu_version <> catalog.next_version(g.company_id);
    return null;
  end $$;
create trigger touch_group after insert or update or delete on catalog.options
  for each row execute function catalog.touch_group();

create function catalog.touch_window() returns trigger
  language plpgsql set search_path = ''
  as $$ begin
    update catalog.products p set menu_version = 0
      where p.company_id = coalesce(new.company_id, old.company_id)
        and p.id in (new.product_id, old.product_id);
    update catalog.categories c set menu_version = 0
      where c.company_id = coalesce(new.company_id, old.company_id)
        and c.id in (new.category_id, old.category_id);
    return null;
  end $$;
create trigger touch_window after insert or update or delete on catalog.windows
  for each row execute function catalog.touch_window();

-- A row that is gone for good leaves nothing a device could be told of.
create trigger note_whole after delete on catalog.products
  for each row execute function catalog.note_whole();
create trigger note_whole after delete on catalog.categories
  for each row execute function catalog.note_whole();
-- Where a category leads decides for all that is in it.
create trigger note_whole_place after update on catalog.categories
  for each row when (old.parent_id is distinct from new.parent_id or old.station_id is distinct from new.station_id)
  execute function catalog.note_whole();
create trigger note_whole after delete on catalog.option_groups
  for each row execute function catalog.note_whole();
create trigger note_whole after insert or update or delete on catalog.taxes
  for each row execute function catalog.note_whole();
create trigger note_whole after insert or update or delete on catalog.tax_rates
  for each row execute function catalog.note_whole();
create trigger note_whole after insert or update or delete on catalog.class_taxes
  for each row execute function catalog.note_whole();
create trigger note_whole after insert or update or delete on catalog.branch_regimes
  for each row execute function catalog.note_whole();
create trigger note_whole after insert or update or delete on catalog.price_lists
  for each row execute function catalog.note_whole();
create trigger note_whole after insert or update or delete on catalog.list_prices
  for each row execute function catalog.note_whole();

alter table catalog.price_lists enable row level security;
alter table catalog.price_lists force row level security;
create policy tenant on catalog.price_lists
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table catalog.list_prices enable row level security;
alter table catalog.list_prices force row level security;
create policy tenant on catalog.list_prices
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table catalog.windows enable row level security;
alter table catalog.windows force row level security;
create policy tenant on catalog.windows
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table catalog.sold_out enable row level security;
alter table catalog.sold_out force row level security;
create policy tenant on catalog.sold_out
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table catalog.price_changes enable row level security;
alter table catalog.price_changes force row level security;
create policy tenant on catalog.price_changes
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());

grant select, insert, update on catalog.price_lists, catalog.sold_out to fastops_app;
grant select, insert, update, delete on catalog.list_prices, catalog.windows to fastops_app;
grant select, insert on catalog.price_changes to fastops_app;
