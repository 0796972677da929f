import { randomUUIDv7 } from 'node:crypto';
import type { Recipe } from './authz-fresh.ts';
import { must } from './people.ts';

const LINE_DIGITS = 8;
let lines = 0;

/** Somebody with a number that nobody else has. */
function shape() {
  lines += 1;
  return {
    ...{
      name: 'Persona',
      phone: `32${String(lines).padStart(LINE_DIGITS, '0')}`,
      email: null,
      document: null,
    },
    ...{ note: null, addresses: [] },
  };
}

const customer: Recipe = async ({ app, owner }) => {
  const customerId = randomUUIDv7();
  await must(app, 'POST', '/v1/customers', { session: owner, body: { id: customerId, ...shape() } });
  return { ids: { customerId } };
};

/** Customers whom nobody else needs afterwards. */
export const FRESH_CUSTOMERS: Readonly<Record<string, Recipe>> = {
  createCustomer: async () => ({ body: { id: randomUUIDv7(), ...shape() } }),
  updateCustomer: async (maker) => ({ ...(await customer(maker)), body: { ...shape(), version: 1 } }),
  deleteCustomer: customer,
  restoreCustomer: customer,
  recordConsent: customer,
  eraseCustomer: customer,
};
