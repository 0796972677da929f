import type { DeliveryHandler } from '../../kernel/deliveries.ts';
import { beginMenu } from './begin-menu.ts';

/** A company that has come to be begins with the taxes of its country. */
export const beginWithTaxes: DeliveryHandler = async (tx, batch) => {
  for (const { payload } of batch) await beginMenu({ tx }, payload as { country: string; locale: string });
};
