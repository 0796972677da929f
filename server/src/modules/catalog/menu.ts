/** The ways of selling that prices and opening times tell apart. */
export const CHANNELS = ['dine_in', 'takeaway', 'delivery', 'online'] as const;
export type Channel = (typeof CHANNELS)[number];

/** A tax as it holds on a day; `included` when prices contain it. */
export interface MenuTax {
  id: string;
  name: string;
  rateBasisPoints: number;
  included: boolean;
}

/** A size with the price that holds. */
export interface MenuVariant {
  id: string;
  name: string;
  priceMinor: number;
  soldOut: boolean;
}

/** Something that may be chosen with a product. */
export interface MenuOption {
  id: string;
  name: string;
  priceMinor: number;
  maxQuantity: number;
  soldOut: boolean;
}

/** What may, or must, be chosen with a product. */
export interface MenuGroup {
  id: string;
  name: string;
  minChoices: number;
  /** Null: any number. */
  maxChoices: number | null;
  options: readonly MenuOption[];
}

/** A part of a combo: so many of these. */
export interface MenuSlot {
  id: string;
  name: string;
  minChoices: number;
  maxChoices: number;
  choices: readonly { productId: string; variantId: string | null; extraMinor: number }[];
}

/** How a combo comes to its price. */
export type ComboRule = { kind: 'fixed' } | { kind: 'less'; basisPoints: number };

/** A product as it is sold in one branch, by one channel, at one moment. Amounts in minor units. */
export interface MenuItem {
  id: string;
  name: string;
  stationId: string | null;
  priceMinor: number;
  taxes: readonly MenuTax[];
  variants: readonly MenuVariant[];
  groups: readonly MenuGroup[];
  combo: { rule: ComboRule; slots: readonly MenuSlot[] } | null;
  soldOut: boolean;
  /** Sold at this hour, here and this way. */
  open: boolean;
}
