import type { Product } from '@fastops/device';

/** Lower case without accents: "cafe" finds "Café". */
const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

export interface SearchableProduct {
  product: Product;
  folded: string;
}

/** Folded once per catalogue, so that each key only compares. */
export const toSearchable = (products: readonly Product[]): SearchableProduct[] =>
  products.map((product) => ({ product, folded: fold(product.name) }));

/**
 * The products to show: of one category, or, while something is typed, of all that hold every typed word. Words at
 * the beginning of a name come first.
 */
export function filterProducts(
  list: readonly SearchableProduct[],
  typed: string,
  categoryId: string | undefined,
): Product[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  const [first] = words;
  if (first === undefined) {
    return list
      .filter(({ product }) => categoryId === undefined || product.categoryId === categoryId)
      .map(({ product }) => product);
  }
  const hits = list.filter(({ folded }) => words.every((word) => folded.includes(word)));
  return [
    ...hits.filter(({ folded }) => folded.startsWith(first)),
    ...hits.filter(({ folded }) => !folded.startsWith(first)),
  ].map(({ product }) => product);
}
