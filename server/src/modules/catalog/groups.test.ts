import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectProblem } from '../../app/testing/problem.ts';
import { type Answer, buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// Groups of options over HTTP: whole each time, by version, and what the menu says of them.

interface Group {
  id: string;
  name: string;
  version: number;
  products: number;
  deleted: boolean;
  options: { id: string; name: string; priceMinor: number }[];
}

let app: TestApp;
let owner: Owner;
let boss: TestSession;
let stranger: TestSession;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  boss = await app.logIn('fogata-duena');
  stranger = await app.logIn('esquina-duena');
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

const option = (name: string, change: object = {}) => ({
  ...{ id: newId(), name, priceMinor: 100_000, isDefault: false, maxQuantity: 1 },
  ...change,
});
const shape = (name: string, change: object = {}) => ({
  ...{ name, minChoices: 0, maxChoices: null, options: [option('Uno'), option('Dos')] },
  ...change,
});
const post = (url: string, body: object = {}, session = boss) =>
  app.request<Group>('POST', url, { session, body, headers: { 'idempotency-key': newId() } });
const make = (body: object) => post('/v1/option-groups', { id: newId(), ...body });
const put = (id: string, body: object, session = boss) =>
  app.request<Group>('PUT', `/v1/option-groups/${id}`, { session, body });
const refused = (answer: Answer<Group>, status: number, code: string) =>
  expectProblem(answer as unknown as Answer, status, code);
async function made(name: string, change: object = {}): Promise<Group> {
  const { status, body } = await make(shape(name, change));
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}
async function groups(): Promise<Group[]> {
  return (await app.request<{ groups: Group[] }>('GET', '/v1/option-groups', { session: boss })).body.groups;
}
interface Menu {
  groups: { id: string; name: string }[];
  products: { id: string; groupIds: string[] }[];
}
const menu = async () => (await app.request<Menu>('GET', '/v1/catalog', { session: boss })).body;

describe('groups of options', () => {
  test('are made whole and stand on the menu', async () => {
    const options = [option('Sin cebolla', { priceMinor: 0 }), option('Doble carne', { maxQuantity: 3 })];
    const group = await made('A tu gusto', { minChoices: 1, maxChoices: 2, options });
    expect(group).toMatchObject({ version: 1, products: 0, deleted: false, options });
    expect((await menu()).groups).toContainEqual(
      expect.objectContaining({ id: group.id, name: 'A tu gusto' }),
    );
    refused(await make(shape('a TU gusto')), 409, 'catalog.group_name_taken');
    refused(await post('/v1/option-groups', { id: group.id, ...shape('Otro') }), 409, 'catalog.group_exists');
  });

  test('options change names among themselves, come and go, and what they were is written down', async () => {
    const { id, options } = await made('Cambiantes');
    const [one, two] = options;
    const third = option('Tres');
    const swapped = [{ ...two, name: 'Uno' }, { ...one, name: 'Dos' }, third].map((each) => ({
      ...option(''),
      ...each,
    }));
    const { status, body } = await put(id, { ...shape('Cambiantes', { options: swapped }), version: 1 });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.options.map(({ id: own, name }) => [own, name])).toEqual([
      [two?.id, 'Uno'],
      [one?.id, 'Dos'],
      [third.id, 'Tres'],
    ]);
    const fewer = await put(id, { ...shape('Cambiantes', { options: [third] }), version: 2 });
    expect(fewer.body.options).toHaveLength(1);
    const [audit] = await owner.rows<{ before: { options: object[] }; after: { options: object[] } }>(
      'select before, after from identity.audit_log where object_id = $1 order by seq desc limit 1',
      [id],
    );
    expect([audit?.before.options.length, audit?.after.options.length]).toEqual([3, 1]);
  });

  test('who began with an older version overwrites nothing', async () => {
    const { id } = await made('Versiones');
    const answers = await Promise.all(
      ['Primera', 'Segunda'].map((name) => put(id, { ...shape(name), version: 1 })),
    );
    const [won, lost] = answers.toSorted((a, b) => a.status - b.status);
    expect(won?.status).toBe(200);
    refused(lost as Answer<Group>, 409, 'catalog.group_changed');
    expect(lost?.body).toMatchObject({ details: { version: 2 } });
    expect((await groups()).find((group) => group.id === id)?.name).toBe(won?.body.name);
  });

  test.each([
    ['more at least than at most', { minChoices: 2, maxChoices: 1 }, 'catalog.limits_crossed'],
    ['more at least than there is', { minChoices: 3 }, 'catalog.limits_crossed'],
    [
      'more beforehand than at most',
      { maxChoices: 1, options: [option('a', { isDefault: true }), option('b', { isDefault: true })] },
      'catalog.limits_crossed',
    ],
    ['a name twice', { options: [option('Igual'), option('IGUAL')] }, 'catalog.repeated'],
  ])('%s is refused and leaves nothing', async (what, change, code) => {
    refused(await make(shape(`Mal: ${what}`, change)), 422, code);
    expect((await groups()).some(({ name }) => name.startsWith('Mal: '))).toBe(false);
  });

  test("another group's option is not taken over", async () => {
    const { options } = await made('Dueño');
    refused(await make(shape('Ladrón', { options })), 409, 'catalog.option_exists');
    expect((await groups()).some(({ name }) => name === 'Ladrón')).toBe(false);
  });

  test('are taken away from every product, and brought back to them', async () => {
    const used = (await groups()).find(({ products }) => products > 0);
    if (!used) throw new Error('the demo has no group at a product');
    const gone = await post(`/v1/option-groups/${used.id}/delete`);
    expect(gone.body).toMatchObject({ deleted: true, products: used.products });
    expect((await post(`/v1/option-groups/${used.id}/delete`)).body.version).toBe(gone.body.version);
    expect((await menu()).groups.some(({ id }) => id === used.id)).toBe(false);
    const back = await post(`/v1/option-groups/${used.id}/restore`);
    expect(back.body).toMatchObject({ deleted: false, products: used.products });
    expect((await menu()).products.filter(({ groupIds }) => groupIds.includes(used.id))).toHaveLength(
      used.products,
    );
  });

  test('of another company are neither changed nor taken away', async () => {
    const { id } = await made('Nuestro');
    refused(await put(id, { ...shape('Suyo'), version: 1 }, stranger), 404, 'catalog.group_unknown');
    refused(await post(`/v1/option-groups/${id}/delete`, {}, stranger), 404, 'catalog.group_unknown');
    expect((await groups()).find((group) => group.id === id)).toMatchObject({ name: 'Nuestro', version: 1 });
  });
});
