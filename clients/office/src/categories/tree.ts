import type { OfficeCategory } from '@fastops/device';
import type { Spot } from '../menu/drag.tsx';
import type { Way } from '../menu/mover.tsx';

/** A category where it stands in the tree. */
export interface Place {
  category: OfficeCategory;
  /** 0 at the top. */
  depth: number;
  /** Those it stands among, itself too, in their order. */
  siblings: readonly OfficeCategory[];
  hasChildren: boolean;
  /** Living products in it and below it. */
  products: number;
}

/** Categories that are to stand below one, in this order. */
export interface Move {
  parentId: string | null;
  categoryIds: string[];
}

/** As deep as the server lets them stand. */
const DEEPEST = 5;

type Children = ReadonlyMap<string | null, readonly OfficeCategory[]>;

const childrenOf = (categories: readonly OfficeCategory[]): Children =>
  Map.groupBy(categories, ({ parentId }) => parentId);

const productsIn = (children: Children, category: OfficeCategory): number =>
  (children.get(category.id) ?? []).reduce(
    (sum, child) => sum + productsIn(children, child),
    category.products,
  );

/** The tree as rows, each parent before its children; what is folded leaves its children out. */
export function rowsOf(categories: readonly OfficeCategory[], folded: ReadonlySet<string>): Place[] {
  const children = childrenOf(categories);
  const walk = (parentId: string | null, depth: number): Place[] => {
    const siblings = children.get(parentId) ?? [];
    return siblings.flatMap((category) => {
      const hasChildren = children.has(category.id);
      const place = { category, depth, siblings, hasChildren, products: productsIn(children, category) };
      return folded.has(category.id) ? [place] : [place, ...walk(category.id, depth + 1)];
    });
  };
  return walk(null, 0);
}

const idsOf = (some: readonly OfficeCategory[] | undefined): string[] => (some ?? []).map(({ id }) => id);

/** How many levels a category and what is below it take. */
function heightOf(children: Children, id: string): number {
  const below = idsOf(children.get(id)).map((child) => heightOf(children, child));
  return 1 + Math.max(0, ...below);
}

/** Each category with those above it, `Bebidas › Calientes`, in the order of the tree. */
export function pathsOf(categories: readonly OfficeCategory[]): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  for (const { category } of rowsOf(categories, new Set())) {
    const above = category.parentId === null ? undefined : paths.get(category.parentId);
    paths.set(category.id, above === undefined ? category.name : `${above} › ${category.name}`);
  }
  return paths;
}

/** The category and all that is above it. */
function lineOf(categories: readonly OfficeCategory[], id: string | null): string[] {
  const found = categories.find((one) => one.id === id);
  return found ? [found.id, ...lineOf(categories, found.parentId)] : [];
}

/** Whether it may stand below that one: not below itself, and not too deep. */
export function fitsBelow(
  categories: readonly OfficeCategory[],
  id: string,
  parentId: string | null,
): boolean {
  const line = lineOf(categories, parentId);
  return !line.includes(id) && line.length + heightOf(childrenOf(categories), id) <= DEEPEST;
}

function placed(categories: readonly OfficeCategory[], id: string, move: Move): Move | undefined {
  return fitsBelow(categories, id, move.parentId) ? move : undefined;
}

/** Where an arrow leads: among those beside it, into the one before it, or out behind the one above it. */
export function moveOf(categories: readonly OfficeCategory[], id: string, way: Way): Move | undefined {
  const own = categories.find((one) => one.id === id);
  if (!own) return undefined;
  const children = childrenOf(categories);
  const siblings = idsOf(children.get(own.parentId));
  const at = siblings.indexOf(id);
  const others = siblings.filter((one) => one !== id);
  const before = siblings[at - 1];
  if (way === 'in') {
    if (before === undefined) return undefined;
    return placed(categories, id, { parentId: before, categoryIds: [...idsOf(children.get(before)), id] });
  }
  if (way === 'out') {
    const parent = categories.find((one) => one.id === own.parentId);
    if (!parent) return undefined;
    const around = idsOf(children.get(parent.parentId));
    return { parentId: parent.parentId, categoryIds: around.toSpliced(around.indexOf(parent.id) + 1, 0, id) };
  }
  const to = way === 'up' ? at - 1 : at + 1;
  if (to < 0 || to > others.length) return undefined;
  return { parentId: own.parentId, categoryIds: others.toSpliced(to, 0, id) };
}

/** Where it comes to stand when it is let go over another one. */
export function dropOf(
  categories: readonly OfficeCategory[],
  id: string,
  over: { id: string; spot: Spot },
): Move | undefined {
  const target = categories.find((one) => one.id === over.id);
  if (!target || target.id === id) return undefined;
  const children = childrenOf(categories);
  const parentId = over.spot === 'inside' ? target.id : target.parentId;
  const around = idsOf(children.get(parentId)).filter((one) => one !== id);
  const at =
    over.spot === 'inside' ? around.length : around.indexOf(target.id) + (over.spot === 'after' ? 1 : 0);
  return placed(categories, id, { parentId, categoryIds: around.toSpliced(at, 0, id) });
}

/** What takes a move of this category back. */
export function undoOf(categories: readonly OfficeCategory[], id: string): Move {
  const parentId = categories.find((one) => one.id === id)?.parentId ?? null;
  return { parentId, categoryIds: idsOf(childrenOf(categories).get(parentId)) };
}

/** The categories as they stand after a move, before the server has said so. */
export function moved(
  categories: readonly OfficeCategory[],
  { parentId, categoryIds }: Move,
): OfficeCategory[] {
  const order = new Map(categoryIds.map((id, at) => [id, at + 1]));
  return categories
    .map((one) => {
      const sortOrder = order.get(one.id);
      return sortOrder === undefined ? one : { ...one, parentId, sortOrder };
    })
    .toSorted((one, other) => one.sortOrder - other.sortOrder || one.name.localeCompare(other.name));
}
