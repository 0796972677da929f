import type { ProductLine } from '@fastops/device';
import type { InfiniteData } from '@tanstack/react-query';

/** A page of products as the server answers it. */
export interface ProductPage {
  products: ProductLine[];
  next: string | null;
  total: number | null;
}
export type Pages = InfiniteData<ProductPage>;

/** All products that were read, and of each page where it ends. */
export const linesOf = (data: Pages): ProductLine[] => data.pages.flatMap(({ products }) => products);

/** The pages on which the rows from one to another stand. */
export function pagesAt({ pages }: Pages, first: number, last: number): number[] {
  let end = 0;
  return pages.flatMap(({ products }, at) => {
    const start = end;
    end += products.length;
    return start <= last && end > first ? [at] : [];
  });
}

/**
 * Reads one page of many anew. It ends where the one after it begins, so that nothing stands twice and nothing is left out
 * when some were added or taken away.
 */
export async function readPage(
  data: Pages,
  at: number,
  read: (after: string | undefined) => Promise<ProductPage>,
): Promise<ProductPage> {
  const later = new Set(data.pages[at + 1]?.products.map(({ id }) => id));
  const lastId = data.pages[at]?.products.at(-1)?.id;
  const after = data.pageParams[at];
  const page = await read(typeof after === 'string' ? after : undefined);
  if (at === data.pages.length - 1) return page;
  const products: ProductLine[] = [];
  for (let part = page; ; part = await read(part.next)) {
    const end = part.products.findIndex(({ id }) => later.has(id));
    products.push(...(end < 0 ? part.products : part.products.slice(0, end)));
    if (end >= 0 || part.next === null || products.some(({ id }) => id === lastId)) break;
  }
  return { products, next: data.pages[at]?.next ?? null, total: page.total };
}

/** The list with one page as it is now; what came to stand on it stands nowhere else. */
export function withPage(data: Pages, at: number, page: ProductPage): Pages {
  const here = new Set(page.products.map(({ id }) => id));
  const pages = data.pages.map((one, index) =>
    index === at ? page : { ...one, products: one.products.filter(({ id }) => !here.has(id)) },
  );
  return { ...data, pages };
}
