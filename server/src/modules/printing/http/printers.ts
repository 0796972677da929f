import T from 'typebox';
import type { BranchContext } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type Route, route } from '../../../kernel/route.ts';
import { Id, NoBody } from '../../../kernel/schemas.ts';
import type { Tx } from '../../../kernel/tx.ts';
import { playFault } from '../play-fault.ts';
import { findAlerts } from '../queries/alerts.ts';
import { findPapers } from '../queries/papers.ts';
import { askNow, findPrinter, findPrinters } from '../queries/printers.ts';
import { findStations } from '../queries/stations.ts';
import {
  alertAnswer,
  Papers,
  PlayFault,
  PrintAlerts,
  Printers,
  printerAnswer,
  Stations,
  TestQueued,
} from '../schemas.ts';
import { testPrinter } from '../test-printer.ts';

const VIEW = 'printing.view';
const BranchParams = T.Object({ branchId: Id });
const PrinterParams = T.Object({ printerId: Id });
const namedBranch = { named: (input: { params: { branchId: string } }) => input.params.branchId };
const branchOfPrinter = {
  lookedUp: async (tx: Tx, { params }: { params: { printerId: string } }) =>
    (await findPrinter(tx, params.printerId))?.branchId,
};

async function answered({ tx, branch }: BranchContext, printerId: string) {
  const printer = (await findPrinters(tx, branch.id)).find(({ id }) => id === printerId);
  if (!printer) throw new Refusal('not_found', 'printing.printer_unknown');
  return { printers: [printerAnswer(printer)] };
}

/** The routes of stations and printers. */
export const printerRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/branches/{branchId}/stations',
    operation: 'listStations',
    summary: 'Stations that cook or mix for this branch.',
    scope: 'branch',
    permission: VIEW,
    branchOf: namedBranch,
    params: BranchParams,
    answer: { status: 200, schema: Stations },
    handle: async (ctx) => ({ stations: await findStations(ctx.tx) }),
  }),
  route({
    method: 'GET',
    path: '/v1/branches/{branchId}/printers',
    operation: 'listPrinters',
    summary: 'Printers of a branch, what they serve, how they are and how much waits for them.',
    scope: 'branch',
    permission: VIEW,
    branchOf: namedBranch,
    params: BranchParams,
    answer: { status: 200, schema: Printers },
    handle: async (ctx) => ({ printers: (await findPrinters(ctx.tx, ctx.branch.id)).map(printerAnswer) }),
  }),
  route({
    method: 'GET',
    path: '/v1/branches/{branchId}/papers',
    operation: 'listPapers',
    summary: 'What came out of the virtual printers of a branch, the newest first.',
    scope: 'branch',
    permission: VIEW,
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
  route({
    method: 'GET',
    path: '/v1/branches/{branchId}/print-alerts',
    operation: 'listPrintAlerts',
    summary: 'What is wrong with printing in a branch now, the worst first.',
    scope: 'branch',
    permission: VIEW,
    branchOf: namedBranch,
    params: BranchParams,
    answer: { status: 200, schema: PrintAlerts },
    handle: async (ctx) => ({ alerts: (await findAlerts(ctx.tx, ctx.branch.id)).map(alertAnswer) }),
  }),
  route({
    method: 'POST',
    path: '/v1/printers/{printerId}/test',
    operation: 'testPrinter',
    summary: 'Print a page that shows what a printer can do.',
    scope: 'branch',
    permission: 'printing.operate',
    idempotent: true,
    branchOf: branchOfPrinter,
    params: PrinterParams,
    body: NoBody,
    answer: { status: 201, schema: TestQueued },
    handle: async (ctx, { params }) => ({ jobId: await testPrinter(ctx, params) }),
  }),
  route({
    method: 'POST',
    path: '/v1/printers/{printerId}/ask',
    operation: 'askPrinter',
    summary: 'Ask a printer that takes nothing at once whether it is well again.',
    scope: 'branch',
    permission: 'printing.operate',
    branchOf: branchOfPrinter,
    params: PrinterParams,
    body: NoBody,
    answer: { status: 200, schema: Printers },
    handle: async (ctx, { params }) => {
      await askNow(ctx.tx, params.printerId);
      return answered(ctx, params.printerId);
    },
  }),
  route({
    method: 'PUT',
    path: '/v1/printers/{printerId}/played-fault',
    operation: 'playFault',
    summary: 'Let a virtual printer play a fault, or be well again.',
    scope: 'branch',
    permission: 'printing.operate',
    branchOf: branchOfPrinter,
    params: PrinterParams,
    body: PlayFault,
    answer: { status: 200, schema: Printers },
    handle: async (ctx, { params, body }) => {
      await playFault(ctx, { ...params, ...body });
      return answered(ctx, params.printerId);
    },
  }),
];
