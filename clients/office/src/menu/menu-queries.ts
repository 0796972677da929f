import { createCatalogApi, createMenuApi, type ProductFilter } from '@fastops/device';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { device } from '../app.ts';

/** The endpoints by which the menu is kept, asked as whoever is logged in. */
export const menuApi = createMenuApi((request) => device.session.send(request));

/** The endpoints by which products are kept, asked likewise. */
export const catalogApi = createCatalogApi((request) => device.session.send(request));

// All stand below one word: a change of the menu by somebody else reads again whatever of it is on the screen.
const MENU = 'office-menu';
export const menuKey = [MENU] as const;

export const categoriesQuery = queryOptions({
  queryKey: [MENU, 'categories'],
  queryFn: ({ signal }) => menuApi.categories(signal),
});

/** Below it stand the lists of products, whatever their filters. */
export const productsKey = [MENU, 'products'] as const;

/** The products that a filter wants, page by page. */
export const productsQuery = (filter: ProductFilter) =>
  infiniteQueryOptions({
    queryKey: [...productsKey, filter],
    queryFn: ({ signal, pageParam }) => catalogApi.products(filter, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const productQuery = (productId: string) =>
  queryOptions({
    queryKey: [MENU, 'product', productId],
    queryFn: ({ signal }) => catalogApi.product(productId, signal),
  });

/** The first few that are found by what is typed: to pick one of them. */
export const pickedQuery = (search: string) =>
  queryOptions({
    queryKey: [MENU, 'picked', search],
    queryFn: async ({ signal }) =>
      (await catalogApi.products({ search, state: 'active' }, undefined, signal)).products,
  });

export const priceChangesQuery = (productId: string) =>
  queryOptions({
    queryKey: [MENU, 'price-changes', productId],
    queryFn: ({ signal }) => catalogApi.priceChanges(productId, signal),
  });

export const groupsQuery = queryOptions({
  queryKey: [MENU, 'groups'],
  queryFn: ({ signal }) => menuApi.groups(signal),
});

export const priceListsQuery = queryOptions({
  queryKey: [MENU, 'price-lists'],
  queryFn: ({ signal }) => menuApi.priceLists(signal),
});

/** What every product on sale costs with and without the list; page after page until the end. */
export const listPricesQuery = (listId: string) =>
  queryOptions({
    queryKey: [MENU, 'list-prices', listId],
    queryFn: async ({ signal }) => {
      const first = await menuApi.listPrices(listId, undefined, signal);
      const rows = first.prices;
      for (let { next } = first; next !== null; ) {
        const page = await menuApi.listPrices(listId, next, signal);
        rows.push(...page.prices);
        next = page.next;
      }
      return rows;
    },
  });

export const taxesQuery = queryOptions({
  queryKey: [MENU, 'taxes'],
  queryFn: ({ signal }) => menuApi.taxes(signal),
});

export const availabilityQuery = queryOptions({
  queryKey: [MENU, 'availability'],
  queryFn: ({ signal }) => menuApi.availability(signal),
});

/** Where what is made of a category goes: the stations are the company's, whichever branch tells them. */
export const stationsQuery = (branchId: string) =>
  queryOptions({
    queryKey: ['stations', branchId],
    queryFn: ({ signal }) => device.api.stations(branchId, signal),
    staleTime: 5 * 60_000,
  });
