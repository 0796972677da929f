import { randomUUIDv7 } from 'node:crypto';
import type { Recipe } from './authz-fresh.ts';
import { must } from './people.ts';

/** A check on which nothing was paid: it bears the id of its order. */
const check: Recipe = async ({ app, owner, branchId }) => {
  const { products } = await must(app, 'GET', '/v1/catalog', { session: owner });
  const [product] = Object.values(products ?? {});
  const checkId = randomUUIDv7();
  const lines = [{ id: randomUUIDv7(), productId: String(product?.id), quantity: 1 }];
  const body = { id: checkId, branchId, type: 'counter', lines, send: false };
  await must(app, 'POST', '/v1/orders', { session: owner, body });
  return { ids: { checkId } };
};

/** What is asked of payments. */
export const FRESH_PAYMENTS: Readonly<Record<string, Recipe>> = {
  addPayment: async (maker) => ({
    ...(await check(maker)),
    body: { id: randomUUIDv7(), method: 'cash', tenderedMinor: 100_000_000 },
  }),
};
