import type { Context } from '../../kernel/context.ts';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { ProductShape } from './product-shape.ts';
import {
  findReferred,
  notePrices,
  type PriceChange,
  putProductGroups,
  putSlots,
  putVariants,
  type StoredProduct,
} from './queries/product-store.ts';
import { putProductWindows } from './queries/windows.ts';

/** A product whose row is stored, with what it was before; undefined for a new one. */
export interface SaveProductPartsInput {
  productId: string;
  shape: ProductShape;
  before: StoredProduct | undefined;
}

/**
 * Stores what belongs to a product besides its row, and writes down which prices changed.
 *
 * @returns the prices that changed
 * @throws Refusal `not_found` catalog.category_unknown, catalog.group_unknown, catalog.product_unknown; `conflict`
 *   catalog.variant_exists for a size of another product
 */
export async function saveProductParts(ctx: Context, input: SaveProductPartsInput): Promise<PriceChange[]> {
  const { tx, actor } = ctx;
  const { productId, shape, before } = input;
  await refuseDead(ctx, shape);
  const changes = pricesOf(input);
  // Prices are of sizes that are there.
  const stored = await putVariants(tx, productId, shape.variants);
  if (stored < shape.variants.length) throw new Refusal('conflict', 'catalog.variant_exists');
  await Promise.all([
    putProductGroups(tx, productId, shape.groupIds),
    ...(shape.combo || before?.kind === 'combo' ? [putSlots(tx, productId, shape.combo?.slots ?? [])] : []),
    putProductWindows(tx, productId, shape.windows),
    notePrices(tx, changes, actor),
  ]);
  return changes;
}

async function refuseDead({ tx }: Context, shape: ProductShape): Promise<void> {
  const { categoryId, groupIds } = shape;
  const choices = shape.combo?.slots.flatMap((slot) => slot.choices) ?? [];
  const productIds = [...new Set(choices.map((choice) => choice.productId))];
  const alive = await findReferred(tx, { categoryId, groupIds, productIds });
  if (!alive.category) throw new Refusal('not_found', 'catalog.category_unknown');
  if (alive.groupIds.length < groupIds.length) throw new Refusal('not_found', 'catalog.group_unknown');
  if (alive.productIds.length < productIds.length) throw new Refusal('not_found', 'catalog.product_unknown');
}

function pricesOf({ productId, shape, before }: SaveProductPartsInput): PriceChange[] {
  const was = new Map(before?.variants.map(({ id, priceMinor }) => [id, priceMinor]));
  const all = [
    { variantId: null, oldMinor: before?.priceMinor ?? null, newMinor: shape.priceMinor },
    ...shape.variants.map(({ id, priceMinor }) => ({
      variantId: id,
      oldMinor: was.get(id) ?? null,
      newMinor: priceMinor,
    })),
  ];
  return all
    .filter(({ oldMinor, newMinor }) => oldMinor !== newMinor)
    .map((change) => ({ id: newId(), productId, listId: null, ...change }));
}
