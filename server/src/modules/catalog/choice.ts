import { Refusal } from '../../kernel/refusal.ts';
import type { MenuGroup, MenuItem, MenuOption, MenuSlot, MenuVariant } from './menu.ts';

/** An option and how often, per piece. */
export interface OptionWish {
  optionId: string;
  quantity: number;
}

/** A product as somebody wants it. */
export interface ProductWish {
  productId: string;
  variantId?: string | undefined;
  options?: readonly OptionWish[] | undefined;
}

/** A part of a combo, as somebody wants it. */
export interface PartWish extends ProductWish {
  slotId: string;
}

/** An option as it was chosen, per piece. */
export interface ChosenOption {
  id: string;
  name: string;
  groupName: string;
  quantity: number;
  priceMinor: number;
}

/** A product with what was chosen; the price of one, options included. */
export interface Chosen {
  item: MenuItem;
  variant: MenuVariant | null;
  options: ChosenOption[];
  unitPriceMinor: number;
}

type Menu = ReadonlyMap<string, MenuItem>;

/**
 * What somebody wants of a product, held against the menu.
 *
 * @throws Refusal `invalid` catalog.product_unavailable, catalog.sold_out, catalog.not_sold_now, catalog.variant_required,
 *   catalog.variant_unknown, catalog.option_unknown, catalog.too_few_choices, catalog.too_many_choices; each names what it
 *   is about
 */
export function chooseProduct(menu: Menu, wish: ProductWish): Chosen {
  const item = getOnSale(menu, wish.productId);
  const variant = chooseVariant(item, wish.variantId);
  const options = chooseOptions(item, wish.options ?? []);
  const added = options.reduce((sum, { priceMinor, quantity }) => sum + priceMinor * quantity, 0);
  return { item, variant, options, unitPriceMinor: (variant?.priceMinor ?? item.priceMinor) + added };
}

function getOnSale(menu: Menu, productId: string): MenuItem {
  const item = menu.get(productId);
  if (!item) throw new Refusal('invalid', 'catalog.product_unavailable', { productIds: [productId] });
  if (item.soldOut)
    throw new Refusal('conflict', 'catalog.sold_out', { itemIds: [productId], names: [item.name] });
  if (!item.open) throw new Refusal('conflict', 'catalog.not_sold_now', { productId, name: item.name });
  return item;
}

function chooseVariant(item: MenuItem, variantId: string | undefined): MenuVariant | null {
  const { id: productId, name } = item;
  if (variantId === undefined) {
    if (item.variants.length > 0)
      throw new Refusal('invalid', 'catalog.variant_required', { productId, name });
    return null;
  }
  const variant = item.variants.find(({ id }) => id === variantId);
  if (!variant) throw new Refusal('invalid', 'catalog.variant_unknown', { productId, variantId });
  if (variant.soldOut)
    throw new Refusal('conflict', 'catalog.sold_out', {
      itemIds: [variantId],
      names: [`${name} ${variant.name}`],
    });
  return variant;
}

function chooseOptions(item: MenuItem, wishes: readonly OptionWish[]): ChosenOption[] {
  const offered = new Map<string, { group: MenuGroup; option: MenuOption }>();
  for (const group of item.groups)
    for (const option of group.options) offered.set(option.id, { group, option });
  const wanted = new Map<string, number>();
  for (const { optionId, quantity } of wishes) wanted.set(optionId, (wanted.get(optionId) ?? 0) + quantity);
  const counts = new Map<string, number>();
  for (const [optionId, quantity] of wanted) {
    const found = offered.get(optionId);
    if (!found) throw new Refusal('invalid', 'catalog.option_unknown', { productId: item.id, optionId });
    const { group, option } = found;
    if (option.soldOut)
      throw new Refusal('conflict', 'catalog.sold_out', { itemIds: [optionId], names: [option.name] });
    if (quantity > option.maxQuantity)
      throw new Refusal('invalid', 'catalog.too_many_choices', {
        name: option.name,
        max: option.maxQuantity,
      });
    counts.set(group.id, (counts.get(group.id) ?? 0) + quantity);
  }
  for (const group of item.groups) refuseCount(group, counts.get(group.id) ?? 0);
  // In the order of the menu, whatever the order of the taps: the same choice is the same line.
  return [...offered].flatMap(([id, { group, option }]) => {
    const quantity = wanted.get(id);
    const { name, priceMinor } = option;
    return quantity === undefined ? [] : [{ id, name, groupName: group.name, quantity, priceMinor }];
  });
}

function refuseCount(
  { name, minChoices, maxChoices }: Pick<MenuGroup, 'name' | 'minChoices' | 'maxChoices'>,
  count: number,
): void {
  if (count < minChoices) throw new Refusal('invalid', 'catalog.too_few_choices', { name, min: minChoices });
  if (maxChoices !== null && count > maxChoices)
    throw new Refusal('invalid', 'catalog.too_many_choices', { name, max: maxChoices });
}

/** A part of a combo as it was chosen, and what it adds to the price of the combo. */
export interface ChosenPart extends Chosen {
  slot: MenuSlot;
  extraMinor: number;
}

/**
 * The parts of a combo, held against its slots, in their order.
 *
 * @throws Refusal as `chooseProduct` says, and for a slot with too few or too many, or with what it does not offer
 */
export function chooseParts(
  menu: Menu,
  slots: readonly MenuSlot[],
  wishes: readonly PartWish[],
): ChosenPart[] {
  const known = new Set(slots.map(({ id }) => id));
  const stray = wishes.find(({ slotId }) => !known.has(slotId));
  if (stray) throw new Refusal('invalid', 'catalog.choice_unknown', { slotId: stray.slotId });
  return slots.flatMap((slot) => {
    const parts = wishes.filter(({ slotId }) => slotId === slot.id);
    refuseCount(slot, parts.length);
    return parts.map((part): ChosenPart => {
      const choice = slot.choices.find(
        (one) =>
          one.productId === part.productId && (one.variantId === null || one.variantId === part.variantId),
      );
      if (!choice)
        throw new Refusal('invalid', 'catalog.choice_unknown', {
          slotId: slot.id,
          productId: part.productId,
        });
      return { ...chooseProduct(menu, part), slot, extraMinor: choice.extraMinor };
    });
  });
}
