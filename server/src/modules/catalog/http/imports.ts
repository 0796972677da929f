import T from 'typebox';
import { Bytes, type Route, route, type SentBytes } from '../../../kernel/route.ts';
import { Id, NoBody } from '../../../kernel/schemas.ts';
import { applyImport } from '../apply-import.ts';
import { checkImport } from '../check-import.ts';
import { findMenuImports } from '../queries/menu-imports.ts';
import { readSheetNames } from '../read-sheet-names.ts';
import { MOST_FILE_BYTES } from '../sheet.ts';
import { headersIn, languageOf } from '../sheet-columns.ts';
import { CSV_TYPE, writeSheet, XLSX_TYPE } from '../sheet-writer.ts';
import { undoImport } from '../undo-import.ts';
import { uploadImport } from '../upload-import.ts';
import { ImportLine, ImportShape, importAnswer, lineAnswer, Mapping } from './import-shapes.ts';

const MANAGE = 'catalog.manage';
const LATEST = 20;
const ImportParams = T.Object({ importId: Id });
const closed = { additionalProperties: false };
/** In which form a file is wanted. */
export const SheetFormat = T.Enum(['csv', 'xlsx']);
/** A file to be saved. */
export const SheetBytes = T.Unsafe<never>({ type: 'string', format: 'binary' });
/** What a file is, without the words about its letters. */
export const SHEET_TYPES = [CSV_TYPE.split(';')[0] ?? '', XLSX_TYPE];

/** The routes by which a menu is filled from a file, and the file taken back. */
export const importRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/menu-imports',
    operation: 'listMenuImports',
    summary: 'The newest files that were sent, and how far each is.',
    scope: 'company',
    permission: MANAGE,
    answer: { status: 200, schema: T.Object({ imports: T.Array(ImportLine) }, { title: 'MenuImports' }) },
    handle: async ({ tx }) => ({ imports: (await findMenuImports(tx, LATEST)).map(lineAnswer) }),
  }),
  route({
    method: 'GET',
    path: '/v1/menu-imports/template',
    operation: 'readImportTemplate',
    summary: 'An empty file with the headers that are known.',
    scope: 'company',
    permission: MANAGE,
    query: T.Object({ format: SheetFormat }, closed),
    answer: { status: 200, types: SHEET_TYPES, schema: SheetBytes },
    handle: async (ctx, { query, http }) => {
      const { purse } = await readSheetNames(ctx);
      const language = languageOf(ctx.actor.locale);
      const { bytes, type } = writeSheet(query.format, [headersIn(language)], purse);
      const name = language === 'es' ? 'plantilla-carta' : 'menu-template';
      http.setHeader('content-disposition', `attachment; filename="${name}.${query.format}"`);
      return new Bytes(bytes, type);
    },
  }),
  route({
    method: 'POST',
    path: '/v1/menu-imports',
    operation: 'uploadMenuImport',
    summary:
      'Send a CSV or XLSX file to be looked at; of the menu nothing changes. The same once more is no second one.',
    scope: 'company',
    permission: MANAGE,
    steps: true,
    query: T.Object({ id: Id, fileName: T.String({ minLength: 1, maxLength: 200 }) }, closed),
    bytes: {
      types: [...SHEET_TYPES, 'application/vnd.ms-excel', 'application/octet-stream'],
      limit: MOST_FILE_BYTES,
      tooLarge: 'catalog.import_too_large',
      otherType: 'catalog.import_kind',
    },
    body: T.Unsafe<SentBytes | undefined>({ type: 'string', format: 'binary' }),
    answer: { status: 200, schema: ImportShape },
    handle: async (ctx, { query, body }) => {
      const { id } = await uploadImport(ctx, { ...query, sent: body });
      return ctx.step(({ tx }) => importAnswer(tx, id));
    },
  }),
  route({
    method: 'GET',
    path: '/v1/menu-imports/{importId}',
    operation: 'readMenuImport',
    summary: 'A file that was sent: what was found in it, and how far it is.',
    scope: 'company',
    permission: MANAGE,
    params: ImportParams,
    answer: { status: 200, schema: ImportShape },
    handle: ({ tx }, { params }) => importAnswer(tx, params.importId),
  }),
  route({
    method: 'POST',
    path: '/v1/menu-imports/{importId}/check',
    operation: 'checkMenuImport',
    summary: 'Look at a file again, with its columns taken for something else.',
    scope: 'company',
    permission: MANAGE,
    params: ImportParams,
    body: T.Object({ mapping: Mapping }, { title: 'ImportMapping', ...closed }),
    answer: { status: 200, schema: ImportShape },
    handle: async (ctx, { params, body }) => {
      await checkImport(ctx, { ...params, ...body });
      return importAnswer(ctx.tx, params.importId);
    },
  }),
  actRoute(true),
  actRoute(false),
];

function actRoute(apply: boolean): Route {
  return route({
    method: 'POST',
    path: apply ? '/v1/menu-imports/{importId}/apply' : '/v1/menu-imports/{importId}/undo',
    operation: apply ? 'applyMenuImport' : 'undoMenuImport',
    summary: apply
      ? 'Let a file without faults be taken over, beside the requests.'
      : 'Let the last file be taken back, once: what somebody changed since stays.',
    scope: 'company',
    permission: MANAGE,
    idempotent: true,
    params: ImportParams,
    body: NoBody,
    answer: { status: 200, schema: ImportShape },
    handle: async (ctx, { params }) => {
      if (apply) await applyImport(ctx, params);
      else await undoImport(ctx, params);
      return importAnswer(ctx.tx, params.importId);
    },
  });
}
