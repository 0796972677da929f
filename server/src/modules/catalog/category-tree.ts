import { Refusal } from '../../kernel/refusal.ts';

/** A category, as far as the tree goes. */
export interface Branching {
  id: string;
  parentId: string | null;
}

/** Deeper than this nobody finds anything. */
export const DEEPEST = 5;

/**
 * Refuses a place in the tree that is not there, lies below the category itself, or is too deep.
 *
 * @param tree the living categories
 * @param id the category that is to stand there; its own part of the tree moves along
 * @throws Refusal `not_found` catalog.category_unknown; `invalid` catalog.category_circle, catalog.category_too_deep
 */
export function refusePlace(tree: readonly Branching[], id: string, parentId: string | null): void {
  if (parentId === null) return;
  const parents = new Map(tree.map((one) => [one.id, one.parentId]));
  if (!parents.has(parentId)) throw new Refusal('not_found', 'catalog.category_unknown');
  let above = 0;
  for (let at: string | null | undefined = parentId; at; at = parents.get(at)) {
    if (at === id) throw new Refusal('invalid', 'catalog.category_circle');
    above += 1;
  }
  if (above + heightOf(tree, id) > DEEPEST)
    throw new Refusal('invalid', 'catalog.category_too_deep', { most: DEEPEST });
}

/** How many levels a category and what is below it take. */
function heightOf(tree: readonly Branching[], id: string): number {
  const below = tree.filter(({ parentId }) => parentId === id);
  return 1 + Math.max(0, ...below.map((child) => heightOf(tree, child.id)));
}
