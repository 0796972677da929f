import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { companyDigest } from '../../app/testing/catalogue.ts';
import { expectProblem } from '../../app/testing/problem.ts';
import { type Answer, buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// Customers over HTTP.

let app: TestApp;
let owner: Owner;
let waitress: TestSession;
let cook: TestSession;
let stranger: TestSession;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  waitress = await app.logIn('fogata-mesera');
  cook = await app.logIn('fogata-cocina');
  stranger = await app.logIn('esquina-duena');
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

interface Address {
  id: string;
  line: string;
}
interface Customer {
  name: string;
  phone: string | null;
  addresses: Address[];
  version: number;
  deleted: boolean;
}

const address = (line: string, change: object = {}) => ({
  ...{ id: newId(), label: 'Casa', line, detail: null, neighbourhood: null, city: null, directions: null },
  ...{ location: null as object | null },
  ...change,
});
const shape = (name: string, change: object = {}) => ({
  ...{ name, phone: null as string | null, email: null, document: null as object | null, note: null },
  addresses: [] as object[],
  ...change,
});
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
const ask = (method: Method, path: string, body?: object, session = waitress, key = newId()) =>
  app.request<Customer>(method, `/v1/customers${path}`, {
    ...{ session, headers: { 'idempotency-key': key } },
    ...(body ? { body } : {}),
  });
const note = (body: object, session = waitress) => ask('POST', '', { id: newId(), ...body }, session);
const refused = (answer: Answer<Customer>, status: number, code: string) =>
  expectProblem(answer as unknown as Answer, status, code);
async function made(name: string, change: object = {}): Promise<string> {
  const id = newId();
  const { status, body } = await note({ id, ...shape(name, change) });
  expect(status, JSON.stringify(body)).toBe(201);
  return id;
}
const remove = (id: string, session = waitress) => ask('DELETE', `/${id}`, undefined, session);
const restore = (id: string, session = waitress) => ask('POST', `/${id}/restore`, {}, session);
const auditOf = (id: string) =>
  owner.rows<{ action: string; facts: string }>(
    `select action, concat(before, after, reason) as facts from identity.audit_log where object_id = $1 order by seq`,
    [id],
  );

describe('a customer', () => {
  test('is noted with everything, and read as it was noted', async () => {
    const addresses = [
      address('Cra 7 # 72-41', {
        ...{ detail: 'Torre 2, apto 302', neighbourhood: 'Rosales', city: 'Bogotá' },
        ...{ directions: 'Portería azul', location: { latitude: 4.60971, longitude: -74.08175 } },
      }),
      address('Cl 100 # 8A-55', { label: 'Oficina' }),
    ];
    const body = shape('Camila Ruiz', {
      ...{ phone: '+57 301 555 0101', email: 'camila@example.com', note: 'Sin cebolla', addresses },
      document: { kind: 'nit', number: '900.123.456-7' },
    });
    const id = newId();
    // Answers to a key are kept, and what is kept cannot be erased: nothing of the customer is in it.
    expect((await note({ id, ...body })).body).toEqual({ id, version: 1 });
    const read = await ask('GET', `/${id}`);
    expect(read.body).toMatchObject({
      ...{ id, ...body, consents: [], version: 1, deleted: false, erased: false },
    });
  });

  test('needs no more than a name', async () => {
    const id = await made('Sin más');
    expect((await ask('GET', `/${id}`)).body).toMatchObject(shape('Sin más'));
  });

  test('that is sent again under its key is the same one; without it the id is taken', async () => {
    const [body, key] = [{ id: newId(), ...shape('Dos veces', { phone: '3015550110' }) }, newId()];
    const first = await ask('POST', '', body, waitress, key);
    const again = await ask('POST', '', body, waitress, key);
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
    refused(await note({ ...body, phone: null }), 409, 'customers.customer_exists');
    expect(await owner.rows('select 1 from customers.customers where id = $1', [body.id])).toHaveLength(1);
  });

  test('is changed whole; addresses keep the order in which they come, and one left out is gone', async () => {
    const [home, work, gym] = [address('Uno'), address('Dos'), address('Tres')];
    const id = await made('Va a cambiar', { addresses: [home, work] });
    const changed = await ask('PUT', `/${id}`, {
      ...shape('Cambió', { phone: '3015550120', addresses: [gym, home] }),
      version: 1,
    });
    expect(changed.body).toMatchObject({ name: 'Cambió', version: 2, addresses: [gym, home] });
    const [kept] = await owner.rows<{ gone: boolean }>(
      'select deleted_at is not null as gone from customers.addresses where id = $1',
      [work.id],
    );
    expect(kept).toEqual({ gone: true });
    // It comes back under its id.
    const back = await ask('PUT', `/${id}`, {
      ...shape('Cambió', { phone: '3015550120', addresses: [work] }),
      version: 2,
    });
    expect(back.body.addresses).toEqual([work]);
    expect(await auditOf(id)).toEqual([
      { action: 'customers.customer_created', facts: '' },
      { action: 'customers.customer_changed', facts: '{"fields": ["name", "phone", "addresses"]}' },
      { action: 'customers.customer_changed', facts: '{"fields": ["addresses"]}' },
    ]);
  });

  test('that is sent as it is already stays at its version', async () => {
    const body = shape('Igual', {
      addresses: [address('Misma', { location: { latitude: 1, longitude: 2 } })],
    });
    const id = await made('Igual', body);
    const { body: after } = await ask('PUT', `/${id}`, { ...body, version: 1 });
    expect(after.version).toBe(1);
    expect(await auditOf(id)).toHaveLength(1);
  });

  test('changed on an older one is refused, and the fresh version is told', async () => {
    const id = await made('Versión');
    const all = ['A', 'B', 'C'].map((name) => ask('PUT', `/${id}`, { ...shape(name), version: 1 }));
    const answers = await Promise.all(all);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
    const late = await ask('PUT', `/${id}`, { ...shape('D'), version: 1 });
    refused(late, 409, 'customers.customer_changed');
    expect(late.body).toMatchObject({ details: { version: 2 } });
  });

  test('cannot take an address of another one', async () => {
    const taken = address('Ajena');
    const other = await made('Dueña de la dirección', { addresses: [taken] });
    const id = newId();
    refused(await note({ id, ...shape('Intruso', { addresses: [taken] }) }), 409, 'customers.address_exists');
    refused(await ask('GET', `/${id}`), 404, 'customers.customer_unknown');
    const own = await made('Otro intruso');
    const put = await ask('PUT', `/${own}`, { ...shape('Otro', { addresses: [taken] }), version: 1 });
    refused(put, 409, 'customers.address_exists');
    expect((await ask('GET', `/${other}`)).body.addresses).toEqual([taken]);
    const twice = shape('Dos veces', { addresses: [taken, taken] });
    refused(await ask('PUT', `/${own}`, { ...twice, version: 1 }), 422, 'customers.address_repeated');
  });

  test('is deleted and brought back as it was, each once', async () => {
    const id = await made('Se va y vuelve', { phone: '3015550130', addresses: [address('Vuelve')] });
    const before = (await ask('GET', `/${id}`)).body;
    expect((await remove(id)).body).toMatchObject({ deleted: true, version: 2 });
    expect((await remove(id)).body.version).toBe(2);
    refused(await ask('PUT', `/${id}`, { ...shape('No'), version: 2 }), 404, 'customers.customer_unknown');
    const { addresses } = before;
    expect((await restore(id)).body).toMatchObject({ ...{ addresses, phone: before.phone, deleted: false } });
    expect((await restore(id)).body.version).toBe(3);
    const done = (await auditOf(id)).map(({ action }) => action);
    expect(done.slice(1)).toEqual(['customers.customer_deleted', 'customers.customer_restored']);
  });
});

describe('one number, one customer', () => {
  test.each([
    ['301 555 0201', '+573015550201'],
    ['(+57) 301 555-0202', '301.555.0202'],
    ['0057 3015550203', '57 301 555 0203'],
  ])('%s is %s', async (one, other) => {
    await made('Primera', { phone: one });
    refused(await note(shape('Segunda', { phone: other })), 409, 'customers.phone_taken');
  });

  test('the same digits elsewhere are another number', async () => {
    await made('De Noruega', { phone: '+47 21 09 87 65' });
    await made('De aquí', { phone: '4721098765' });
  });

  test('of sixteen who note it at once one does', async () => {
    const all = Array.from({ length: 16 }, () => note(shape('A la vez', { phone: '3015550210' })));
    const answers = await Promise.all(all);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 201))
      refused(answer, 409, 'customers.phone_taken');
  });

  test('a document is one however it is written, and of its kind', async () => {
    await made('Con documento', { document: { kind: 'cc', number: '1.020.304-050' } });
    const same = shape('Otra', { document: { kind: 'cc', number: '1020 304 050' } });
    refused(await note(same), 409, 'customers.document_taken');
    await made('Extranjera', { document: { kind: 'ce', number: '1020304050' } });
  });

  test('what was given away since is not taken back', async () => {
    const id = await made('Antes', { phone: '3015550220', document: { kind: 'passport', number: 'ab 77' } });
    await remove(id);
    const heir = await made('Después', { phone: '3015550220' });
    refused(await restore(id), 409, 'customers.phone_taken');
    await remove(heir);
    expect((await restore(id)).status).toBe(200);
    const other = await made('Tercera');
    const put = await ask('PUT', `/${other}`, {
      ...shape('Tercera', { phone: '+573015550220' }),
      version: 1,
    });
    refused(put, 409, 'customers.phone_taken');
  });
});

describe('who may not', () => {
  test('of another company sees and touches nothing, and may have the same number', async () => {
    const own = shape('Propia', { phone: '3015550301', addresses: [address('Aquí')] });
    const id = await made('Propia', own);
    for (const answer of [
      await ask('GET', `/${id}`, undefined, stranger),
      await ask('PUT', `/${id}`, { ...own, version: 1 }, stranger),
      await remove(id, stranger),
      await restore(id, stranger),
      await ask('POST', `/${id}/erase`, { reason: 'requested' }, stranger),
    ])
      refused(answer, 404, 'customers.customer_unknown');
    expect((await note(own, stranger)).status).toBe(201);
    const { body } = await ask('GET', '', undefined, stranger);
    expect(JSON.stringify(body)).not.toContain(id);
  });

  test('in the kitchen knows no customers, and who serves erases none', async () => {
    const id = await made('Nadie más');
    refused(await ask('GET', '', undefined, cook), 403, 'kernel.forbidden');
    refused(await ask('GET', `/${id}`, undefined, cook), 403, 'kernel.forbidden');
    refused(await note(shape('No'), cook), 403, 'kernel.forbidden');
    refused(await ask('POST', `/${id}/erase`, { reason: 'requested' }), 403, 'kernel.forbidden');
  });
});

test('what does not fit leaves nothing behind', async () => {
  const id = await made('Sigue igual', { phone: '3015550401' });
  const before = await companyDigest(owner, waitress.companyId);
  const home = address('Bien');
  const wrong: [object, number, string][] = [
    ...[
      { name: '' },
      { name: '  ' },
      { name: 'x'.repeat(81) },
      { phone: '' },
      { phone: 'tres cero uno' },
    ].map((change): [object, number, string] => [change, 400, 'kernel.invalid_input']),
    ...[
      { email: 'nadie' },
      { document: { kind: 'cc' } },
      { document: { kind: 'dni', number: '1' } },
      { document: { kind: 'cc', number: '--' } },
      { note: '' },
      { addresses: [{ ...home, location: { latitude: 91, longitude: 0 } }] },
      { addresses: [{ ...home, location: { latitude: 4 } }] },
      { addresses: [{ ...home, line: 'x'.repeat(161) }] },
      { addresses: [{ ...home, customerId: id }] },
      { addresses: Array.from({ length: 21 }, () => address('Muchas')) },
    ].map((change): [object, number, string] => [change, 400, 'kernel.invalid_input']),
    [{ phone: '12 34 56' }, 422, 'customers.phone_invalid'],
    [{ phone: '1234567890123456' }, 422, 'customers.phone_invalid'],
    [{ addresses: [home, home] }, 422, 'customers.address_repeated'],
    [{ phone: '+57 301 555 0401' }, 409, 'customers.phone_taken'],
  ];
  for (const [change, status, code] of wrong) refused(await note(shape('Mal', change)), status, code);
  refused(await remove('no'), 400, 'kernel.invalid_input');
  expect(await companyDigest(owner, waitress.companyId)).toEqual(before);
});
