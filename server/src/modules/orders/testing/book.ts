import { firstCheck } from '../check.ts';
import type { Book, Order, OrderLine } from '../order.ts';

type Part = OrderLine['parts'][number];

/** A part of a line, made at a station; 8 % inside its price. */
export function testPart(change: Partial<Part> = {}): Part {
  return {
    productId: 'product',
    variantId: null,
    name: 'Ajiaco',
    variantName: null,
    slotName: null,
    stationId: 'kitchen',
    options: [],
    unitMinor: 3_290_000,
    baseMinor: 3_046_296,
    taxMinor: 243_704,
    grossMinor: 3_290_000,
    taxes: [
      {
        id: 'inc',
        name: 'Impoconsumo',
        rateBasisPoints: 800,
        included: true,
        baseMinor: 3_046_296,
        taxMinor: 243_704,
      },
    ],
    ...change,
  };
}

/** A line of an order, noted and not sent, of one part. */
export function testLine(change: Partial<OrderLine> = {}): OrderLine {
  return {
    id: 'line',
    kind: 'product',
    productId: 'product',
    variantId: null,
    name: 'Ajiaco',
    variantName: null,
    state: 'new',
    quantity: 1,
    sentQuantity: 0,
    voidedQuantity: 0,
    unitPriceMinor: 3_290_000,
    lineDiscountMinor: 0,
    orderDiscountMinor: 0,
    totalMinor: 3_290_000,
    taxMinor: 243_704,
    options: [],
    parts: [testPart()],
    discount: null,
    note: null,
    course: 0,
    seat: null,
    earlierPrice: false,
    ...change,
  };
}

/** An order with these lines on one check, as yet without totals. */
export function testBook(lines: readonly OrderLine[], change: Partial<Order> = {}): Book {
  const order: Order = {
    id: 'order',
    branchId: 'branch',
    type: 'dine_in',
    state: 'draft',
    version: 1,
    number: 1,
    turn: 1,
    businessDate: '2026-11-22',
    provisional: null,
    table: { id: 'table', name: '7' },
    guests: 4,
    guest: null,
    delivery: null,
    promisedAt: null,
    external: null,
    waiter: { id: 'waiter', name: 'Camila' },
    openedAt: Temporal.Instant.from('2026-11-22T17:00:00Z'),
    closedAt: null,
    billAskedAt: null,
    discount: null,
    mergedInto: null,
    totalMinor: 0,
    taxMinor: 0,
    batches: 0,
    ...change,
  };
  return { order, lines, checks: [firstCheck(order.id)] };
}
