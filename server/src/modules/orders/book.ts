import { priceLines } from '../catalog/index.ts';
import { isSettled, isSplit, shareOut } from './check.ts';
import { type Book, isLive, liveQuantity, type OrderLine, stateByLines, totals } from './order.ts';

/**
 * Counts a book again after a change: prices of the lines that still count, the order's totals and state, and what is on
 * each check. Everything the guest reads is a sum of what is stored (domain rules §5).
 *
 * @param unit the smallest sum people settle, in minor units
 * @throws Refusal as `priceLines`, `totals` and `shareOut` say
 */
export function recount(book: Book, unit: number): Book {
  const forGood = isSplit(book) || book.checks.some(isSettled);
  const priced = forGood ? priceOneByOne(book) : priceTogether(book);
  const lines = book.lines.map((line) => priced.get(line.id) ?? line);
  const state = stateByLines(book.order.state, lines);
  return shareOut({ ...book, lines, order: { ...book.order, ...totals(lines), state } }, unit);
}

/** What the menu says of a line, and how many of it are sold. */
const soldLine = (line: OrderLine) => ({
  ...line,
  key: line.id,
  quantity: liveQuantity(line),
  discount: line.discount?.rule,
});

function priceTogether({ order, lines }: Book): Map<string, OrderLine> {
  const live = lines.filter(isLive);
  const priced = priceLines(live.map(soldLine), order.discount?.rule);
  return new Map(
    priced.map((one, index) => {
      const { lineDiscountMinor, orderDiscountMinor, grossMinor, taxMinor, parts } = one;
      const line = live[index] as OrderLine;
      const amounts = { lineDiscountMinor, orderDiscountMinor, totalMinor: grossMinor, taxMinor };
      return [line.id, { ...line, ...amounts, parts }];
    }),
  );
}

/** On several checks what was off the order belongs to the lines for good: what one guest sends back changes no other's bill. */
function priceOneByOne({ lines }: Book): Map<string, OrderLine> {
  return new Map(
    lines.filter(isLive).map((line) => {
      const [own] = priceLines([soldLine(line)]);
      const lineOff = own?.lineDiscountMinor ?? 0;
      const orderOff = Math.min(line.orderDiscountMinor, line.unitPriceMinor * liveQuantity(line) - lineOff);
      const rule = { kind: 'amount' as const, amountMinor: lineOff + orderOff };
      const [priced] = priceLines([{ ...soldLine(line), discount: rule }]);
      if (!priced) return [line.id, line];
      const { grossMinor, taxMinor, parts } = priced;
      const amounts = {
        lineDiscountMinor: lineOff,
        orderDiscountMinor: orderOff,
        totalMinor: grossMinor,
        taxMinor,
      };
      return [line.id, { ...line, ...amounts, parts }];
    }),
  );
}
