import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { type Consent, type ConsentShape, insertConsent } from './queries/consents.ts';
import { holdCustomer } from './queries/customer-store.ts';

/** What a customer said, and who said it. */
export interface RecordConsentInput {
  customerId: string;
  consent: ConsentShape;
}

/**
 * Writes down what a customer allowed or withdrew; from now on it is what holds for that purpose.
 *
 * @throws Refusal `not_found` customers.customer_unknown; `conflict` customers.customer_erased, customers.consent_exists
 */
export async function recordConsent(ctx: Context, input: RecordConsentInput): Promise<Consent> {
  const { customerId, consent } = input;
  const customer = await holdCustomer(ctx.tx, customerId);
  if (customer?.erased) throw new Refusal('conflict', 'customers.customer_erased');
  if (!customer || customer.deleted) throw new Refusal('not_found', 'customers.customer_unknown');
  const written = await insertConsent(ctx.tx, customerId, consent, ctx.actor.memberId);
  recordAudit(ctx, {
    action: 'customers.consent_recorded',
    objectType: 'customer',
    objectId: customerId,
    after: { purpose: consent.purpose, granted: consent.granted },
  });
  return written;
}
