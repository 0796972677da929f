import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { getCompany, recordAudit } from '../identity/index.ts';
import { type CustomerShape, customerFacts } from './customer.ts';
import { insertCustomer, putAddresses } from './queries/customer-store.ts';

/** A customer to be noted; its id is its maker's choice. */
export interface CreateCustomerInput {
  id: string;
  shape: CustomerShape;
}

/**
 * Notes a customer, with addresses.
 *
 * @throws Refusal as `customerFacts` says; `conflict` customers.phone_taken, customers.document_taken,
 *   customers.customer_exists, customers.address_exists
 */
export async function createCustomer(ctx: Context, input: CreateCustomerInput): Promise<void> {
  const { id, shape } = input;
  const { country } = await getCompany(ctx.tx);
  await insertCustomer(ctx.tx, id, shape, customerFacts(shape, country));
  if ((await putAddresses(ctx.tx, id, shape.addresses)) < shape.addresses.length)
    throw new Refusal('conflict', 'customers.address_exists');
  recordAudit(ctx, { action: 'customers.customer_created', objectType: 'customer', objectId: id });
}
