import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { type ERASURE_REASONS, erasedName } from './customer.ts';
import { customerErased } from './events.ts';
import { eraseCustomerRows, holdCustomer } from './queries/customer-store.ts';

/** A customer to be forgotten, and why. */
export interface EraseCustomerInput {
  customerId: string;
  reason: (typeof ERASURE_REASONS)[number];
}

/**
 * Forgets who a customer was, for good: article 8 (e) of Ley 1581 of 2012. What is left is that there was one, and what
 * was consented to and when.
 *
 * @throws Refusal `not_found` customers.customer_unknown; `conflict` customers.customer_erased
 */
export async function eraseCustomer(ctx: Context, input: EraseCustomerInput): Promise<void> {
  const { customerId, reason } = input;
  const customer = await holdCustomer(ctx.tx, customerId);
  if (!customer) throw new Refusal('not_found', 'customers.customer_unknown');
  if (customer.erased) throw new Refusal('conflict', 'customers.customer_erased');
  const name = erasedName(ctx.actor.locale);
  await eraseCustomerRows(ctx.tx, customerId, name);
  ctx.announce(customerErased, { schemaVersion: 1, customerId, name });
  recordAudit(ctx, {
    action: 'customers.customer_erased',
    objectType: 'customer',
    objectId: customerId,
    reason,
  });
}
