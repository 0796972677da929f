import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectProblem } from '../../app/testing/problem.ts';
import { type Answer, buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';
import type { TaxBook } from './queries/tax-book.ts';

// Taxes, classes and regimes of the company's own: made, named, and changed where that is safe.

let app: TestApp;
let owner: Owner;
let boss: TestSession;
let stranger: TestSession;
let book: TaxBook;

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
beforeEach(async () => {
  book = await read();
});

const read = async (session = boss) => (await app.request<TaxBook>('GET', '/v1/taxes', { session })).body;
const send = (method: 'POST' | 'PUT', url: string, body: object, session = boss) =>
  app.request<TaxBook>(method, `/v1/${url}`, {
    session,
    body,
    headers: { 'idempotency-key': newId() },
  });
const refused = (answer: Answer<unknown>, status: number, code: string) =>
  expectProblem(answer as Answer, status, code);
const newTax = (name: string) => ({
  id: newId(),
  name,
  included: false,
  validFrom: '2026-01-01',
  rateBasisPoints: 250,
});
const acts = async (objectId: string) => {
  const rows = await owner.rows<{ action: string }>(
    'select action from identity.audit_log where object_id = $1 order by seq',
    [objectId],
  );
  return rows.map(({ action }) => action);
};

describe('a tax', () => {
  test('is made with its first rate, is paid by nobody yet, and is written down', async () => {
    const tax = newTax('Tasa de turismo');
    const { status, body } = await send('POST', 'taxes', tax);
    expect(status).toBe(201);
    expect(body.taxes.find(({ id }) => id === tax.id)).toEqual({
      ...{ id: tax.id, name: tax.name, included: false },
      rates: [{ validFrom: '2026-01-01', rateBasisPoints: 250 }],
    });
    expect(body.pays).toEqual(book.pays);
    expect(await acts(tax.id)).toEqual(['catalog.tax_created']);
  });

  test('has an id and a name of its own', async () => {
    const [known] = book.taxes;
    refused(await send('POST', 'taxes', { ...newTax('Otra'), id: known?.id }), 409, 'catalog.tax_exists');
    refused(await send('POST', 'taxes', newTax(known?.name ?? '')), 409, 'catalog.tax_name_taken');
    expect(await read()).toEqual(book);
  });

  test('that nobody pays becomes one that prices contain; one that is paid only changes its name', async () => {
    const tax = newTax('Bolsas');
    await send('POST', 'taxes', tax);
    const free = await send('PUT', `taxes/${tax.id}`, { name: 'Bolsa plástica', included: true });
    expect(free.body.taxes.find(({ id }) => id === tax.id)).toMatchObject({
      name: 'Bolsa plástica',
      included: true,
    });
    const paid = book.taxes.find(({ id }) => book.pays.some(({ taxIds }) => taxIds.includes(id)));
    const turned = await send('PUT', `taxes/${paid?.id}`, {
      name: paid?.name ?? '',
      included: !paid?.included,
    });
    refused(turned, 409, 'catalog.tax_in_use');
    const renamed = { name: `${paid?.name} nuevo`, included: paid?.included };
    const { body } = await send('PUT', `taxes/${paid?.id}`, renamed);
    expect(body.taxes.find(({ id }) => id === paid?.id)).toMatchObject(renamed);
    // The devices hear of it: the name stands on the bill.
    const menu = await app.request<{ taxClasses: { taxes: { name: string }[] }[] }>('GET', '/v1/catalog', {
      session: boss,
    });
    const names = menu.body.taxClasses.flatMap(({ taxes }) => taxes.map(({ name }) => name));
    expect(names).toContain(renamed.name);
    await send('PUT', `taxes/${paid?.id}`, { name: paid?.name ?? '', included: paid?.included });
    expect(await acts(tax.id)).toEqual(['catalog.tax_created', 'catalog.tax_changed']);
  });

  test('said to be paid and turned round at the same moment: one of both is refused', async () => {
    const [taxClassId, regimeId] = [book.classes[0]?.id, book.regimes[0]?.id];
    const before = book.pays.find((one) => one.taxClassId === taxClassId && one.regimeId === regimeId);
    const url = `tax-classes/${taxClassId}/taxes`;
    for (let round = 0; round < 6; round++) {
      const tax = newTax(`A la vez ${round}`);
      await send('POST', 'taxes', tax);
      const [, turned] = await Promise.all([
        send('PUT', url, { regimeId, taxIds: [tax.id] }),
        send('PUT', `taxes/${tax.id}`, { name: tax.name, included: true }),
      ]);
      const included = (await read()).taxes.find(({ id }) => id === tax.id)?.included;
      expect(`${turned.status} ${included}`).toBe(turned.status === 200 ? '200 true' : '409 false');
    }
    await send('PUT', url, { regimeId, taxIds: before?.taxIds ?? [] });
  });
});

describe('classes and regimes', () => {
  test.each([
    ['tax-classes', 'classes', 'tax_class'],
    ['tax-regimes', 'regimes', 'regime'],
  ] as const)(
    '%s are made behind the others and renamed, each by a name of its own',
    async (url, key, word) => {
      const id = newId();
      const made = await send('POST', url, { id, name: 'Licores' });
      expect(made.status).toBe(201);
      expect(made.body[key].at(-1)).toMatchObject({ id, name: 'Licores' });
      refused(await send('POST', url, { id, name: 'Otra cosa' }), 409, `catalog.${word}_exists`);
      refused(await send('POST', url, { id: newId(), name: 'Licores' }), 409, `catalog.${word}_name_taken`);
      const [first] = book[key];
      const taken = await send('PUT', `${url}/${id}`, { name: first?.name ?? '' });
      refused(taken, 409, `catalog.${word}_name_taken`);
      const { body } = await send('PUT', `${url}/${id}`, { name: 'Bebidas fuertes' });
      expect(body[key].at(-1)).toMatchObject({ id, name: 'Bebidas fuertes' });
      expect(await acts(id)).toEqual([`catalog.${word}_created`, `catalog.${word}_changed`]);
      refused(await send('PUT', `${url}/${id}`, { name: 'Ajena' }, stranger), 404, `catalog.${word}_unknown`);
    },
  );

  test('of another company, as taxes of another company, are not touched', async () => {
    const [tax] = book.taxes;
    const theirs = await read(stranger);
    const change = { name: 'Ajeno', included: true };
    refused(await send('PUT', `taxes/${tax?.id}`, change, stranger), 404, 'catalog.tax_unknown');
    expect([await read(), await read(stranger)]).toEqual([book, theirs]);
  });
});
