import T from 'typebox';
import { type Route, route } from '../../kernel/route.ts';
import { Id, Instant, Nullable } from '../../kernel/schemas.ts';
import { Paper } from './paper.ts';
import { findPapers } from './queries/papers.ts';
import { findPrinters, findStations, STATION_KINDS } from './queries/printers.ts';

const BranchParams = T.Object({ branchId: Id });
const namedBranch = { named: (input: { params: { branchId: string } }) => input.params.branchId };
const Kind = T.Enum([...STATION_KINDS]);

const Stations = T.Object(
  { stations: T.Array(T.Object({ id: Id, name: T.String(), kind: Kind }, { title: 'Station' })) },
  { title: 'Stations' },
);
const Printers = T.Object(
  {
    printers: T.Array(
      T.Object(
        {
          id: Id,
          name: T.String(),
          driver: T.Enum(['tcp', 'virtual']),
          widthColumns: T.Integer(),
          stations: T.Array(T.String()),
          waiting: T.Integer(),
          lastPrintedAt: Nullable(Instant),
        },
        { title: 'Printer' },
      ),
    ),
  },
  { title: 'Printers' },
);
const Papers = T.Object(
  {
    papers: T.Array(
      T.Object({ id: Id, printerId: Id, printedAt: Instant, paper: Paper }, { title: 'PrintedPaper' }),
    ),
  },
  { title: 'Papers' },
);

/** The routes of printing. */
export const printingRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/branches/{branchId}/stations',
    operation: 'listStations',
    summary: 'Stations that cook or mix for this branch.',
    scope: 'branch',
    permission: 'printing.view',
    branchOf: namedBranch,
    params: BranchParams,
    answer: { status: 200, schema: Stations },
    handle: async (ctx) => ({ stations: await findStations(ctx.tx) }),
  }),
  route({
    method: 'GET',
    path: '/v1/branches/{branchId}/printers',
    operation: 'listPrinters',
    summary: 'Printers of a branch, what they serve and how much waits for them.',
    scope: 'branch',
    permission: 'printing.view',
    branchOf: namedBranch,
    params: BranchParams,
    answer: { status: 200, schema: Printers },
    handle: async (ctx) => {
      const printers = await findPrinters(ctx.tx, ctx.branch.id);
      return {
        printers: printers.map((printer) => ({
          ...printer,
          lastPrintedAt: printer.lastPrintedAt?.toString() ?? null,
        })),
      };
    },
  }),
  route({
    method: 'GET',
    path: '/v1/branches/{branchId}/papers',
    operation: 'listPapers',
    summary: 'What came out of the virtual printers of a branch, the newest first.',
    scope: 'branch',
    permission: 'printing.view',
    branchOf: namedBranch,
    params: BranchParams,
    query: T.Object(
      { printerId: T.Optional(Id), limit: T.Optional(T.Integer({ minimum: 1, maximum: 100, default: 30 })) },
      { additionalProperties: false },
    ),
    answer: { status: 200, schema: Papers },
    handle: async (ctx, { query }) => {
      const papers = await findPapers(ctx.tx, ctx.branch.id, {
        printerId: query.printerId,
        limit: query.limit ?? 30,
      });
      return { papers: papers.map((paper) => ({ ...paper, printedAt: paper.printedAt.toString() })) };
    },
  }),
];
