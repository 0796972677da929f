import { divideRounded, spreadMinor } from '../../kernel/money.ts';
import { Refusal } from '../../kernel/refusal.ts';
import {
  type Chosen,
  type ChosenOption,
  type ChosenPart,
  chooseParts,
  chooseProduct,
  type PartWish,
  type ProductWish,
} from './choice.ts';
import type { ComboRule, MenuItem } from './menu.ts';
import { splitTaxes, sumTaxed, type TaxedLine } from './tax.ts';

/** Taken off a line or an order: a share of its listed price, or an amount, never more than is left. */
export type Discount = { kind: 'percent'; basisPoints: number } | { kind: 'amount'; amountMinor: number };

/** A line as somebody wants it. */
export interface LineWish extends ProductWish {
  /** Of the line, unique in the request: equal shares of a discount are settled by it. */
  key: string;
  quantity: number;
  /** Of a combo: what was chosen for its slots, for one piece. */
  parts?: readonly PartWish[] | undefined;
  discount?: Discount | undefined;
}

/** What a combo was put together of, or the one product of a line: who makes it, and its share of the amount. */
export interface QuotedPart extends TaxedLine {
  productId: string;
  variantId: string | null;
  name: string;
  variantName: string | null;
  stationId: string | null;
  slotName: string | null;
  options: ChosenOption[];
}

/** A priced line, frozen as sold: later changes of the menu do not touch it. Amounts in minor units, of all its pieces. */
export interface QuotedLine extends TaxedLine {
  key: string;
  productId: string;
  variantId: string | null;
  name: string;
  variantName: string | null;
  stationId: string | null;
  quantity: number;
  options: ChosenOption[];
  /** Of one piece, options and parts included, before discounts; what the menu says. */
  unitPriceMinor: number;
  /** Off the line itself, and its share of what is off the order. */
  lineDiscountMinor: number;
  orderDiscountMinor: number;
  /** More than one for a combo. */
  parts: QuotedPart[];
}

/** What is priced: lines, and what is off the order as a whole. */
export interface QuoteRequest {
  lines: readonly LineWish[];
  discount?: Discount | undefined;
}

/** A priced order; each total is the sum of its lines. */
export interface Quote {
  lines: QuotedLine[];
  totals: TaxedLine;
}

/**
 * Prices lines by the menu as it is in a branch, for a channel, at a moment. Rounds once per part; documents are sums of what
 * is stored (domain rules §5). The order of the lines changes nothing about any of them.
 *
 * @throws Refusal as `chooseProduct` and `chooseParts` say; `invalid` catalog.parts_not_wanted for parts of what is no combo,
 *   catalog.amount_too_large beyond what is counted exactly
 */
export function quote(menu: ReadonlyMap<string, MenuItem>, request: QuoteRequest): Quote {
  const listed = request.lines.map((wish) => listLine(menu, wish));
  const left = listed.map(({ listedMinor, lineDiscountMinor }) => listedMinor - lineDiscountMinor);
  const offs = spreadDiscount(request, listed, left);
  const lines = listed.map((line, index) => priceLine(line, offs[index] ?? 0));
  return { lines, totals: sumTaxed(lines) };
}

interface ListedLine {
  wish: LineWish;
  chosen: Chosen;
  parts: ChosenPart[];
  unitPriceMinor: number;
  listedMinor: number;
  lineDiscountMinor: number;
}

function listLine(menu: ReadonlyMap<string, MenuItem>, wish: LineWish): ListedLine {
  const chosen = chooseProduct(menu, wish);
  const { combo } = chosen.item;
  if (!combo && wish.parts && wish.parts.length > 0)
    throw new Refusal('invalid', 'catalog.parts_not_wanted', { productId: wish.productId });
  const parts = combo ? chooseParts(menu, combo.slots, wish.parts ?? []) : [];
  const unitPriceMinor = combo ? comboPrice(combo.rule, chosen, parts) : chosen.unitPriceMinor;
  const listedMinor = unitPriceMinor * wish.quantity;
  // Half of what fits: a tax on top is at most as much again.
  if (listedMinor > Number.MAX_SAFE_INTEGER / 2) throw new Refusal('invalid', 'catalog.amount_too_large');
  const lineDiscountMinor = discountOf(wish.discount, listedMinor, listedMinor);
  return { wish, chosen, parts, unitPriceMinor, listedMinor, lineDiscountMinor };
}

/** What a part would cost by itself, and what its options cost. */
function optionsMinor({ options }: Chosen): number {
  return options.reduce((sum, { priceMinor, quantity }) => sum + priceMinor * quantity, 0);
}

/** The price of one combo: options and extra charges are never part of what it is cheaper by. */
function comboPrice(rule: ComboRule, combo: Chosen, parts: readonly ChosenPart[]): number {
  const added = parts.reduce((sum, part) => sum + part.extraMinor + optionsMinor(part), optionsMinor(combo));
  if (rule.kind === 'fixed') return combo.unitPriceMinor - optionsMinor(combo) + added;
  const plain = parts.reduce((sum, part) => sum + part.unitPriceMinor - optionsMinor(part), 0);
  return plain - shareOf(plain, rule.basisPoints) + added;
}

const shareOf = (amountMinor: number, basisPoints: number): number =>
  divideRounded(BigInt(amountMinor) * BigInt(basisPoints), 10_000n);

/** A share is one of the listed price, also where something is off already: shares do not compound. */
function discountOf(discount: Discount | undefined, listedMinor: number, leftMinor: number): number {
  if (!discount) return 0;
  const wanted =
    discount.kind === 'percent' ? shareOf(listedMinor, discount.basisPoints) : discount.amountMinor;
  return Math.min(wanted, leftMinor);
}

/** The share of each line in what is off the order, by what is left of them. */
function spreadDiscount(
  request: QuoteRequest,
  listed: readonly ListedLine[],
  left: readonly number[],
): number[] {
  const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
  const off = discountOf(request.discount, sum(listed.map(({ listedMinor }) => listedMinor)), sum(left));
  if (off === 0) return left.map(() => 0);
  // By key, so that the order of the lines decides nothing.
  const order = listed.map((_, index) => index).sort((one, other) => (keyAt(one) < keyAt(other) ? -1 : 1));
  const shares = spreadMinor(
    off,
    order.map((index) => left[index] ?? 0),
  );
  const spread = left.map(() => 0);
  for (const [place, index] of order.entries()) spread[index] = shares[place] ?? 0;
  return spread;

  function keyAt(index: number): string {
    return listed[index]?.wish.key ?? '';
  }
}

function priceLine(line: ListedLine, orderDiscountMinor: number): QuotedLine {
  const { wish, chosen, lineDiscountMinor, unitPriceMinor, listedMinor } = line;
  const net = listedMinor - lineDiscountMinor - orderDiscountMinor;
  const makers: (Chosen & { slot?: ChosenPart['slot'] })[] = line.parts.length > 0 ? line.parts : [chosen];
  const nets = spreadMinor(
    net,
    makers.map((maker) => maker.unitPriceMinor),
  );
  const parts = makers.map(
    (maker, index): QuotedPart => ({
      ...namesOf(maker),
      slotName: maker.slot?.name ?? null,
      options: maker.options,
      ...splitTaxes(nets[index] ?? 0, maker.item.taxes),
    }),
  );
  const sum = sumTaxed(parts);
  if (!Number.isSafeInteger(sum.grossMinor)) throw new Refusal('invalid', 'catalog.amount_too_large');
  return {
    key: wish.key,
    ...namesOf(chosen),
    quantity: wish.quantity,
    options: chosen.options,
    unitPriceMinor,
    lineDiscountMinor,
    orderDiscountMinor,
    parts,
    ...sum,
  };
}

function namesOf({ item, variant }: Chosen) {
  return {
    productId: item.id,
    variantId: variant?.id ?? null,
    name: item.name,
    variantName: variant?.name ?? null,
    stationId: item.stationId,
  };
}
