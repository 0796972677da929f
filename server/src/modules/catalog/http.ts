import T from 'typebox';
import { NOT_MODIFIED, type Route, route } from '../../kernel/route.ts';
import { Id, Nullable } from '../../kernel/schemas.ts';
import { findCategories, findProducts, findVersion } from './queries.ts';

const Category = T.Object(
  { id: Id, name: T.String(), color: T.String(), sortOrder: T.Integer() },
  { title: 'Category' },
);
const Product = T.Object(
  {
    id: Id,
    categoryId: Id,
    name: T.String(),
    description: Nullable(T.String()),
    priceMinor: T.Integer(),
    taxName: T.String(),
    taxRateBasisPoints: T.Integer(),
    taxIncluded: T.Boolean(),
    stationId: Nullable(Id),
    sortOrder: T.Integer(),
  },
  { title: 'Product' },
);
const Catalog = T.Object(
  { version: T.Integer(), categories: T.Array(Category), products: T.Array(Product) },
  { title: 'Catalog' },
);

/** The routes of the catalogue. */
export const catalogRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/catalog',
    operation: 'readCatalog',
    summary:
      'The whole menu as one versioned document; 304 when the version in If-None-Match is still the current one.',
    scope: 'company',
    permission: 'catalog.view',
    answer: { status: 200, schema: Catalog },
    handle: async (ctx, { http }) => {
      // Read first: a change in between then shows as a newer menu under an older number, never the other way round.
      const version = await findVersion(ctx.tx);
      // The company is part of it: a browser that was another company's an hour ago may hold a menu of the same number.
      const etag = `"catalog-${ctx.companyId}-${version}"`;
      http.setHeader('etag', etag);
      http.setHeader('cache-control', 'private, no-cache');
      if (http.header('if-none-match') === etag) return NOT_MODIFIED;
      const [categories, products] = await Promise.all([findCategories(ctx.tx), findProducts(ctx.tx)]);
      return { version, categories, products };
    },
  }),
];
