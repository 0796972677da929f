import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { run } from '../../kernel/sql.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';
import { wantedBy } from './customer-key.ts';
import { findCustomerLines } from './queries/customer-list.ts';

// Looking for customers, among few and among many.

let app: TestApp;
let owner: Owner;
let cashier: TestSession;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  cashier = await app.logIn('fogata-mesera');
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

interface Page {
  customers: { id: string; name: string; address: string | null }[];
  next: string | null;
}

async function page(query: Record<string, string>, session = cashier): Promise<Page> {
  const { status, body } = await app.request<Page>('GET', `/v1/customers?${new URLSearchParams(query)}`, {
    session,
  });
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}
const names = async (search: string) => (await page({ search })).customers.map(({ name }) => name);
async function note(name: string, change: object = {}): Promise<string> {
  const id = newId();
  const { status } = await app.request('POST', '/v1/customers', {
    session: cashier,
    headers: { 'idempotency-key': newId() },
    body: {
      ...{ id, name, phone: null, email: null, document: null, note: null, addresses: [] },
      ...change,
    },
  });
  expect(status).toBe(201);
  return id;
}

describe('a search', () => {
  beforeAll(async () => {
    await note('José Ñáñez-Peñaranda', { phone: '+57 310 777 1234' });
    await note('Renata Peña', { phone: '3107775678', document: { kind: 'cc', number: '52.345.678' } });
    await note('Percy', { phone: '+1 305 777 1234', document: { kind: 'passport', number: 'pe 990' } });
  });

  test.each([
    ['jose', ['José Ñáñez-Peñaranda']],
    ['JOSÉ ñañez', ['José Ñáñez-Peñaranda']],
    ['pena', ['Renata Peña', 'José Ñáñez-Peñaranda']],
    ['  peñ ', ['Renata Peña', 'José Ñáñez-Peñaranda']],
    ['pe', ['Percy', 'Renata Peña', 'José Ñáñez-Peñaranda']],
    ['ata', []],
    ['310777', ['Renata Peña', 'José Ñáñez-Peñaranda']],
    ['310 777 12', ['José Ñáñez-Peñaranda']],
    ['+57 310 777 12', ['José Ñáñez-Peñaranda']],
    ['(57) 310-7771234', ['José Ñáñez-Peñaranda']],
    ['0057310', ['Renata Peña', 'José Ñáñez-Peñaranda']],
    ['1234', ['Percy', 'José Ñáñez-Peñaranda']],
    ['234', []],
    ['1305', ['Percy']],
    ['52345678', ['Renata Peña']],
    ['52.345', ['Renata Peña']],
    ['PE990', ['Percy']],
    ['%', []],
    ['_ose', []],
    ["' or true --", []],
    ['nadie', []],
  ])('for %j finds %j', async (search, found) => {
    expect(await names(search)).toEqual(found);
  });

  test('that looks for nothing finds everybody, the newest first, with where they live', async () => {
    const line = 'Cl 85 # 12-10';
    const rest = { detail: null, neighbourhood: null, city: null, directions: null, location: null };
    const id = await note('Última', { addresses: [{ id: newId(), label: 'Casa', line, ...rest }] });
    for (const query of [{}, { search: ' ' }]) {
      const { customers } = await page(query);
      expect(customers[0]).toMatchObject({ id, name: 'Última', address: line });
      expect(customers).toHaveLength(4);
    }
  });

  test('no longer finds by what was changed, nor who was deleted', async () => {
    const id = await note('Zoraida', { phone: '3107770001' });
    const change = { ...{ name: 'Yamile', phone: '3107770002', email: null, document: null, note: null } };
    await app.request('PUT', `/v1/customers/${id}`, {
      session: cashier,
      body: { ...change, addresses: [], version: 1 },
    });
    expect([await names('zor'), await names('3107770001')]).toEqual([[], []]);
    expect([await names('yam'), await names('3107770002')]).toEqual([['Yamile'], ['Yamile']]);
    await app.request('DELETE', `/v1/customers/${id}`, { session: cashier });
    expect([await names('yam'), await names('3107770002')]).toEqual([[], []]);
  });
});

test('pages hold each customer once, also those who came or went meanwhile', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 7; n += 1) ids.push(await note(`Página Página ${n}`));
  const search = 'pagina';
  const first = await page({ search, limit: '3' });
  // The last of the page goes, and somebody new comes: what follows is the same.
  await app.request('DELETE', `/v1/customers/${first.next}`, { session: cashier });
  await note('Página nueva');
  const second = await page({ search, limit: '3', after: first.next ?? '' });
  const third = await page({ search, limit: '3', after: second.next ?? '' });
  const seen = [first, second, third].flatMap(({ customers }) => customers.map(({ id }) => id));
  expect(seen).toEqual(ids.toReversed());
  expect(third.next).toBeNull();
  expect(await page({ search, after: newId() })).toEqual({ customers: [], next: null });
  const stranger = await app.logIn('esquina-duena');
  expect(await page({ after: first.next ?? '' }, stranger)).toEqual({ customers: [], next: null });
});

describe('among 20,000', () => {
  beforeAll(async () => {
    const { companyId } = cashier;
    await owner.rows(
      `insert into customers.customers (company_id, id, name, phone, phone_digits, document_kind, document_number, document_key,
          created_at)
        select $1, gen_random_uuid(), 'Cliente ' || n, '32' || n, '5732' || n, 'cc', n, n, now() - n * interval '1 minute'
        from generate_series(10000000, 10019999) n`,
      [companyId],
    );
    await owner.rows(
      `insert into customers.search_keys (company_id, customer_id, kind, key)
        select company_id, id, k.kind, k.key from customers.customers c, lateral (values ('name', lower(name)),
          ('name', substr(name, 9)), ('phone', phone_digits), ('phone', phone), ('phone_end', reverse(phone_digits)),
          ('document', document_key)) k (kind, key) where company_id = $1 and name like 'Cliente 1%'`,
      [companyId],
    );
    await owner.rows(
      `insert into customers.addresses (company_id, id, customer_id, label, line)
        select company_id, gen_random_uuid(), id, 'Casa', name from customers.customers where company_id = $1`,
      [companyId],
    );
    for (const table of ['customers', 'addresses', 'search_keys'])
      await owner.rows(`analyze customers.${table}`);
  });

  interface Reads {
    table: string;
    whole: number;
    rows: number;
  }
  const READS = {
    name: 'test.reads',
    text: `select relname as "table", seq_scan as whole, coalesce(idx_tup_fetch, 0) as rows
      from pg_stat_xact_user_tables where schemaname = 'customers'`,
  };

  test.each([
    ['everybody', undefined, 51, 400],
    ['one number', '+57 321 001 2345', 1, 60],
    ['the beginning of a number', '3210012', 51, 3_000],
    ['half of all', '321001', 51, 30_000],
    ['the end of a number', '2345', 2, 60],
    ['one document', '10012345', 1, 60],
    ['the beginning of a word', 'cliente 1001234', 10, 100],
  ])('%s is found without reading a table whole', async (_, search, found, most) => {
    const wanted = search === undefined ? undefined : wantedBy(search);
    const database = app.db.open(1);
    await database.inTenant(cashier.companyId, async (tx) => {
      // Often enough for the plan that knows no values.
      for (let time = 1; time <= 8; time += 1) {
        const before = await run<Reads>(tx, READS, []);
        const lines = await findCustomerLines(tx, { after: undefined, wanted, limit: 51 });
        expect(lines).toHaveLength(found);
        const after = await run<Reads>(tx, READS, []);
        for (const { table, whole, rows } of after) {
          const read = rows - (before.find((one) => one.table === table)?.rows ?? 0);
          expect({ table, whole, few: read <= most, time }).toEqual({ table, whole: 0, few: true, time });
        }
      }
    });
  });

  test('what is behind a page is not read again', async () => {
    const [middle] = await owner.rows<{ id: string }>(
      `select id from customers.customers where name = 'Cliente 10015000'`,
    );
    await app.db.open(1).inTenant(cashier.companyId, async (tx) => {
      await findCustomerLines(tx, { after: middle?.id, wanted: undefined, limit: 51 });
      const reads = await run<Reads>(tx, READS, []);
      const customers = reads.find(({ table }) => table === 'customers');
      expect(customers?.whole).toBe(0);
      expect(customers?.rows).toBeLessThan(100);
    });
  });
});
