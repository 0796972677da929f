import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectProblem } from '../../app/testing/problem.ts';
import { type Answer, buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// How a menu is kept over HTTP: products with all that belongs to them, whole each time, by version.
//
// size: one product over its whole life, told with the same few words.

let app: TestApp;
let owner: Owner;
let boss: TestSession;
let stranger: TestSession;
let waitress: TestSession;
let categoryId: string;
let taxClassId: string;

interface ProductBody {
  id: string;
  name: string;
  version: number;
  variants: { id: string; name: string; priceMinor: number }[];
  [field: string]: unknown;
}

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  boss = await app.logIn('fogata-duena');
  stranger = await app.logIn('esquina-duena');
  waitress = await app.logIn('fogata-mesera');
  const own = await namesOf(boss);
  [categoryId, taxClassId] = [own.categoryId, own.taxClassId];
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

async function namesOf({ companyId }: TestSession): Promise<{ categoryId: string; taxClassId: string }> {
  const [row] = await owner.rows<{ categoryId: string; taxClassId: string }>(
    `select (select id from catalog.categories where company_id = $1 order by sort_order limit 1) as "categoryId",
      (select id from catalog.tax_classes where company_id = $1 order by sort_order limit 1) as "taxClassId"`,
    [companyId],
  );
  if (!row) throw new Error('the demo has no menu');
  return row;
}

const shape = (change: object = {}) => ({
  name: 'Changua',
  description: null,
  categoryId,
  taxClassId,
  stationId: null,
  code: null,
  barcode: null,
  priceMinor: 990_000,
  prepMinutes: null,
  allergens: [],
  tags: [],
  state: 'active',
  variants: [],
  groupIds: [],
  combo: null,
  windows: [],
  ...change,
});
const make = (
  change: object = {},
  session: { token: string } = boss,
  key = newId(),
): Promise<Answer<ProductBody>> =>
  app.request<ProductBody>('POST', '/v1/products', {
    session,
    body: { id: newId(), ...shape(change) },
    headers: { 'idempotency-key': key },
  });
const put = (id: string, version: number, change: object = {}, session: { token: string } = boss) =>
  app.request<ProductBody>('PUT', `/v1/products/${id}`, { session, body: { ...shape(change), version } });
const act = (id: string, what: 'delete' | 'restore', session: { token: string } = boss) =>
  app.request<ProductBody>('POST', `/v1/products/${id}/${what}`, { session, body: {} });
async function made(change: object = {}): Promise<ProductBody> {
  const { status, body } = await make(change);
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}
const asAnswer = (answer: Answer<ProductBody>) => answer as unknown as Answer;
const size = (name: string, priceMinor: number, more: object = {}) => ({
  ...{ id: newId(), name, priceMinor, code: null, barcode: null },
  ...more,
});
async function onMenu(name: string) {
  const { body } = await app.request<{ products: { name: string; priceMinor: number }[] }>(
    'GET',
    '/v1/catalog',
    {
      session: waitress,
    },
  );
  return body.products.find((product) => product.name === name);
}

describe('a product', () => {
  test('is made with sizes, options, hours, and stands on the menu at once', async () => {
    const variants = [size('Pequeña', 800_000), size('Grande', 1_200_000, { code: 'CH-G' })];
    const windows = [
      { branchId: null, channel: null, weekdays: [1, 2, 3, 4, 5], fromMinute: 360, toMinute: 660 },
    ];
    const body = await made({
      name: 'Changua de la casa',
      code: 'CH',
      variants,
      windows,
      allergens: ['leche'],
    });
    expect(body).toMatchObject({
      version: 1,
      deleted: false,
      variants,
      windows,
      allergens: ['leche'],
      combo: null,
    });
    expect(await onMenu('Changua de la casa')).toMatchObject({
      code: 'CH',
      variants: [{}, { code: 'CH-G' }],
    });
  });

  test('is made once, however often it is sent', async () => {
    const [id, key] = [newId(), newId()];
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => make({ id, name: 'Una vez' }, boss, key)),
    );
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThan(0);
    const rows = await owner.rows('select 1 from catalog.products where id = $1', [id]);
    expect(rows).toHaveLength(1);
    expectProblem(asAnswer(await make({ id, name: 'Otra' })), 409, 'catalog.product_exists');
  });

  test('is changed whole by version: who is late overwrites nothing', async () => {
    const { id, version } = await made({ name: 'Dos editores' });
    const answers = await Promise.all(
      ['Uno', 'Dos', 'Tres'].map((name) => put(id, version, { name: `Dos editores ${name}` })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const late = answers.find(({ status }) => status === 409);
    if (late) expectProblem(asAnswer(late), 409, 'catalog.product_changed');
    expect(late?.body.details).toEqual({ version: version + 1 });
  });

  test('keeps the sizes that are sent and no others; they may change places, names and codes', async () => {
    const [one, two, three] = [
      size('Una', 100, { code: 'S-1' }),
      size('Dos', 200, { code: 'S-2' }),
      size('Tres', 300),
    ];
    const { id, version } = await made({ name: 'De tamaños', variants: [one, two, three] });
    const turned = [
      { ...two, name: 'Una', code: 'S-1' },
      { ...one, name: 'Dos', code: 'S-2' },
    ];
    const { status, body } = await put(id, version, { name: 'De tamaños', variants: turned });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.variants.map((variant) => [variant.id, variant.name])).toEqual([
      [two.id, 'Una'],
      [one.id, 'Dos'],
    ]);
    // What left comes back under its own id.
    const back = await put(id, body.version, { name: 'De tamaños', variants: [...turned, three] });
    expect(back.body.variants).toHaveLength(3);
  });

  test('leaves the menu when it is deleted, and comes back as it was', async () => {
    const { id } = await made({ name: 'Va y viene', code: 'VV' });
    expect((await act(id, 'delete')).body).toMatchObject({ deleted: true });
    expect(await onMenu('Va y viene')).toBeUndefined();
    expect((await act(id, 'delete')).status).toBe(200);
    expectProblem(asAnswer(await put(id, 2, { name: 'Va y viene' })), 404, 'catalog.product_unknown');
    expect((await act(id, 'restore')).body).toMatchObject({ deleted: false, code: 'VV' });
    expect(await onMenu('Va y viene')).toBeDefined();
  });

  test('is a combo of simple products, priced by itself or by its parts', async () => {
    const [plate, drink] = [
      await made({ name: 'Plato del combo' }),
      await made({ name: 'Bebida del combo' }),
    ];
    const choice = (productId: string) => ({
      ...{ id: newId(), productId, variantId: null, extraMinor: 0, isDefault: false },
    });
    const slot = (name: string, ...choices: object[]) => ({
      ...{ id: newId(), name, minChoices: 1, maxChoices: 1, choices },
    });
    const combo = (...slots: object[]) => ({ lessBasisPoints: 1_000, slots });
    const good = combo(slot('Plato', choice(plate.id)), slot('Bebida', choice(drink.id)));
    const { id, version } = await made({ name: 'Combo hecho', combo: good });
    expect((await put(id, version, { name: 'Combo hecho', combo: good })).status).toBe(200);
    for (const [code, wrong, status] of [
      ['catalog.product_unknown', combo(slot('Plato', choice(newId()))), 404],
      // No combo in a combo.
      ['catalog.product_unknown', combo(slot('Plato', choice(id))), 404],
      ['catalog.repeated', combo(slot('Plato', choice(plate.id), choice(plate.id))), 422],
    ] as const)
      expectProblem(asAnswer(await make({ name: 'Mal combo', combo: wrong })), status, code);
    // It becomes a simple one again, and nothing of the combo is left.
    const simple = await put(id, version + 1, { name: 'Combo hecho' });
    expect(simple.body.combo).toBeNull();
    expect(await owner.rows('select 1 from catalog.combo_slots where product_id = $1', [id])).toEqual([]);
  });
});

describe('a code', () => {
  test('of two managers who give it at once, one gets it', async () => {
    const manager = await app.logIn('fogata-duena');
    const answers = await Promise.all([
      make({ name: 'Primero', code: 'UNO-1' }),
      make({ name: 'Segundo', code: 'uno-1' }, manager),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const refused = answers.find(({ status }) => status === 409);
    if (refused) expectProblem(asAnswer(refused), 409, 'catalog.code_taken');
  });

  test('stands for one thing in the company, product or size; another company may have it', async () => {
    await made({ name: 'Con código', code: 'DOS-2', variants: [size('Grande', 1, { barcode: '770001' })] });
    expectProblem(asAnswer(await make({ name: 'Otro', barcode: '770001' })), 409, 'catalog.code_taken');
    const variants = [size('Única', 1, { code: 'dos-2' })];
    expectProblem(asAnswer(await make({ name: 'Otro', variants })), 409, 'catalog.code_taken');
    const theirs = await make({ name: 'De otros', code: 'DOS-2', ...(await namesOf(stranger)) }, stranger);
    expect(theirs.status).toBe(201);
  });

  test('of a deleted product is free, and bars its way back', async () => {
    const { id } = await made({ name: 'El de antes', code: 'TRES-3' });
    await act(id, 'delete');
    const heir = await made({ name: 'El de ahora', code: 'TRES-3' });
    expectProblem(asAnswer(await act(id, 'restore')), 409, 'catalog.code_taken');
    await act(heir.id, 'delete');
    expect((await act(id, 'restore')).status).toBe(200);
  });
});

describe('a price', () => {
  test('that changes is written down with who and what it was, for the product and each size', async () => {
    const variants = [size('Media', 500_000)];
    const { id, version } = await made({ name: 'De precio', priceMinor: 700_000, variants });
    const next = [{ ...variants[0], priceMinor: 550_000 }];
    await put(id, version, { name: 'De precio', priceMinor: 700_000, variants: next });
    // The same prices again are no change.
    await put(id, version + 1, { name: 'De precio', priceMinor: 700_000, variants: next });
    const { body } = await app.request<{ prices: object[] }>('GET', `/v1/products/${id}/prices`, {
      session: boss,
    });
    expect(body.prices).toMatchObject([
      { variantName: 'Media', oldMinor: 500_000, newMinor: 550_000, changedBy: 'Lucía' },
      { oldMinor: null },
      { oldMinor: null },
    ]);
    const [audit] = await owner.rows<{ action: string }>(
      'select action from identity.audit_log where object_id = $1 order by seq desc limit 1 offset 1',
      [id],
    );
    expect(audit?.action).toBe('catalog.price_changed');
  });

  test.each([
    ['below nothing', { priceMinor: -1 }],
    ['with a fraction', { priceMinor: 0.5 }],
    ['beyond what is counted exactly', { priceMinor: 9_000_000_000_001 }],
    ['as text', { priceMinor: '1' }],
  ])('%s is none', async (_what, wrong) => {
    expectProblem(asAnswer(await make({ name: 'Sin precio', ...wrong })), 400, 'kernel.invalid_input');
  });
});

describe('what a product refers to', () => {
  test('is of the company, and there', async () => {
    const theirs = await namesOf(stranger);
    const before = await owner.rows('select count(*) from catalog.products');
    for (const [code, wrong] of [
      ['catalog.category_unknown', { categoryId: newId() }],
      ['catalog.category_unknown', { categoryId: theirs.categoryId }],
      ['catalog.tax_class_unknown', { taxClassId: newId() }],
      ['catalog.tax_class_unknown', { taxClassId: theirs.taxClassId }],
      ['catalog.station_unknown', { stationId: newId() }],
      ['catalog.group_unknown', { groupIds: [newId()] }],
    ] as const)
      expectProblem(asAnswer(await make({ name: 'Suelto', ...wrong })), 404, code, JSON.stringify(wrong));
    expect(await owner.rows('select count(*) from catalog.products')).toEqual(before);
  });

  test('a size of another product is not taken over', async () => {
    const variants = [size('Suya', 1)];
    await made({ name: 'Dueño del tamaño', variants });
    expectProblem(asAnswer(await make({ name: 'Ladrón', variants })), 409, 'catalog.variant_exists');
  });
});

describe('the list', () => {
  test('comes in pages by name, and finds by a part of the name or a whole code', async () => {
    await made({ name: 'Zzz 100 % puro', code: 'ZZZ-9' });
    const list = async (query: string) => {
      const { status, body } = await app.request<{
        products: { id: string; name: string }[];
        next: string | null;
        total: number | null;
      }>('GET', `/v1/products${query}`, { session: boss });
      expect(status).toBe(200);
      return body;
    };
    const whole = (await list('?limit=200')).products.map(({ id }) => id);
    const walked: string[] = [];
    for (let next: string | null = ''; next !== null && walked.length <= whole.length; ) {
      const page = await list(`?limit=7${next === '' ? '' : `&after=${encodeURIComponent(next)}`}`);
      walked.push(...page.products.map(({ id }) => id));
      expect(page.total).toBe(next === '' ? whole.length : null);
      next = page.next;
    }
    expect(walked).toEqual(whole);
    for (const text of ['100 %', 'zzz-9', 'ZZZ 1'])
      expect((await list(`?search=${encodeURIComponent(text)}`)).products.map(({ name }) => name)).toEqual([
        'Zzz 100 % puro',
      ]);
    expect((await list(`?categoryId=${categoryId}&limit=200`)).products.length).toBeLessThan(whole.length);
    expect((await list('?search=zzz')).total).toBe(1);
  });

  test('tells what each size costs, and finds in a category what stands below it', async () => {
    const ids = { above: newId(), below: newId(), small: newId(), large: newId() };
    const shape = { name: 'Arriba', color: '#0B7A6B', parentId: null, stationId: null, windows: [] };
    const add = async (body: object) => {
      const options = { session: boss, headers: { 'idempotency-key': newId() }, body };
      expect((await app.request('POST', '/v1/categories', options)).status).toBe(201);
    };
    await add({ ...shape, id: ids.above });
    await add({ ...shape, id: ids.below, name: 'Abajo', parentId: ids.above });
    const size = { code: null, barcode: null };
    await made({
      name: 'Con dos tamaños',
      categoryId: ids.below,
      variants: [
        { ...size, id: ids.small, name: 'Pequeño', priceMinor: 500 },
        { ...size, id: ids.large, name: 'Grande', priceMinor: 900 },
      ],
    });
    const answer = await app.request<{ products: object[]; total: number }>(
      'GET',
      `/v1/products?categoryId=${ids.above}`,
      { session: boss },
    );
    expect(answer.body).toMatchObject({
      total: 1,
      products: [
        {
          name: 'Con dos tamaños',
          variants: 2,
          lessBasisPoints: null,
          sizes: [
            { id: ids.small, name: 'Pequeño', priceMinor: 500 },
            { id: ids.large, name: 'Grande', priceMinor: 900 },
          ],
        },
      ],
    });
  });
});

test('is for who keeps the menu: a waiter is refused, another company finds nothing', async () => {
  const { id } = await made({ name: 'Solo del dueño' });
  expectProblem(asAnswer(await make({ name: 'Del mesero' }, waitress)), 403, 'kernel.forbidden');
  for (const path of ['', '/prices'])
    expectProblem(
      await app.request('GET', `/v1/products/${id}${path}`, { session: stranger }),
      404,
      'catalog.product_unknown',
    );
  expectProblem(asAnswer(await act(id, 'delete', stranger)), 404, 'catalog.product_unknown');
});
