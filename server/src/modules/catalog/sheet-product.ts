import { amountText, type Purse } from './amount-text.ts';
import { wordsText } from './cell-text.ts';
import { type SheetField, type SheetLanguage, stateText } from './sheet-columns.ts';

/** A product as far as a file tells of it. Amounts in minor units. */
export interface SheetProduct {
  code: string | null;
  name: string;
  categoryId: string;
  priceMinor: number;
  description: string | null;
  barcode: string | null;
  taxClassId: string;
  stationId: string | null;
  prepMinutes: number | null;
  allergens: readonly string[];
  tags: readonly string[];
  state: 'active' | 'retired';
}

/** Something with a name that a product refers to. */
export interface Named {
  id: string;
  name: string;
}

/** A category, as far as its path goes. */
export interface PathCategory extends Named {
  parentId: string | null;
}

/** The names a file uses, of everything that is alive. */
export interface SheetNames {
  /** Id → names from the top down. */
  paths: ReadonlyMap<string, readonly string[]>;
  taxClasses: readonly Named[];
  stations: readonly Named[];
  purse: Purse;
}

export const PATH_SIGN = ' > ';

/** The names of each category from the top down. */
export function pathsOf(categories: readonly PathCategory[]): Map<string, string[]> {
  const known = new Map(categories.map((one) => [one.id, one]));
  const paths = new Map<string, string[]>();
  const pathOf = (one: PathCategory): string[] => {
    const found = paths.get(one.id);
    if (found) return found;
    const above = one.parentId === null ? undefined : known.get(one.parentId);
    const path = [...(above ? pathOf(above) : []), one.name];
    paths.set(one.id, path);
    return path;
  };
  for (const category of categories) pathOf(category);
  return paths;
}

const nameIn = (all: readonly Named[], id: string | null) => all.find((one) => one.id === id)?.name ?? '';

/** What a file says of a product: each cell as text. A file that says the same changes nothing. */
export function cellsOf(
  product: SheetProduct,
  names: SheetNames,
  language: SheetLanguage,
): Record<SheetField, string> {
  return {
    code: product.code ?? '',
    name: product.name,
    category: (names.paths.get(product.categoryId) ?? []).join(PATH_SIGN),
    price: amountText(product.priceMinor, names.purse),
    description: product.description ?? '',
    barcode: product.barcode ?? '',
    taxClass: nameIn(names.taxClasses, product.taxClassId),
    station: nameIn(names.stations, product.stationId),
    prepMinutes: product.prepMinutes === null ? '' : String(product.prepMinutes),
    allergens: wordsText(product.allergens),
    tags: wordsText(product.tags),
    state: stateText(product.state, language),
  };
}
