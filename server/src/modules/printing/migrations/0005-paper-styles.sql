-- How a branch wants its papers; one without a row has them plain. Changed whole, by who saw the version before.
create table printing.paper_styles (
  company_id uuid not null,
  branch_id uuid not null,
  -- What stations read, and what guests read: bills and receipts.
  kind text not null check (kind in ('kitchen', 'receipt')),
  version integer not null default 1,
  header text[] not null default '{}' check (cardinality(header) <= 6),
  footer text[] not null default '{}' check (cardinality(footer) <= 6),
  hidden text[] not null default '{}' check (hidden <@ array['waiter', 'guests', 'time', 'taxes', 'tip', 'qr']),
  line_size text not null check (line_size in ('normal', 'large')),
  note_size text not null default 'normal' check (note_size in ('normal', 'large')),
  -- Dots in black and white, rows of whole bytes; for guests only: in a kitchen it would take time and paper.
  logo_width integer check (logo_width between 1 and 576),
  logo_height integer check (logo_height between 1 and 240),
  logo_bits bytea,
  primary key (company_id, branch_id, kind),
  foreign key (company_id, branch_id) references identity.branches (company_id, id),
  constraint paper_styles_logo check (
    (logo_bits is null and logo_width is null and logo_height is null)
    or (kind = 'receipt' and length(logo_bits) = (logo_width + 7) / 8 * logo_height))
);

alter table printing.paper_styles enable row level security;
alter table printing.paper_styles force row level security;
create policy tenant on printing.paper_styles
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());

grant select, insert, update on printing.paper_styles to fastops_app;
