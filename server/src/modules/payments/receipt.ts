import { moneyText } from '../../kernel/money-text.ts';
import {
  amountRow,
  type Bill,
  type BilledOrder,
  type BillPlace,
  billBody,
  billHead,
  languageOf,
  momentText,
} from '../orders/index.ts';
import { footBlocks, type PrintBlock, type PrintDocument, shows } from '../printing/index.ts';
import type { Method, Payment } from './payment.ts';

interface ReceiptWords {
  receipt: string;
  notice: string;
  copy: string;
  methods: Readonly<Record<Method, string>>;
  pending: string;
  tendered: string;
  change: string;
  tip: string;
  tipIsFor: string;
  paid: string;
  due: string;
}

const WORDS: Readonly<Record<'es' | 'en', ReceiptWords>> = {
  es: {
    receipt: 'RECIBO',
    notice: 'Comprobante. No es factura',
    copy: 'COPIA',
    methods: { cash: 'Efectivo', card: 'Tarjeta', transfer: 'Transferencia' },
    pending: 'por confirmar',
    tendered: 'Recibido',
    change: 'Cambio',
    tip: 'Propina voluntaria',
    tipIsFor: 'La propina es para quienes le atendieron. Gracias.',
    paid: 'TOTAL PAGADO',
    due: 'POR PAGAR',
  },
  en: {
    receipt: 'RECEIPT',
    notice: 'Proof of payment, no invoice',
    copy: 'COPY',
    methods: { cash: 'Cash', card: 'Card', transfer: 'Transfer' },
    pending: 'to be confirmed',
    tendered: 'Received',
    change: 'Change',
    tip: 'Voluntary tip',
    tipIsFor: 'The tip is for those who served you. Thank you.',
    paid: 'TOTAL PAID',
    due: 'TO PAY',
  },
};

/** What a receipt is made of. */
export interface Receipt {
  order: BilledOrder;
  bill: Bill;
  /** On this check, the first first; at least one. */
  payments: readonly Payment[];
  /** Whether an earlier one may be about that nobody remembers printing. */
  copy: boolean;
  /** Where it can be read on a screen, when it can. */
  link: string | null;
}

/** What a receipt is called: the order's number, and its check where the bill is divided. */
export const receiptNumber = ({ order, bill }: Pick<Receipt, 'order' | 'bill'>): string =>
  [order.number, bill.letter].filter((part) => part !== null).join('-');

/**
 * The paper that says what was paid: the bill as it was, the tip beside it, how the money came and what went back.
 *
 * @throws RangeError for amounts that are not counted exactly
 */
export function receiptDocument(receipt: Receipt, place: BillPlace): PrintDocument {
  const { order, bill, payments, copy, link } = receipt;
  const language = languageOf(place.locale);
  const words = WORDS[language];
  const money = (minor: number) => moneyText(minor, place);
  const sum = (amount: (payment: Payment) => number) =>
    payments.reduce((total, payment) => total + amount(payment), 0);
  const [amountMinor, tipMinor] = [sum((one) => one.amountMinor), sum((one) => one.tipMinor)];
  const title = `${words.receipt} ${receiptNumber(receipt)}`;
  const at = payments.at(-1)?.paidAt ?? Temporal.Instant.fromEpochMilliseconds(0);
  return {
    ...{ v: 1, language, title },
    blocks: [
      ...(copy
        ? [{ type: 'text' as const, text: words.copy, align: 'center' as const, bold: true, height: 2 }]
        : []),
      ...billHead(order, bill, { title, notice: words.notice, at }, place),
      ...billBody(bill, place),
      { type: 'rule' },
      ...(tipMinor > 0 ? [amountRow(words.tip, money(tipMinor))] : []),
      ...payments.flatMap((payment) => paymentBlocks(payment, words, place)),
      amountRow(words.paid, money(amountMinor + tipMinor), { bold: true }),
      ...(amountMinor < bill.totalMinor
        ? [amountRow(words.due, money(bill.totalMinor - amountMinor), { bold: true })]
        : []),
      ...(tipMinor > 0 && shows(place.style, 'tip')
        ? [{ type: 'text' as const, text: words.tipIsFor, align: 'center' as const }]
        : []),
      ...(link !== null && shows(place.style, 'qr') ? [{ type: 'qr' as const, text: link }] : []),
      ...footBlocks(place.style),
    ],
  };
}

/** How money came: of cash what was handed over and what went back. */
function paymentBlocks(payment: Payment, words: ReceiptWords, place: BillPlace): PrintBlock[] {
  const money = (minor: number) => moneyText(minor, place);
  const { method, reference, state, amountMinor, tipMinor, tenderedMinor, changeMinor } = payment;
  const about = [
    words.methods[method],
    reference ?? '',
    state === 'pending' ? `(${words.pending})` : '',
    // Paid apart from the others, on another day perhaps.
    shows(place.style, 'time') ? momentText(payment.paidAt, place).slice(11) : '',
  ].filter((word) => word !== '');
  return [
    amountRow(about.join(' '), money(amountMinor + tipMinor)),
    ...(changeMinor !== null && changeMinor > 0
      ? [
          amountRow(`  ${words.tendered}`, money(tenderedMinor ?? 0)),
          amountRow(`  ${words.change}`, money(changeMinor)),
        ]
      : []),
  ];
}
