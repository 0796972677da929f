import { type Bill, type BilledOrder, type BillPlace, preBillDocument } from '../orders/index.ts';
import type { PrintDocument } from '../printing/index.ts';
import type { Payment } from './payment.ts';
import { receiptDocument } from './receipt.ts';

const NAMES = {
  es: ['Ajiaco santafereño', 'Sobrebarriga en salsa criolla', 'Aguacate', 'Impoconsumo'],
  en: ['Chicken soup', 'Flank steak in tomato sauce', 'Avocado', 'Consumption tax'],
} as const;

const check = {
  ...{ id: '', position: 1, totalMinor: 10_612_000, taxMinor: 786_074, tipBasisPoints: null, shares: null },
};

function sampleBill(language: 'es' | 'en', paid: boolean): Bill {
  const [soup, steak, avocado, tax] = NAMES[language];
  return {
    check: paid
      ? {
          ...check,
          state: 'paid',
          paidMinor: 10_612_000,
          tip: 'accepted_other',
          tipMinor: 900_000,
          tipPaidMinor: 900_000,
        }
      : { ...check, state: 'open', paidMinor: 0, tip: 'not_asked', tipMinor: 0, tipPaidMinor: 0 },
    letter: null,
    lines: [
      {
        ...{ quantity: '2', name: soup, details: [avocado] },
        ...{ listedMinor: 7_180_000, discountMinor: 718_000, comp: false },
      },
      { quantity: '1', name: steak, details: [], listedMinor: 4_150_000, discountMinor: 0, comp: false },
    ],
    ...{ listedMinor: 11_330_000, discountMinor: 718_000, totalMinor: 10_612_000 },
    taxes: [
      {
        ...{ id: '', name: tax, rateBasisPoints: 800, included: true },
        ...{ baseMinor: 9_825_926, taxMinor: 786_074 },
      },
    ],
  };
}

/** A bill or a receipt of nobody's order, to see what a style makes of it. */
export function sampleReceipt(
  paper: 'pre_bill' | 'receipt',
  place: BillPlace,
  at: Temporal.Instant,
): PrintDocument {
  const language = place.locale.startsWith('es') ? 'es' : 'en';
  const bill = sampleBill(language, paper === 'receipt');
  const businessDate = at.toZonedDateTimeISO(place.timeZone).toPlainDate().toString();
  const order: BilledOrder = {
    ...{ number: 3_456, turn: 12, type: 'dine_in', businessDate, guests: 4, guest: null },
    ...{ table: { id: '', name: '7' }, waiter: { id: '', name: 'Camila' } },
  };
  if (paper === 'pre_bill') return preBillDocument(order, bill, place, at);
  const payment: Payment = {
    ...{ id: '', orderId: '', checkId: '', method: 'cash', state: 'confirmed', reference: null },
    ...{ amountMinor: 10_612_000, tipMinor: 900_000, tenderedMinor: 12_000_000, changeMinor: 488_000 },
    ...{ businessDate, paidAt: at, member: { id: '', name: 'Camila' }, deviceId: null },
  };
  return receiptDocument({ order, bill, payments: [payment], copy: false, link: null }, place);
}
