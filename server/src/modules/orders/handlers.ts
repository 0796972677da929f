import type { DeliveryHandler } from '../../kernel/deliveries.ts';
import { forgetGuest } from './queries/orders.ts';

/** Orders keep who they were for and where they went; of a customer who was erased they keep neither (Ley 1581 of 2012). */
export const forgetErasedCustomers: DeliveryHandler = async (tx, batch) => {
  for (const { payload } of batch) {
    const { customerId, name } = payload as { customerId: string; name: string };
    await forgetGuest(tx, customerId, name);
  }
};
