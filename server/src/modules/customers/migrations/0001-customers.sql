-- Who orders to take away or to be brought. An erased customer stays as a name that says nothing: orders refer to it.
create table customers.customers (
  company_id uuid not null references identity.companies (company_id),
  id uuid not null,
  name text not null check (length(name) between 1 and 80),
  -- As it was written.
  phone text check (length(phone) between 1 and 30),
  -- The same number however it is written: digits alone, with the calling code where the country is known.
  phone_digits text collate "C" check (phone_digits ~ '^[0-9]{7,15}$'),
  email text check (length(email) between 3 and 254),
  document_kind text check (document_kind in ('cc', 'ce', 'nit', 'passport', 'other')),
  document_number text check (length(document_number) between 1 and 30),
  -- The same document however it is written: letters and digits alone.
  document_key text collate "C" check (length(document_key) between 1 and 30),
  note text check (length(note) between 1 and 200),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  erased_at timestamptz,
  primary key (company_id, id),
  check ((phone is null) = (phone_digits is null)),
  check ((document_kind is null) = (document_number is null) and (document_kind is null) = (document_key is null)),
  check (erased_at is null or (deleted_at is not null and num_nonnulls(phone, email, document_kind, note) = 0))
);
create unique index customers_phone on customers.customers (company_id, phone_digits) where deleted_at is null;
create unique index customers_document on customers.customers (company_id, document_kind, document_key) where deleted_at is null;
create index customers_newest on customers.customers (company_id, created_at desc, id desc) where deleted_at is null;

create table customers.addresses (
  company_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  label text not null check (length(label) <= 30),
  line text not null check (length(line) <= 160),
  detail text check (length(detail) between 1 and 80),
  neighbourhood text check (length(neighbourhood) between 1 and 80),
  city text check (length(city) between 1 and 80),
  directions text check (length(directions) between 1 and 200),
  -- Degrees; six places are a decimetre.
  latitude numeric(8, 6) check (latitude between -90 and 90),
  longitude numeric(9, 6) check (longitude between -180 and 180),
  sort_order integer not null default 0,
  deleted_at timestamptz,
  primary key (company_id, id),
  foreign key (company_id, customer_id) references customers.customers (company_id, id),
  check ((latitude is null) = (longitude is null)),
  check (deleted_at is not null or (label <> '' and line <> ''))
);
create index addresses_customer on customers.addresses (company_id, customer_id, sort_order);

-- What a customer allowed and withdrew, word for word by the version of the text: the proof that article 9 of Ley 1581
-- of 2012 asks for. Nothing is ever changed here; of each purpose the newest row holds.
create table customers.consents (
  company_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  purpose text not null check (purpose in ('data', 'marketing')),
  granted boolean not null,
  text_version text not null check (length(text_version) between 1 and 20),
  source text not null check (source in ('pos', 'phone', 'web', 'paper')),
  -- Not the beginning of the transaction: whoever waited for the customer comes later.
  at timestamptz not null default clock_timestamp(),
  recorded_by uuid not null,
  primary key (company_id, id),
  foreign key (company_id, customer_id) references customers.customers (company_id, id),
  foreign key (company_id, recorded_by) references identity.members (company_id, id)
);
create index consents_newest on customers.consents (company_id, customer_id, purpose, at desc, id desc);

-- What a search may begin with: each word of the name with those behind it, the number from either end, the document.
-- Written out, because row security keeps an index away from `like`, `lower` and everything else that might tell of a
-- row in an error; comparing texts in the order of their bytes is all it lets through.
create table customers.search_keys (
  company_id uuid not null,
  customer_id uuid not null,
  kind text not null check (kind in ('name', 'phone', 'phone_end', 'document')),
  key text collate "C" not null check (key <> ''),
  primary key (company_id, kind, key, customer_id),
  foreign key (company_id, customer_id) references customers.customers (company_id, id)
);
create index search_keys_customer on customers.search_keys (company_id, customer_id);

alter table customers.customers enable row level security;
alter table customers.customers force row level security;
create policy tenant on customers.customers
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table customers.addresses enable row level security;
alter table customers.addresses force row level security;
create policy tenant on customers.addresses
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table customers.consents enable row level security;
alter table customers.consents force row level security;
create policy tenant on customers.consents
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table customers.search_keys enable row level security;
alter table customers.search_keys force row level security;
create policy tenant on customers.search_keys
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());

grant select, insert, update on customers.customers, customers.addresses to fastops_app;
grant select, insert on customers.consents to fastops_app;
grant select, insert, delete on customers.search_keys to fastops_app;
