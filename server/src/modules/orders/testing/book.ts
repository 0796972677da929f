import { type PaperStyle, PLAIN_STYLES } from '../../printing/index.ts';
import type { BillPlace } from '../bill-paper.ts';
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

/** A supper of three lines: one with something off it, one on the house, one whose tax comes on top. */
export function soldBook(): Book {
  const taxOnTop = { id: 'iva', name: 'IVA', rateBasisPoints: 1_900, included: false };
  const option = { id: 'option', name: 'Aguacate', groupName: 'Extras', quantity: 2, priceMinor: 150_000 };
  const given = { reason: 'Espera', by: { id: 'manager', name: 'Jorge' } };
  const lines = [
    testLine({
      ...{
        id: 'line-a',
        name: 'Ajiaco santafereño',
        quantity: 2,
        unitPriceMinor: 3_590_000,
        options: [option],
      },
      ...{ state: 'served', sentQuantity: 2, parts: [testPart({ options: [option], unitMinor: 3_590_000 })] },
      discount: { ...given, comp: false, rule: { kind: 'percent', basisPoints: 1_000 } },
    }),
    testLine({
      ...{ id: 'line-b', name: 'Sobrebarriga en salsa criolla con papa', unitPriceMinor: 4_150_000 },
      ...{ state: 'served', sentQuantity: 1, parts: [testPart({ unitMinor: 4_150_000 })] },
    }),
    testLine({
      ...{
        id: 'line-c',
        name: 'Brevas con arequipe',
        unitPriceMinor: 1_250_000,
        state: 'served',
        sentQuantity: 1,
      },
      parts: [testPart({ unitMinor: 1_250_000 })],
      discount: { ...given, comp: true, rule: { kind: 'percent', basisPoints: 10_000 } },
    }),
    testLine({
      ...{
        id: 'line-d',
        name: 'Vino de la casa',
        unitPriceMinor: 6_000_000,
        state: 'served',
        sentQuantity: 1,
      },
      parts: [
        testPart({
          unitMinor: 6_000_000,
          taxes: [{ ...taxOnTop, baseMinor: 6_000_000, taxMinor: 1_140_000 }],
        }),
      ],
    }),
  ];
  const guest = { customerId: null, name: 'Mariana Ñungo', phone: null };
  return testBook(lines, { number: 3_456, turn: 12, guest, state: 'served' });
}

/** Where its papers are printed. */
export const billPlace = (locale: string, style: Partial<PaperStyle> = {}): BillPlace => ({
  ...{ timeZone: 'America/Bogota', locale, currency: 'COP' },
  restaurant: ['La Fogata', 'Chapinero', 'NIT 900.123.456-7', 'Calle 60 # 7-12'],
  style: { ...PLAIN_STYLES.receipt, ...style },
});
