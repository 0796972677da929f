import { run, type Statement, tables } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { AddressShape, CustomerDocument, CustomerFacts, CustomerShape } from '../customer.ts';
import type { CustomerKey } from '../customer-key.ts';
import type { CustomersTables } from '../tables.ts';

/** A customer with what belongs to it, living or not. */
export interface WholeCustomer extends CustomerShape {
  id: string;
  addresses: AddressShape[];
  version: number;
  createdAt: Temporal.Instant;
  updatedAt: Temporal.Instant;
  deleted: boolean;
  erased: boolean;
}

type CustomerRow = Omit<WholeCustomer, 'document' | 'addresses'> & {
  documentKind: CustomerDocument['kind'] | null;
  documentNumber: string | null;
};

const FIND: Statement = {
  name: 'customers.find_customer',
  text: `select id, name, phone, email, document_kind as "documentKind", document_number as "documentNumber", note, version,
      created_at as "createdAt", updated_at as "updatedAt", (deleted_at is not null) as deleted, (erased_at is not null) as erased
    from customers.customers where company_id = $1 and id = $2`,
};
const FIND_ADDRESSES: Statement = {
  name: 'customers.find_addresses',
  text: `select id, label, line, detail, neighbourhood, city, directions, case when latitude is not null
      then json_build_object('latitude', latitude, 'longitude', longitude) end as location
    from customers.addresses where company_id = $1 and customer_id = $2 and deleted_at is null order by sort_order, id`,
};

/** One customer, deleted or not, with its living addresses in their order. */
export async function findWholeCustomer(tx: Tx, customerId: string): Promise<WholeCustomer | undefined> {
  const values = [tx.companyId, customerId];
  const [[row], addresses] = await Promise.all([
    run<CustomerRow>(tx, FIND, values),
    run<AddressShape>(tx, FIND_ADDRESSES, values),
  ]);
  if (!row) return undefined;
  const { documentKind: kind, documentNumber: number, ...own } = row;
  return { ...own, document: kind === null || number === null ? null : { kind, number }, addresses };
}

const IS_CUSTOMER: Statement = {
  name: 'customers.is_customer',
  text: 'select 1 from customers.customers where company_id = $1 and id = $2 and deleted_at is null for key share',
};

/** Whether the company has this customer, who stays until the transaction ends. */
export async function isCustomer(tx: Tx, customerId: string): Promise<boolean> {
  return (await run(tx, IS_CUSTOMER, [tx.companyId, customerId])).length > 0;
}

const HOLD: Statement = {
  name: 'customers.hold_customer',
  text: 'select id from customers.customers where company_id = $1 and id = $2 for no key update',
};

/** As `findWholeCustomer`, held until the transaction ends. */
export async function holdCustomer(tx: Tx, customerId: string): Promise<WholeCustomer | undefined> {
  // Read behind the lock, in a statement of its own: it sees what whoever held it before has left.
  const [, customer] = await Promise.all([
    run(tx, HOLD, [tx.companyId, customerId]),
    findWholeCustomer(tx, customerId),
  ]);
  return customer;
}

const INSERT: Statement = {
  name: 'customers.insert_customer',
  text: `insert into customers.customers (company_id, id, name, phone, phone_digits, email, document_kind, document_number,
      document_key, note) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
};
const UPDATE: Statement = {
  name: 'customers.update_customer',
  text: `update customers.customers set name = $3, phone = $4, phone_digits = $5, email = $6, document_kind = $7,
      document_number = $8, document_key = $9, note = $10, version = version + 1, updated_at = now()
    where company_id = $1 and id = $2`,
};

const valuesOf = (tx: Tx, id: string, shape: CustomerShape, facts: CustomerFacts) => [
  ...[tx.companyId, id, shape.name, shape.phone, facts.phoneDigits, shape.email],
  ...[shape.document?.kind ?? null, shape.document?.number ?? null, facts.documentKey, shape.note],
];

/** Stores a new customer, without its addresses. */
export async function insertCustomer(
  tx: Tx,
  id: string,
  shape: CustomerShape,
  facts: CustomerFacts,
): Promise<void> {
  await run(tx, INSERT, valuesOf(tx, id, shape, facts));
  await putKeys(tx, id, facts.keys);
}

/** Stores a customer as it is now, without its addresses. */
export async function updateCustomerRow(
  tx: Tx,
  id: string,
  shape: CustomerShape,
  facts: CustomerFacts,
): Promise<void> {
  await run(tx, UPDATE, valuesOf(tx, id, shape, facts));
  await putKeys(tx, id, facts.keys);
}

const DROP_KEYS: Statement = {
  name: 'customers.drop_keys',
  text: 'delete from customers.search_keys where company_id = $1 and customer_id = $2',
};
const PUT_KEYS: Statement = {
  name: 'customers.put_keys',
  text: `insert into customers.search_keys (company_id, customer_id, kind, key)
    select distinct $1::uuid, $2::uuid, x.kind, x.key from jsonb_to_recordset($3::jsonb) as x (kind text, key text)`,
};

/** Lets a customer be found by these, and by nothing else. */
async function putKeys(tx: Tx, customerId: string, keys: readonly CustomerKey[]): Promise<void> {
  await Promise.all([
    run(tx, DROP_KEYS, [tx.companyId, customerId]),
    run(tx, PUT_KEYS, [tx.companyId, customerId, JSON.stringify(keys)]),
  ]);
}

const DROP_ADDRESSES: Statement = {
  name: 'customers.drop_addresses',
  text: `update customers.addresses set deleted_at = now()
    where company_id = $1 and customer_id = $2 and deleted_at is null and id <> all ($3)`,
};
const PUT_ADDRESSES: Statement = {
  name: 'customers.put_addresses',
  text: `insert into customers.addresses (company_id, id, customer_id, label, line, detail, neighbourhood, city, directions,
      latitude, longitude, sort_order)
    select $1, x.id, $2, x.label, x.line, x.detail, x.neighbourhood, x.city, x.directions,
      (x.location ->> 'latitude')::numeric, (x.location ->> 'longitude')::numeric, x.n
    from jsonb_to_recordset($3::jsonb) as x (id uuid, label text, line text, detail text, neighbourhood text, city text,
      directions text, location jsonb, n int)
    on conflict (company_id, id) do update set label = excluded.label, line = excluded.line, detail = excluded.detail,
      neighbourhood = excluded.neighbourhood, city = excluded.city, directions = excluded.directions,
      latitude = excluded.latitude, longitude = excluded.longitude, sort_order = excluded.sort_order, deleted_at = null
      where customers.addresses.customer_id = $2
    returning id`,
};

/** Stores the addresses of a customer in this order, and no others. Returns how many: one of another customer is none. */
export async function putAddresses(
  tx: Tx,
  customerId: string,
  addresses: readonly AddressShape[],
): Promise<number> {
  const ids = addresses.map(({ id }) => id);
  const rows = addresses.map((address, n) => ({ ...address, n }));
  const [, stored] = await Promise.all([
    run(tx, DROP_ADDRESSES, [tx.companyId, customerId, ids]),
    run(tx, PUT_ADDRESSES, [tx.companyId, customerId, JSON.stringify(rows)]),
  ]);
  return stored.length;
}

/** Deletes a customer softly, or brings it back. */
export async function setCustomerDeleted(tx: Tx, id: string, deleted: boolean): Promise<void> {
  await tables<CustomersTables>(tx)
    .updateTable('customers.customers')
    .set(({ eb, fn }) => ({
      deleted_at: deleted ? fn<string>('now') : null,
      version: eb('version', '+', 1),
      updated_at: fn<string>('now'),
    }))
    .where('company_id', '=', tx.companyId)
    .where('id', '=', id)
    .execute();
}

const ERASE: Statement = {
  name: 'customers.erase_customer',
  text: `update customers.customers set name = $3, phone = null, phone_digits = null, email = null, document_kind = null,
      document_number = null, document_key = null, note = null, deleted_at = coalesce(deleted_at, now()), erased_at = now(),
      version = version + 1, updated_at = now() where company_id = $1 and id = $2`,
};
const ERASE_ADDRESSES: Statement = {
  name: 'customers.erase_addresses',
  text: `update customers.addresses set label = '', line = '', detail = null, neighbourhood = null, city = null,
      directions = null, latitude = null, longitude = null, deleted_at = coalesce(deleted_at, now())
    where company_id = $1 and customer_id = $2`,
};

/** Takes everything personal out of a customer, of addresses that were deleted too. */
export async function eraseCustomerRows(tx: Tx, id: string, name: string): Promise<void> {
  await Promise.all([
    run(tx, ERASE, [tx.companyId, id, name]),
    run(tx, ERASE_ADDRESSES, [tx.companyId, id]),
    run(tx, DROP_KEYS, [tx.companyId, id]),
  ]);
}
