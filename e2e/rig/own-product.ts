import { afterAll, beforeAll } from 'vitest';
import { type RunningProduct, startProduct } from './product.ts';

// Every file of journeys has a product of its own on a fresh data folder: what one leaves in the kitchen, no other finds.

let product: RunningProduct | undefined;

/** The product of this file of journeys. */
export function ownProduct(): RunningProduct {
  if (product === undefined)
    throw new Error('the product is started before the first test, not while files load');
  return product;
}

beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product?.stop());
