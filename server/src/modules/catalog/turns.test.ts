import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';

// Several people change one menu at the same moment: each has a turn, none meets another half-way.

let app: TestApp;
let boss: TestSession;

beforeAll(async () => {
  app = await buildTestApp();
  boss = await app.logIn('fogata-duena');
});
afterAll(() => app.close());

const ask = async <Body>(method: 'GET' | 'POST' | 'PUT', url: string, body?: object) => {
  const headers = { 'idempotency-key': newId() };
  const answer = await app.request<Body>(method, url, { session: boss, headers, ...(body ? { body } : {}) });
  if (answer.status >= 500) throw new Error(`${method} ${url}: ${JSON.stringify(answer.body)}`);
  return answer.body;
};

interface Product {
  id: string;
  version: number;
  categoryId: string;
  [field: string]: unknown;
}

test('changing, moving and running out at once: nobody is told to come back', async () => {
  const { products } = await ask<{ products: { id: string; categoryId: string }[] }>('GET', '/v1/products');
  const [first] = products;
  if (!first) throw new Error('the demo has no products');
  const { id } = first;
  for (let round = 0; round < 15; round++) {
    const target = newId();
    const shape = { parentId: null, color: '#123456', stationId: null, windows: [] };
    await ask('POST', '/v1/categories', { id: target, name: `Ronda ${round}`, ...shape });
    const {
      deleted: _deleted,
      version,
      id: _id,
      ...fields
    } = await ask<Product>('GET', `/v1/products/${id}`);
    await Promise.all([
      ask('POST', `/v1/categories/${fields.categoryId}/delete`, { moveTo: target }),
      ask('PUT', `/v1/products/${id}`, { ...fields, version, description: `Ronda ${round}` }),
      ask('PUT', `/v1/branches/${boss.branchId}/sold-out/${id}`, {
        soldOut: round % 2 === 0,
        until: 'tomorrow',
      }),
      ask('POST', `/v1/products/${id}/restore`, {}),
    ]);
    const after = await ask<Product>('GET', `/v1/products/${id}`);
    // Whoever came first: the product stands in the category that is there.
    expect(after.categoryId).toBe(target);
  }
});
