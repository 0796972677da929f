import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plantMenu } from '../../app/testing/menu.ts';
import { buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// What is sold when, and what has run out, as who keeps the menu sees it.

interface Availability {
  products: { id: string; windows: object[] }[];
  soldOut: {
    branchId: string;
    itemId: string;
    kind: string;
    name: string;
    of: string | null;
    until: unknown;
  }[];
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

const read = async (session = boss) =>
  (await app.request<Availability>('GET', '/v1/availability', { session })).body;
const runOut = (itemId: string, body: object) =>
  app.request('PUT', `/v1/branches/${boss.branchId}/sold-out/${itemId}`, { session: boss, body });

describe('availability', () => {
  test('names what has run out, of what it is and until when, until it is there again', async () => {
    const menu = await plantMenu(owner, boss);
    await runOut(menu.sizedId, { soldOut: true, until: 'tomorrow' });
    await runOut(menu.variantId, { soldOut: true });
    await runOut(menu.optionId, { soldOut: true });
    const mine = async () =>
      (await read()).soldOut.filter(({ itemId }) =>
        [menu.sizedId, menu.variantId, menu.optionId].includes(itemId),
      );
    const said = await mine();
    expect(said.map(({ kind, name, of }) => [kind, name, of === null])).toEqual([
      ['option', 'Sin cebolla', false],
      ['variant', 'Pequeño', false],
      ['product', expect.stringContaining('Prueba'), true],
    ]);
    expect(said.map(({ until }) => until === null)).toEqual([true, true, false]);
    expect(new Set(said.map(({ branchId }) => branchId))).toEqual(new Set([boss.branchId]));
    expect((await read(stranger)).soldOut).toEqual([]);
    for (const id of [menu.sizedId, menu.variantId]) await runOut(id, { soldOut: false });
    expect((await mine()).map(({ kind }) => kind)).toEqual(['option']);
    // What is gone has not run out.
    await app.request('POST', `/v1/option-groups/${menu.groupId}/delete`, { session: boss, body: {} });
    expect(await mine()).toEqual([]);
  });

  test('what was to be back by now is back', async () => {
    const [product] = (await read()).products;
    const id = product?.id ?? '';
    const out = async () => (await read()).soldOut.some(({ itemId }) => itemId === id);
    await runOut(id, { soldOut: true, until: 'tomorrow' });
    expect(await out()).toBe(true);
    await owner.rows("update catalog.sold_out set until = now() - interval '1 minute' where item_id = $1", [
      id,
    ]);
    expect(await out()).toBe(false);
  });

  test('names the products with hours of their own while they are on sale', async () => {
    const [product] = (await read()).products;
    const known = product?.id ?? '';
    const all = await read();
    expect(all.products.find(({ id }) => id === known)?.windows.length).toBeGreaterThan(0);
    await app.request('POST', '/v1/products/change', {
      session: boss,
      headers: { 'idempotency-key': newId() },
      body: { productIds: [known], state: 'retired' },
    });
    expect((await read()).products.some(({ id }) => id === known)).toBe(false);
    expect((await read(stranger)).products.some(({ id }) => id === known)).toBe(false);
  });
});
