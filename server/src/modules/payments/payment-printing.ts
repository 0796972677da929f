import { opensDrawer, type Payment } from './payment.ts';

/** What comes out with a payment. */
export interface PaymentPrinted {
  receipt: boolean;
  drawer: boolean;
  /** Why a receipt that was wanted does not come out. */
  problem: string | null;
}

/** What is wanted beside the money. */
export interface PrintWish {
  receipt: boolean;
  drawer: boolean;
}

/** A drawer that opens by itself later than this opens for nobody. */
const DRAWER_SECONDS = 20;

/** Whether the drawer is to open for money that came this way, at this moment. @param tookAt when a device took it */
export function wantsDrawer(
  method: Payment['method'],
  tookAt: string | undefined,
  now: Temporal.Instant,
): boolean {
  if (!opensDrawer(method)) return false;
  return tookAt === undefined || Temporal.Instant.from(tookAt).until(now).total('seconds') <= DRAWER_SECONDS;
}
