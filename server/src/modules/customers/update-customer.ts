import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { getCompany, recordAudit } from '../identity/index.ts';
import { type CustomerShape, changedFields, customerFacts } from './customer.ts';
import { holdCustomer, putAddresses, updateCustomerRow } from './queries/customer-store.ts';

/** A customer as it is to be, and the version it was changed from. */
export interface UpdateCustomerInput {
  customerId: string;
  shape: CustomerShape;
  version: number;
}

/**
 * Changes a customer whole; an address that is left out is taken away. Who began with an older version learns of the fresh
 * one and overwrites nothing. Of the act it is written down which parts changed, never what stands in them: what is written
 * down cannot be erased.
 *
 * @throws Refusal as `createCustomer` says; `not_found` customers.customer_unknown; `conflict` customers.customer_erased,
 *   customers.customer_changed with the fresh version
 */
export async function updateCustomer(ctx: Context, input: UpdateCustomerInput): Promise<void> {
  const { customerId, shape } = input;
  const { tx } = ctx;
  const [before, { country }] = await Promise.all([holdCustomer(tx, customerId), getCompany(tx)]);
  if (before?.erased) throw new Refusal('conflict', 'customers.customer_erased');
  if (!before || before.deleted) throw new Refusal('not_found', 'customers.customer_unknown');
  const facts = customerFacts(shape, country);
  if (before.version !== input.version)
    throw new Refusal('conflict', 'customers.customer_changed', { version: before.version });
  const fields = changedFields(before, shape);
  if (fields.length === 0) return;
  await updateCustomerRow(tx, customerId, shape, facts);
  if ((await putAddresses(tx, customerId, shape.addresses)) < shape.addresses.length)
    throw new Refusal('conflict', 'customers.address_exists');
  recordAudit(ctx, {
    action: 'customers.customer_changed',
    objectType: 'customer',
    objectId: customerId,
    after: { fields },
  });
}
