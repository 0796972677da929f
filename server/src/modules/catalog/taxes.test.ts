import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectProblem } from '../../app/testing/problem.ts';
import {
  type Answer,
  buildTestApp,
  orderBody,
  type TestApp,
  type TestSession,
} from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';
import type { TaxBook } from './queries/tax-book.ts';

// Taxes as data: what changes on which day holds on the menu and on the bill, and what was sold keeps what it was sold with.

const PRODUCT = 'Bandeja paisa';

let app: TestApp;
let owner: Owner;
let boss: TestSession;
let stranger: TestSession;
let book: TaxBook;
/** The business day of the branch. */
let today: string;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  boss = await app.logIn('fogata-duena');
  stranger = await app.logIn('esquina-duena');
  const menu = await app.request<{ businessDate: string }>('GET', '/v1/catalog', { session: boss });
  today = menu.body.businessDate;
});
afterAll(async () => {
  await owner.close();
  await app.close();
});
beforeEach(async () => {
  book = await read();
});

const day = (days: number) => Temporal.PlainDate.from(today).add({ days }).toString();
const read = async (session = boss) => (await app.request<TaxBook>('GET', '/v1/taxes', { session })).body;
const put = (url: string, body: object, session = boss) =>
  app.request<TaxBook>('PUT', `/v1/${url}`, { session, body });
const refused = (answer: Answer<unknown>, status: number, code: string) =>
  expectProblem(answer as Answer, status, code);
const named = <Named extends { name: string }>(all: readonly Named[], name: string): Named => {
  const found = all.find((one) => one.name.startsWith(name));
  if (!found) throw new Error(`no ${name}`);
  return found;
};
/** In an order that no collation of the database changes. */
const written = (taxes: readonly { name: string; rateBasisPoints: number }[]): string[] =>
  taxes.map(({ name, rateBasisPoints }) => `${name} ${rateBasisPoints}`).sort();

interface Menu {
  taxClasses: { id: string; taxes: { name: string; rateBasisPoints: number }[] }[];
  products: { name: string; taxClassId: string }[];
}
async function onMenu(branchId = boss.branchId): Promise<string[]> {
  const url = `/v1/catalog?branchId=${branchId}`;
  const { body } = await app.request<Menu>('GET', url, { session: boss });
  const { taxClassId } = named(body.products, PRODUCT);
  const taxes = body.taxClasses.find(({ id }) => id === taxClassId)?.taxes ?? [];
  return written(taxes);
}
async function onBill(): Promise<string[]> {
  const { body, headers } = await orderBody(app, boss, [[PRODUCT, 1]]);
  const { status } = await app.request('POST', '/v1/orders', { session: boss, body, headers });
  expect(status).toBe(201);
  const rows = await owner.rows<{ taxes: { name: string; rateBasisPoints: number }[] }>(
    "select chosen#>'{parts,0,taxes}' as taxes from orders.lines where order_id = $1",
    [body.id],
  );
  return written(rows.flatMap(({ taxes }) => taxes));
}

describe('taxes', () => {
  test('are read whole: rates by day, classes, regimes, and which holds', () => {
    expect(named(book.taxes, 'IVA').rates).toEqual([
      { validFrom: '2001-01-01', rateBasisPoints: 1_600 },
      { validFrom: '2017-01-01', rateBasisPoints: 1_900 },
    ]);
    const regime = named(book.regimes, 'Responsable de impoconsumo').id;
    expect(book.standing).toEqual([{ branchId: null, regimeId: regime, validFrom: '2000-01-01' }]);
    expect(named(book.classes, 'Comida').products).toBeGreaterThan(0);
  });

  test('a rate of tomorrow does not hold today; one of today does, and is taken back', async () => {
    const { id } = named(book.taxes, 'Impoconsumo');
    await put(`taxes/${id}/rates`, { validFrom: day(1), rateBasisPoints: 900 });
    expect([await onMenu(), await onBill()]).toEqual([['Impoconsumo 800'], ['Impoconsumo 800']]);
    await put(`taxes/${id}/rates`, { validFrom: today, rateBasisPoints: 500 });
    expect([await onMenu(), await onBill()]).toEqual([['Impoconsumo 500'], ['Impoconsumo 500']]);
    for (const validFrom of [today, day(1)]) {
      const { status } = await put(`taxes/${id}/rates`, { validFrom, rateBasisPoints: null });
      expect(status).toBe(200);
    }
    expect(await read()).toEqual(book);
    expect(await onMenu()).toEqual(['Impoconsumo 800']);
  });

  test('a branch stands in a regime of its own from a day on, the others in the company’s', async () => {
    const { id: regimeId } = named(book.regimes, 'Responsable de IVA');
    const { body } = await app.request<{ branches: { id: string }[] }>('GET', '/v1/me', { session: boss });
    const other = body.branches.find(({ id }) => id !== boss.branchId)?.id ?? '';
    const own = { branchId: boss.branchId, validFrom: today };
    await put('tax-regimes/standing', { ...own, regimeId });
    expect([await onMenu(), await onMenu(other)]).toEqual([['IVA 1900'], ['Impoconsumo 800']]);
    expect(await onBill()).toEqual(['IVA 1900']);
    const { id: none } = named(book.regimes, 'No responsable');
    await put('tax-regimes/standing', { ...own, regimeId: none });
    expect([await onMenu(), await onBill()]).toEqual([[], []]);
    await put('tax-regimes/standing', { ...own, regimeId: null });
    expect(await onMenu()).toEqual(['Impoconsumo 800']);
    expect(await read()).toEqual(book);
  });

  test('a class pays several in a regime, or none', async () => {
    const { id: taxClassId } = named(book.classes, 'Comida');
    const { id: regimeId } = named(book.regimes, 'Responsable de impoconsumo');
    const all = book.taxes.map(({ id }) => id);
    const url = `tax-classes/${taxClassId}/taxes`;
    await put(url, { regimeId, taxIds: all });
    expect([await onMenu(), await onBill()]).toEqual([
      ['IVA 1900', 'Impoconsumo 800'],
      ['IVA 1900', 'Impoconsumo 800'],
    ]);
    await put(url, { regimeId, taxIds: [] });
    expect(await onMenu()).toEqual([]);
    await put(url, { regimeId, taxIds: [named(book.taxes, 'Impoconsumo').id] });
    expect(await read()).toEqual(book);
    refused(await put(url, { regimeId, taxIds: [all[0], all[0]] }), 422, 'catalog.repeated');
  });

  test('the company always stands in some regime', async () => {
    const body = { branchId: null, validFrom: '2000-01-01', regimeId: null };
    refused(await put('tax-regimes/standing', body), 409, 'catalog.regime_required');
    const later = { branchId: null, validFrom: day(30), regimeId: book.regimes[0]?.id };
    await put('tax-regimes/standing', later);
    // What begins in a month does not hold today.
    refused(await put('tax-regimes/standing', body), 409, 'catalog.regime_required');
    await put('tax-regimes/standing', { ...later, regimeId: null });
    expect(await read()).toEqual(book);
  });

  test('a tax always has the rate it began with', async () => {
    const { id, rates } = named(book.taxes, 'Impoconsumo');
    const first = { validFrom: rates[0]?.validFrom, rateBasisPoints: null };
    await put(`taxes/${id}/rates`, { validFrom: day(30), rateBasisPoints: 900 });
    refused(await put(`taxes/${id}/rates`, first), 409, 'catalog.rate_required');
    await put(`taxes/${id}/rates`, { validFrom: day(30), rateBasisPoints: null });
    expect(await read()).toEqual(book);
  });

  test('of another company are neither named nor changed', async () => {
    const [tax, taxClass, regime] = [book.taxes[0], book.classes[0], book.regimes[0]].map((one) => one?.id);
    const theirs = await read(stranger);
    const rate = { validFrom: today, rateBasisPoints: 1 };
    refused(await put(`taxes/${tax}/rates`, rate, stranger), 404, 'catalog.tax_unknown');
    const pays = { regimeId: regime, taxIds: [] };
    refused(await put(`tax-classes/${taxClass}/taxes`, pays, stranger), 404, 'catalog.tax_class_unknown');
    const ownClass = `tax-classes/${theirs.classes[0]?.id}/taxes`;
    refused(await put(ownClass, pays, stranger), 404, 'catalog.regime_unknown');
    const mixed = { regimeId: theirs.regimes[0]?.id, taxIds: [tax] };
    refused(await put(ownClass, mixed, stranger), 404, 'catalog.tax_unknown');
    const standing = { branchId: null, validFrom: today, regimeId: regime };
    refused(await put('tax-regimes/standing', standing, stranger), 404, 'catalog.regime_unknown');
    const strange = { branchId: newId(), validFrom: today, regimeId: regime };
    refused(await put('tax-regimes/standing', strange), 404, 'catalog.branch_unknown');
    expect([await read(), await read(stranger)]).toEqual([book, theirs]);
  });
});
