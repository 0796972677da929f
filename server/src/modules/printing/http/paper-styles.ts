import T, { type Static } from 'typebox';
import { type Route, route } from '../../../kernel/route.ts';
import { Id } from '../../../kernel/schemas.ts';
import { LOGO_LIMITS } from '../document.ts';
import { LOGO_BYTES, LOGO_TYPES, type SentLogo } from '../encode-logo.ts';
import { PaperStyleShape, styleAnswer } from '../paper-shapes.ts';
import { PaperShape, STYLED_PAPERS } from '../paper-style.ts';
import { findPaperStyle } from '../queries/paper-styles.ts';
import { setPaperLogo } from '../set-paper-logo.ts';
import { setPaperStyle } from '../set-paper-style.ts';

const EDIT = 'printing.edit_papers';
const BranchParams = T.Object({ branchId: Id });
const StyleParams = T.Object({ branchId: Id, paper: T.Enum([...STYLED_PAPERS]) });
type OfBranch = { params: { branchId: string } };
const namedBranch = { named: ({ params }: OfBranch) => params.branchId };
const SentBytes = T.Unsafe<SentLogo | undefined>({ type: 'string', format: 'binary' });

/** The routes by which a branch shapes its papers. */
export const paperStyleRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/branches/{branchId}/paper-styles/{paper}',
    operation: 'readPaperStyle',
    summary: 'How a branch wants its kitchen tickets, or its bills and receipts.',
    scope: 'branch',
    permission: 'printing.view',
    branchOf: namedBranch,
    params: StyleParams,
    answer: { status: 200, schema: PaperStyleShape },
    handle: async ({ tx, branch }, { params }) =>
      styleAnswer(await findPaperStyle(tx, branch.id, params.paper)),
  }),
  route({
    method: 'PUT',
    path: '/v1/branches/{branchId}/paper-styles/{paper}',
    operation: 'setPaperStyle',
    summary: 'Change how a branch wants a paper, but for its logo; who saw an older version changes nothing.',
    scope: 'branch',
    permission: EDIT,
    branchOf: namedBranch,
    params: StyleParams,
    body: T.Object(
      { version: T.Integer({ minimum: 0, maximum: 2_147_483_646 }), shape: PaperShape },
      { title: 'SetPaperStyle', additionalProperties: false },
    ),
    answer: { status: 200, schema: PaperStyleShape },
    handle: async (ctx, { params, body }) =>
      styleAnswer(await setPaperStyle(ctx, { kind: params.paper, ...body })),
  }),
  route({
    method: 'PUT',
    path: '/v1/branches/{branchId}/paper-logo',
    operation: 'setPaperLogo',
    summary:
      'Put a logo above bills and receipts: a PNG, JPEG or WebP, sent as it is; it becomes black and white dots.',
    scope: 'branch',
    permission: EDIT,
    steps: true,
    branchOf: namedBranch,
    params: BranchParams,
    query: T.Object(
      {
        width: T.Optional(
          T.Integer({ minimum: 48, maximum: LOGO_LIMITS.width, default: 320, description: 'Dots, at most.' }),
        ),
      },
      { additionalProperties: false },
    ),
    bytes: {
      ...{ types: LOGO_TYPES, limit: LOGO_BYTES },
      ...{ tooLarge: 'printing.logo_too_large', otherType: 'printing.logo_kind' },
    },
    body: SentBytes,
    answer: { status: 200, schema: PaperStyleShape },
    handle: async (ctx, { params, query, body }) =>
      styleAnswer(await setPaperLogo(ctx, { ...params, sent: { logo: body, width: query.width ?? 320 } })),
  }),
  route({
    method: 'DELETE',
    path: '/v1/branches/{branchId}/paper-logo',
    operation: 'removePaperLogo',
    summary: 'Take the logo off bills and receipts.',
    scope: 'branch',
    permission: EDIT,
    steps: true,
    branchOf: namedBranch,
    params: BranchParams,
    answer: { status: 200, schema: PaperStyleShape },
    handle: async (ctx, { params }): Promise<Static<typeof PaperStyleShape>> =>
      styleAnswer(await setPaperLogo(ctx, { ...params, sent: undefined })),
  }),
];
