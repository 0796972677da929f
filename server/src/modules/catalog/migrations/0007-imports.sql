-- A file by which somebody fills or mends the menu: looked at first, then taken over in the background, and taken back once.
create table catalog.menu_imports (
  company_id uuid not null references identity.companies (company_id),
  id uuid not null,
  state text not null default 'checked'
    check (state in ('checked', 'queued', 'applied', 'failed', 'undoing', 'undone')),
  file_name text not null check (length(file_name) between 1 and 200),
  kind text not null check (kind in ('csv', 'xlsx')),
  -- SHA-256 of what was sent: the same once more is no second import.
  source_hash bytea not null check (length(source_hash) = 32),
  headers text[] not null check (cardinality(headers) between 1 and 60),
  -- What each column is taken for, '' for nothing.
  mapping text[] not null,
  -- What the last look at it found: how much there is to do, and what is wrong with which cell.
  findings jsonb not null,
  row_count integer not null check (row_count between 1 and 5000),
  -- How far it is taken over, or taken back: everything up to here is done, and nothing behind it.
  steps_done integer not null default 0,
  steps_all integer not null default 0,
  created_count integer not null default 0,
  changed_count integer not null default 0,
  unchanged_count integer not null default 0,
  -- Rows that no longer fitted when their turn came, and products that somebody changed before it was taken back.
  left_count integer not null default 0,
  -- Categories that came with it.
  category_ids text[] not null default '{}',
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  -- Who let it be taken over, or back: the prices that change meanwhile are theirs.
  acted_by uuid,
  acted_by_name text,
  applied_at timestamptz,
  undone_at timestamptz,
  primary key (company_id, id),
  foreign key (company_id, created_by) references identity.members (company_id, id),
  foreign key (company_id, acted_by) references identity.members (company_id, id),
  check (state not in ('queued', 'undoing') or (acted_by is not null and acted_by_name is not null)),
  check (cardinality(mapping) = cardinality(headers))
);
create index menu_imports_latest on catalog.menu_imports (company_id, created_at desc);
-- One at a time: two would take turns with the same products.
create unique index menu_imports_one on catalog.menu_imports (company_id) where state in ('queued', 'undoing');

-- The rows of a file, and what became of each; `before` and `version` are what taking it back needs.
create table catalog.menu_import_rows (
  company_id uuid not null,
  import_id uuid not null,
  -- As the file counts it: the first line is 1.
  row_number integer not null,
  cells text[] not null,
  outcome text check (outcome in ('created', 'changed', 'unchanged', 'left', 'undone', 'kept')),
  -- Why it was left or kept.
  reason text,
  product_id uuid,
  before jsonb,
  version integer,
  primary key (company_id, import_id, row_number),
  foreign key (company_id, import_id) references catalog.menu_imports (company_id, id),
  foreign key (company_id, product_id) references catalog.products (company_id, id)
);

alter table catalog.menu_imports enable row level security;
alter table catalog.menu_imports force row level security;
create policy tenant on catalog.menu_imports
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table catalog.menu_import_rows enable row level security;
alter table catalog.menu_import_rows force row level security;
create policy tenant on catalog.menu_import_rows
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());

grant select, insert, update, delete on catalog.menu_imports, catalog.menu_import_rows to fastops_app;
