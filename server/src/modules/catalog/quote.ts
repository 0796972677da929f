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
import type { ComboRule, MenuItem, MenuTax } from './menu.ts';
import { splitTaxes, sumTaxed, type TaxedLine } from './tax.ts';

/** Taken off a line or an order: a share of its listed price, up to a cap, or an amount; never more than is left. */
export type Discount =
  | { kind: 'percent'; basisPoints: number; capMinor?: number | undefined }
  | { kind: 'amount'; amountMinor: number };

/** A line as somebody wants it. */
export interface LineWish extends ProductWish {
  /** Of the line, unique in the request: equal shares of a discount are settled by it. */
  key: string;
  quantity: number;
  /** Of a combo: what was chosen for its slots, for one piece. */
  parts?: readonly PartWish[] | undefined;
  discount?: Discount | undefined;
}

/** What a combo is put together of, or the one product of a line: who makes it, at what price by itself, and its taxes. */
export interface ListedPart {
  productId: string | null;
  variantId: string | null;
  name: string;
  variantName: string | null;
  stationId: string | null;
  slotName: string | null;
  options: ChosenOption[];
  /** Of one, options included: by it the amount of a line is shared among its parts. */
  unitMinor: number;
  taxes: readonly MenuTax[];
}

/** A line as the menu lists it, frozen: quantity and discounts may still change, its price and taxes do not. */
export interface ListedLine {
  /** Null for a service, which is on no menu. */
  productId: string | null;
  variantId: string | null;
  name: string;
  variantName: string | null;
  options: ChosenOption[];
  /** Of one piece, options and parts included, before discounts; what the menu says. */
  unitPriceMinor: number;
  /** More than one for a combo. */
  parts: readonly ListedPart[];
}

/** A listed line as it is sold: how many, and what is off it. */
export interface SoldLine extends ListedLine {
  key: string;
  quantity: number;
  discount?: Discount | undefined;
}

/** A part with its share of the amount. */
export interface QuotedPart extends Omit<ListedPart, 'taxes'>, TaxedLine {}

/** A priced line, frozen as sold: later changes of the menu do not touch it. Amounts in minor units, of all its pieces. */
export interface QuotedLine extends Omit<ListedLine, 'parts'>, TaxedLine {
  key: string;
  quantity: number;
  /** Off the line itself, and its share of what is off the order. */
  lineDiscountMinor: number;
  orderDiscountMinor: number;
  parts: QuotedPart[];
}

/**
 * What somebody wants, held against the menu, with the price of one.
 *
 * @throws Refusal as `chooseProduct` and `chooseParts` say; `invalid` catalog.parts_not_wanted for parts of what is no combo
 */
export function listLine(
  menu: ReadonlyMap<string, MenuItem>,
  wish: Omit<LineWish, 'key' | 'quantity' | 'discount'>,
): ListedLine {
  const chosen = chooseProduct(menu, wish);
  const { combo } = chosen.item;
  if (!combo && wish.parts && wish.parts.length > 0)
    throw new Refusal('invalid', 'catalog.parts_not_wanted', { productId: wish.productId });
  const parts = combo ? chooseParts(menu, combo.slots, wish.parts ?? []) : [];
  const makers: (Chosen & { slot?: ChosenPart['slot'] })[] = parts.length > 0 ? parts : [chosen];
  return {
    ...namesOf(chosen),
    options: chosen.options,
    unitPriceMinor: combo ? comboPrice(combo.rule, chosen, parts) : chosen.unitPriceMinor,
    parts: makers.map((maker) => ({
      ...namesOf(maker),
      stationId: maker.item.stationId,
      slotName: maker.slot?.name ?? null,
      options: maker.options,
      unitMinor: maker.unitPriceMinor,
      taxes: maker.item.taxes,
    })),
  };
}

/**
 * Prices what was listed: quantities, what is off the lines, and what is off all of them together. Rounds once per part;
 * documents are sums of what is stored (domain rules §5). The order of the lines changes nothing about any of them.
 *
 * @throws Refusal `invalid` catalog.amount_too_large beyond what is counted exactly
 */
export function priceLines(lines: readonly SoldLine[], discount?: Discount): QuotedLine[] {
  const weighed = lines.map((line): WeighedLine => {
    const listedMinor = line.unitPriceMinor * line.quantity;
    // Half of what fits: a tax on top is at most as much again.
    if (listedMinor > Number.MAX_SAFE_INTEGER / 2) throw new Refusal('invalid', 'catalog.amount_too_large');
    return { line, listedMinor, lineDiscountMinor: discountOf(line.discount, listedMinor, listedMinor) };
  });
  const offs = spreadDiscount(weighed, discount);
  return weighed.map((one, index) => priceLine(one, offs[index] ?? 0));
}

interface WeighedLine {
  line: SoldLine;
  listedMinor: number;
  lineDiscountMinor: number;
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
    discount.kind === 'percent'
      ? Math.min(shareOf(listedMinor, discount.basisPoints), discount.capMinor ?? Number.MAX_SAFE_INTEGER)
      : discount.amountMinor;
  return Math.min(wanted, leftMinor);
}

/** The share of each line in what is off the order, by what is left of them. */
function spreadDiscount(weighed: readonly WeighedLine[], discount: Discount | undefined): number[] {
  const left = weighed.map(({ listedMinor, lineDiscountMinor }) => listedMinor - lineDiscountMinor);
  const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
  const off = discountOf(discount, sum(weighed.map(({ listedMinor }) => listedMinor)), sum(left));
  if (off === 0) return left.map(() => 0);
  // By key, so that the order of the lines decides nothing.
  const order = weighed.map((_, index) => index).sort((one, other) => (keyAt(one) < keyAt(other) ? -1 : 1));
  const shares = spreadMinor(
    off,
    order.map((index) => left[index] ?? 0),
  );
  const spread = left.map(() => 0);
  for (const [place, index] of order.entries()) spread[index] = shares[place] ?? 0;
  return spread;

  function keyAt(index: number): string {
    return weighed[index]?.line.key ?? '';
  }
}

function priceLine(
  { line, listedMinor, lineDiscountMinor }: WeighedLine,
  orderDiscountMinor: number,
): QuotedLine {
  const { discount: _discount, ...listed } = line;
  const nets = spreadMinor(
    listedMinor - lineDiscountMinor - orderDiscountMinor,
    line.parts.map(({ unitMinor }) => unitMinor),
  );
  const parts = line.parts.map(
    (part, index): QuotedPart => ({ ...part, ...splitTaxes(nets[index] ?? 0, part.taxes) }),
  );
  const sum = sumTaxed(parts);
  if (!Number.isSafeInteger(sum.grossMinor)) throw new Refusal('invalid', 'catalog.amount_too_large');
  return { ...listed, lineDiscountMinor, orderDiscountMinor, ...sum, parts };
}

function namesOf({ item, variant }: Chosen) {
  return {
    productId: item.id,
    variantId: variant?.id ?? null,
    name: item.name,
    variantName: variant?.name ?? null,
  };
}
