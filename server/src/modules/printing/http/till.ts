import T from 'typebox';
import { type Route, route } from '../../../kernel/route.ts';
import { Id } from '../../../kernel/schemas.ts';
import { openDrawer } from '../open-drawer.ts';
import { PaperQueued } from '../schemas.ts';

const BranchParams = T.Object({ branchId: Id });

/** The routes of the till's printer. */
export const tillRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/v1/branches/{branchId}/open-drawer',
    operation: 'openDrawer',
    summary: 'Open the cash drawer without a sale; who did it and why is written down.',
    scope: 'branch',
    permission: 'printing.open_drawer',
    idempotent: true,
    branchOf: { named: ({ params }) => params.branchId },
    params: BranchParams,
    body: T.Object(
      { reason: T.String({ minLength: 1, maxLength: 200, pattern: '\\S' }) },
      { title: 'OpenDrawer', additionalProperties: false },
    ),
    answer: { status: 201, schema: PaperQueued },
    handle: async (ctx, { body }) => ({ printerId: await openDrawer(ctx, body) }),
  }),
];
