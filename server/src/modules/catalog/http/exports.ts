import T from 'typebox';
import { Bytes, type Route, route } from '../../../kernel/route.ts';
import { Id } from '../../../kernel/schemas.ts';
import { buildExport } from '../build-export.ts';
import { languageOf } from '../sheet-columns.ts';
import { SHEET_TYPES, SheetBytes, SheetFormat } from './imports.ts';

/** The route by which products leave as a file. */
export const exportRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/products/export',
    operation: 'exportProducts',
    summary: 'The products of a list as a file; taken in again as it is, it changes nothing.',
    scope: 'company',
    permission: 'catalog.manage',
    query: T.Object(
      {
        format: SheetFormat,
        search: T.Optional(T.String({ maxLength: 80 })),
        categoryId: T.Optional(Id),
        state: T.Optional(T.Enum(['active', 'retired', 'deleted'])),
      },
      { additionalProperties: false },
    ),
    answer: { status: 200, types: SHEET_TYPES, schema: SheetBytes },
    handle: async (ctx, { query, http }) => {
      const { format, search, categoryId, state } = query;
      const filter = { search: search?.trim() || undefined, categoryId, state };
      const { bytes, type } = await buildExport(ctx, { format, filter });
      const name = languageOf(ctx.actor.locale) === 'es' ? 'productos' : 'products';
      const day = ctx.now.toString().slice(0, 10);
      http.setHeader('content-disposition', `attachment; filename="${name}-${day}.${format}"`);
      return new Bytes(bytes, type);
    },
  }),
];
