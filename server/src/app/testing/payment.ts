import { newId } from '../../kernel/ids.ts';
import type { ShownOrder } from './order-desk.ts';
import type { Answer, TestApp, TestSession } from './test-app.ts';

/** A payment as the contract shows it. */
export interface ShownPayment {
  id: string;
  orderId: string;
  checkId: string;
  method: string;
  state: string;
  amountMinor: number;
  tipMinor: number;
  tenderedMinor: number | null;
  changeMinor: number | null;
  reference: string | null;
  businessDate: string;
  paidAt: string;
  member: { id: string; name: string };
}

/** What is answered to who took money. */
export interface PaymentTaken {
  payment: ShownPayment;
  order: ShownOrder;
  printed: { receipt: boolean; drawer: boolean; problem: string | null };
}

/** Sends money for a check, in cash unless told otherwise, under ids of its own unless told which. */
export function tryPay(
  app: Pick<TestApp, 'request'>,
  session: TestSession,
  checkId: string,
  { key = newId(), ...tender }: { tenderedMinor: number; key?: string } & Record<string, unknown>,
): Promise<Answer<PaymentTaken>> {
  return app.request<PaymentTaken>('POST', `/v1/checks/${checkId}/payments`, {
    session,
    headers: { 'idempotency-key': key },
    body: { id: newId(), method: 'cash', ...tender },
  });
}

/** Takes money for a check; told when it is refused. */
export async function pay(...asked: Parameters<typeof tryPay>): Promise<PaymentTaken> {
  const { status, body } = await tryPay(...asked);
  if (status !== 201) throw new Error(`the payment was refused: ${JSON.stringify(body)}`);
  return body;
}
