import type { Tx } from '../../kernel/tx.ts';
import type { Channel } from './menu.ts';
import type { MenuRows } from './menu-document.ts';
import {
  findCategoryRows,
  findClassTaxes,
  findGroupRows,
  findProductGroupRows,
  findProductRows,
  findProductWindows,
  findSlotRows,
  findSoldOutRows,
  findVariantRows,
} from './queries/snapshot.ts';

/** For whom the menu is read, and since which version; 0 for all of it. */
export interface ReadMenuInput {
  branchId: string;
  channel: Channel;
  businessDate: string;
  since: number;
}

/** The rows of a menu, or of what changed in it: nine statements in one round trip. */
export async function readMenu(ctx: { tx: Tx }, input: ReadMenuInput): Promise<MenuRows> {
  const { tx } = ctx;
  const { since } = input;
  const [categories, products, variants, productGroups, slots, windows, groups, soldOut, taxes] =
    await Promise.all([
      findCategoryRows(tx, since),
      findProductRows(tx, input),
      findVariantRows(tx, input),
      findProductGroupRows(tx, since),
      findSlotRows(tx, since),
      findProductWindows(tx, since),
      findGroupRows(tx, since),
      findSoldOutRows(tx, input),
      findClassTaxes(tx, input),
    ]);
  return { categories, products, variants, productGroups, slots, windows, groups, soldOut, taxes };
}
