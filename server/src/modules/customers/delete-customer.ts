import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { holdCustomer, setCustomerDeleted } from './queries/customer-store.ts';

/** A customer to be taken off the lists, or to be brought back. */
export interface DeleteCustomerInput {
  customerId: string;
  /** False brings it back. */
  deleted: boolean;
}

/**
 * Takes a customer off the lists, or brings it back as it was. Once more is no change.
 *
 * @throws Refusal `not_found` customers.customer_unknown; `conflict` customers.customer_erased for one to be brought back,
 *   customers.phone_taken, customers.document_taken when its number or document was given away meanwhile
 */
export async function deleteCustomer(ctx: Context, input: DeleteCustomerInput): Promise<void> {
  const { customerId, deleted } = input;
  const customer = await holdCustomer(ctx.tx, customerId);
  if (!customer) throw new Refusal('not_found', 'customers.customer_unknown');
  if (customer.deleted === deleted) return;
  if (customer.erased) throw new Refusal('conflict', 'customers.customer_erased');
  await setCustomerDeleted(ctx.tx, customerId, deleted);
  recordAudit(ctx, {
    action: deleted ? 'customers.customer_deleted' : 'customers.customer_restored',
    objectType: 'customer',
    objectId: customerId,
  });
}
