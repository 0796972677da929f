import { settledUnit } from '../../kernel/money.ts';
import { moneyText } from '../../kernel/money-text.ts';
import { footBlocks, type PrintBlock, type PrintDocument, shows } from '../printing/index.ts';
import type { Bill } from './bill.ts';
import {
  amountRow,
  type BilledOrder,
  type BillPlace,
  billBody,
  billHead,
  languageOf,
  shareText,
} from './bill-paper.ts';
import { billWords } from './bill-words.ts';
import { MOST_SUGGESTED_TIP, tipOf } from './check.ts';
import { TYPE_RULES } from './order.ts';

/**
 * The bill as a guest gets it before paying, to check it: no number of an invoice, and it says so. Whether there is to be a
 * tip is asked, never added: what was accepted stands below the total (Ley 1935 of 2018, domain rules §6).
 *
 * @throws RangeError for amounts that are not counted exactly
 */
export function preBillDocument(
  order: BilledOrder,
  bill: Bill,
  place: BillPlace,
  at: Temporal.Instant,
): PrintDocument {
  const words = billWords(place.locale);
  const { check } = bill;
  const money = (minor: number) => moneyText(minor, place);
  const letter = bill.letter === null ? '' : ` ${bill.letter}`;
  return {
    v: 1,
    language: languageOf(place.locale),
    title: `${words.preBill} ${order.table?.name ?? ''} #${order.turn}${letter}`.slice(0, 120),
    blocks: [
      ...billHead(order, bill, { title: words.preBill, notice: words.noInvoice, at }, place),
      ...billBody(bill, place),
      ...(check.paidMinor > 0
        ? [
            amountRow(words.paid, money(-check.paidMinor)),
            amountRow(words.due, money(bill.totalMinor - check.paidMinor), { bold: true }),
          ]
        : []),
      ...tipBlocks(order, bill, place),
      ...footBlocks(place.style),
    ],
  };
}

/** What the guest is asked about a tip, or what they have answered. */
function tipBlocks({ type }: BilledOrder, { check, totalMinor }: Bill, place: BillPlace): PrintBlock[] {
  const words = billWords(place.locale);
  const money = (minor: number) => moneyText(minor, place);
  if (check.tipMinor > 0)
    return [
      { type: 'rule' },
      amountRow(words.tip, money(check.tipMinor)),
      amountRow(words.totalWithTip, money(totalMinor + check.tipMinor), { bold: true }),
    ];
  const asks = check.tip === 'not_asked' && TYPE_RULES[type].tip && shows(place.style, 'tip');
  if (!asks || totalMinor === 0) return [];
  const suggested = tipOf(check, MOST_SUGGESTED_TIP, settledUnit(place.currency));
  const share = shareText(MOST_SUGGESTED_TIP, place.locale);
  return [
    { type: 'rule' },
    amountRow(words.tipSuggested(share), money(suggested), { bold: true }),
    { type: 'text', text: words.tipQuestion },
    { type: 'text', text: words.tipAnswers },
    ...words.tipVoluntary.map((text) => ({ type: 'text' as const, text })),
  ];
}
