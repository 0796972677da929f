import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectProblem } from '../../app/testing/problem.ts';
import { buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// What a customer consented to, and being forgotten (Ley 1581 of 2012).

let app: TestApp;
let owner: Owner;
let boss: TestSession;
let waitress: TestSession;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  boss = await app.logIn('fogata-duena');
  waitress = await app.logIn('fogata-mesera');
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

const ask = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object, session = boss) =>
  app.request(method, `/v1/customers${path}`, {
    ...{ session, headers: { 'idempotency-key': newId() } },
    ...(body ? { body } : {}),
  });
const place = (line: string) => ({
  ...{
    id: newId(),
    label: 'Casa',
    line,
    detail: 'Torre secreta',
    neighbourhood: 'Barrioculto',
    city: 'Tunja',
  },
  ...{ directions: 'Junto al árbol', location: { latitude: 5.53528, longitude: -73.36778 } },
});
const shape = (change: object = {}) => ({
  ...{ name: 'Hermenegilda Quiñones', phone: '+57 318 909 7654', email: 'herme@example.com' },
  ...{
    document: { kind: 'cc', number: '39.888.777' },
    note: 'Prefiere efectivo',
    addresses: [place('Av Olvido 1')],
  },
  ...change,
});
async function made(change: object = {}): Promise<string> {
  const id = newId();
  const { status, body } = await ask('POST', '', { id, ...shape(change) });
  expect(status, JSON.stringify(body)).toBe(201);
  return id;
}
const consent = (change: object = {}) => ({
  ...{ id: newId(), purpose: 'data', granted: true, textVersion: '2026-01', source: 'pos', ...change },
});
const agree = (id: string, change: object = {}) => ask('POST', `/${id}/consents`, consent(change), waitress);
const erase = (id: string) => ask('POST', `/${id}/erase`, { reason: 'requested' });
const nobody = { name: 'Alguien', phone: null, email: null, document: null, note: null, addresses: [] };

/** Every column of text, JSON or bytes of every table, and how many of its rows hold one of the words. */
async function holding(words: readonly string[]): Promise<string[]> {
  const columns = await owner.rows<{ table: string; column: string }>(
    `select format('%I.%I', table_schema, table_name) as table, quote_ident(column_name) as column
      from information_schema.columns join information_schema.tables using (table_schema, table_name)
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
        and (data_type in ('text', 'jsonb', 'json', 'ARRAY', 'numeric') or data_type like 'character%')`,
  );
  expect(columns.length).toBeGreaterThan(100);
  const found: string[] = [];
  for (const { table, column } of columns) {
    const [hit] = await owner.rows(
      `select 1 from ${table} where exists (select from unnest($1::text[]) w where strpos(lower(${column}::text), lower(w)) > 0)`,
      [words],
    );
    if (hit) found.push(`${table}.${column}`);
  }
  return found;
}

describe('a consent', () => {
  test('holds until another one of its purpose is written down; what was there stays', async () => {
    const id = await made(nobody);
    const [given, refused, withdrawn] = [
      await agree(id),
      await agree(id, { purpose: 'marketing', granted: false, source: 'phone' }),
      await agree(id, { granted: false, textVersion: '2026-02', source: 'web' }),
    ];
    expect([given.status, refused.status, withdrawn.status]).toEqual([201, 201, 201]);
    expect(given.body).toMatchObject({ granted: true, recordedBy: waitress.memberId });
    const { body } = await ask('GET', `/${id}`);
    expect(body.consents).toEqual([withdrawn.body, refused.body]);
    const rows = await owner.rows('select 1 from customers.consents where customer_id = $1', [id]);
    expect(rows).toHaveLength(3);
  });

  test('that is sent again under its key is the same one; without it the id is taken', async () => {
    const id = await made(nobody);
    const [body, headers] = [consent(), { 'idempotency-key': newId() }];
    const send = () =>
      app.request('POST', `/v1/customers/${id}/consents`, { session: waitress, headers, body });
    const [first, again] = [await send(), await send()];
    expect([first.status, again.body]).toEqual([201, first.body]);
    expectProblem(await agree(id, { id: body.id }), 409, 'customers.consent_exists');
  });

  test('cannot be changed or taken away by the product', async () => {
    const rights = await owner.rows<{ update: boolean; delete: boolean }>(
      `select has_any_column_privilege('fastops_app', 'customers.consents', 'update') as update,
        has_table_privilege('fastops_app', 'customers.consents', 'delete') as delete`,
    );
    expect(rights).toEqual([{ update: false, delete: false }]);
  });

  test('of many at once the last one written holds', async () => {
    const id = await made(nobody);
    const all = Array.from({ length: 12 }, (_, n) => agree(id, { granted: n % 2 === 0 }));
    expect((await Promise.all(all)).every(({ status }) => status === 201)).toBe(true);
    const times = await owner.rows('select distinct at from customers.consents where customer_id = $1', [id]);
    expect(times).toHaveLength(12);
    const { body } = await ask('GET', `/${id}`);
    expect(Object.values(body.consents ?? {})).toHaveLength(1);
  });

  test('needs somebody who is there', async () => {
    const id = await made(nobody);
    const stranger = await app.logIn('esquina-duena');
    const foreign = await ask('POST', `/${id}/consents`, consent(), stranger);
    expectProblem(foreign, 404, 'customers.customer_unknown');
    await ask('DELETE', `/${id}`);
    expectProblem(await agree(id), 404, 'customers.customer_unknown');
    expectProblem(await agree(id, { textVersion: 'de Ana' }), 400, 'kernel.invalid_input');
  });
});

describe('being forgotten', () => {
  const WORDS = [
    'hermenegilda',
    'quiñones',
    'quinones',
    '9097654',
    '4567909',
    'herme@',
    '39.888.777',
    '39888777',
  ];
  const REST = ['efectivo', 'olvido', 'recuerdo', 'torre secreta', 'barrioculto', 'árbol', '5.53528'];

  test('leaves nothing of a customer anywhere, and what was consented to', async () => {
    const [old, fresh] = [place('Av Olvido 1'), place('Av Recuerdo 2')];
    const id = await made({ addresses: [old] });
    const changed = { ...shape({ addresses: [fresh], note: 'Prefiere efectivo siempre' }), version: 1 };
    expect((await ask('PUT', `/${id}`, changed)).status).toBe(200);
    await agree(id);
    await agree(id, { granted: false });
    await ask('DELETE', `/${id}`);
    await ask('POST', `/${id}/restore`, {});
    expect((await ask('GET', '?search=hermenegilda')).status).toBe(200);
    // It is there, where it should be, and in no audit row and no kept answer.
    const before = await holding([...WORDS, ...REST]);
    expect(before.length).toBeGreaterThan(8);
    expect(before.filter((column) => !column.startsWith('customers.'))).toEqual([]);

    const { status, body } = await erase(id);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ ...nobody, name: 'Cliente borrado', deleted: true, erased: true },
      consents: [{ purpose: 'data', granted: false, textVersion: '2026-01' }],
    });
    expect(await holding([...WORDS, ...REST])).toEqual([]);
    expect((await ask('GET', '?search=cliente+borrado')).body.customers).toEqual([]);
    const [audit] = await owner.rows(
      `select before, after, reason from identity.audit_log where object_id = $1 order by seq desc limit 1`,
      [id],
    );
    expect(audit).toEqual({ before: null, after: null, reason: 'requested' });
  });

  test('is for good', async () => {
    const id = await made({ phone: '3189090000', document: null });
    const twice = await Promise.all([erase(id), erase(id)]);
    expect(twice.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    for (const answer of [
      await erase(id),
      await ask('PUT', `/${id}`, { ...nobody, version: 2 }),
      await ask('POST', `/${id}/restore`, {}),
      await agree(id),
    ])
      expectProblem(answer, 409, 'customers.customer_erased');
    expect((await ask('DELETE', `/${id}`)).body).toMatchObject({ erased: true, version: 2 });
  });

  test('works on who was deleted, and lets the number go', async () => {
    const change = { phone: '3189091111', document: { kind: 'ce', number: '77' } };
    const id = await made(change);
    await ask('DELETE', `/${id}`);
    expect((await erase(id)).status).toBe(200);
    await made(change);
  });

  test('is not a matter of free words', async () => {
    const id = await made({ phone: '3189092222', document: null });
    const told = await ask('POST', `/${id}/erase`, { reason: 'lo pidió Hermenegilda' });
    expectProblem(told, 400, 'kernel.invalid_input');
    expectProblem(await erase(newId()), 404, 'customers.customer_unknown');
  });
});
