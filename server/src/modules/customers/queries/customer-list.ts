import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { CustomerDocument } from '../customer.ts';
import type { Wanted } from '../customer-key.ts';

/** A customer in a list. */
export interface CustomerLine {
  id: string;
  name: string;
  phone: string | null;
  document: CustomerDocument | null;
  /** The first of its addresses. */
  address: string | null;
  version: number;
}

const COLUMNS = `c.id, c.name, c.phone, case when c.document_kind is not null
      then json_build_object('kind', c.document_kind, 'number', c.document_number) end as document, (
        select a.line from customers.addresses a where a.company_id = $1 and a.customer_id = c.id and a.deleted_at is null
        order by a.sort_order, a.id limit 1) as address, c.version`;
// Behind the last one of the page before, deleted since or not; behind nobody there is nobody.
const PAGE = `(c.created_at, c.id) < (case when $2::uuid is null then 'infinity'
      else (select p.created_at from customers.customers p where p.company_id = $1 and p.id = $2) end,
      coalesce($2, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
    order by c.created_at desc, c.id desc limit $3`;

const NEWEST: Statement = {
  name: 'customers.list_customers',
  text: `select ${COLUMNS} from customers.customers c where c.company_id = $1 and c.deleted_at is null and ${PAGE}`,
};

const found = (kind: string, from: number) => `select k.customer_id from customers.search_keys k
      where k.company_id = $1 and k.kind = '${kind}' and k.key >= $${from} and k.key < $${from + 1}`;
// One by one, by their key: for many the planner would read everybody's customers in one go.
const SEARCH: Statement = {
  name: 'customers.search_customers',
  text: `select ${COLUMNS} from (${[
    ...[found('name', 4), found('phone', 6), found('phone_end', 8), found('document', 10)],
  ].join(' union ')}) f
    cross join lateral (select o.* from customers.customers o where o.company_id = $1 and o.id = f.customer_id
      and o.deleted_at is null limit 1) c
    where ${PAGE}`,
};

/** Behind every text that begins like another one comes that one with the last of all characters. */
const LAST = '\u{10ffff}';
// Not null where nothing is wanted: PostgreSQL 15 plans a comparison with null as a scan of the whole table, and
// starts workers for it, even though it runs none. Of keys, none is empty.
const range = (key: string | undefined) => (key === undefined ? ['', ''] : [key, `${key}${LAST}`]);

/** Living customers, the newest first: all, or those a search wants. */
export function findCustomerLines(
  tx: Tx,
  { after, wanted, limit }: { after: string | undefined; wanted: Wanted | undefined; limit: number },
): Promise<CustomerLine[]> {
  const page = [tx.companyId, after ?? null, limit];
  if (!wanted) return run(tx, NEWEST, page);
  const { name, phone, phone_end, document } = wanted;
  return run(tx, SEARCH, [...page, ...[name, phone, phone_end, document].flatMap(range)]);
}
