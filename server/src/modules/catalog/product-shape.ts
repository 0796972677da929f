import { Refusal } from '../../kernel/refusal.ts';
import { refuseRepeated } from './refuse-repeated.ts';
import { refuseWindows, type WindowShape } from './window-shape.ts';

/** A size as somebody wants it. */
export interface VariantShape {
  id: string;
  name: string;
  priceMinor: number;
  code: string | null;
  barcode: string | null;
}

/** A slot of a combo as somebody wants it. */
export interface SlotShape {
  id: string;
  name: string;
  minChoices: number;
  maxChoices: number;
  choices: readonly {
    id: string;
    productId: string;
    variantId: string | null;
    extraMinor: number;
    isDefault: boolean;
  }[];
}

/** A product as somebody wants it to be. Amounts in minor units. */
export interface ProductShape {
  name: string;
  description: string | null;
  categoryId: string;
  taxClassId: string;
  stationId: string | null;
  code: string | null;
  barcode: string | null;
  priceMinor: number;
  prepMinutes: number | null;
  allergens: readonly string[];
  tags: readonly string[];
  state: 'active' | 'retired';
  variants: readonly VariantShape[];
  groupIds: readonly string[];
  /** `lessBasisPoints` null: the combo costs its own price. */
  combo: { lessBasisPoints: number | null; slots: readonly SlotShape[] } | null;
  windows: readonly WindowShape[];
}

/**
 * Refuses what contradicts itself, before the database is asked.
 *
 * @throws Refusal `invalid` catalog.repeated for something named twice, catalog.limits_crossed for a slot whose least is more
 *   than its most or than it offers, catalog.combo_of_itself, catalog.window_empty
 */
export function refuseShape(productId: string, shape: ProductShape): void {
  refuseRepeated(
    'size',
    shape.variants.map(({ name }) => name.toLowerCase()),
  );
  for (const kind of ['code', 'barcode'] as const)
    refuseRepeated(
      kind,
      [shape, ...shape.variants].flatMap((one) => one[kind]?.toLowerCase() ?? []),
    );
  refuseRepeated('group', shape.groupIds);
  for (const { name, minChoices, maxChoices, choices } of shape.combo?.slots ?? []) {
    if (minChoices > maxChoices || choices.length < Math.min(1, minChoices))
      throw new Refusal('invalid', 'catalog.limits_crossed', { name });
    refuseRepeated(
      name,
      choices.map(({ productId: of, variantId }) => `${of}/${variantId ?? ''}`),
    );
    if (choices.some((choice) => choice.productId === productId))
      throw new Refusal('invalid', 'catalog.combo_of_itself', { name });
  }
  refuseWindows(shape.windows);
}
