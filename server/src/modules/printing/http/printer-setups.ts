import T from 'typebox';
import type { Reach } from '../../../kernel/reach.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type Route, route } from '../../../kernel/route.ts';
import { Id, NoBody } from '../../../kernel/schemas.ts';
import type { Tx } from '../../../kernel/tx.ts';
import { createPrinter } from '../create-printer.ts';
import { deletePrinter } from '../delete-printer.ts';
import { findBreakerMoves, findPrinterSetup, findPrinterSetups } from '../queries/printer-setups.ts';
import { findPrinter } from '../queries/printers.ts';
import { restorePrinter } from '../restore-printer.ts';
import {
  moveAnswer,
  NewPrinter,
  PrinterChange,
  PrinterDetail,
  PrinterSettings,
  setupOf,
} from '../setup-schemas.ts';
import { updatePrinter } from '../update-printer.ts';

const CONFIGURE = 'printing.configure';
const PrinterParams = T.Object({ printerId: Id });
const branchOfPrinter = {
  lookedUp: async (tx: Tx, { params }: { params: { printerId: string } }) =>
    (await findPrinter(tx, params.printerId))?.branchId,
};
/** All of them: what one of them becomes changes who may stand in for whom. */
const answer = { status: 200, schema: PrinterSettings } as const;

async function detailOf(tx: Tx, printerId: string) {
  const [printer, moves] = await Promise.all([
    findPrinterSetup(tx, printerId),
    findBreakerMoves(tx, printerId),
  ]);
  if (!printer) throw new Refusal('not_found', 'printing.printer_unknown');
  return { ...printer, breakerMoves: moves.map(moveAnswer) };
}

// size: one route after the other.
/** The routes by which printers are set up; `reach` says where this server may connect to. */
export function printerSetupRoutes(reach: Reach): Route[] {
  return [
    route({
      method: 'GET',
      path: '/v1/branches/{branchId}/printer-setups',
      operation: 'listPrinterSetups',
      summary: 'The printers of a branch as they are set up.',
      scope: 'branch',
      permission: CONFIGURE,
      branchOf: { named: (input: { params: { branchId: string } }) => input.params.branchId },
      params: T.Object({ branchId: Id }),
      answer,
      handle: async (ctx) => ({ printers: await findPrinterSetups(ctx.tx, ctx.branch.id) }),
    }),
    route({
      method: 'POST',
      path: '/v1/printers',
      operation: 'createPrinter',
      summary: 'Set up a printer in a branch.',
      scope: 'branch',
      permission: CONFIGURE,
      idempotent: true,
      branchOf: { named: (input: { body: { branchId: string } }) => input.body.branchId },
      body: NewPrinter,
      answer: { status: 201, schema: PrinterSettings },
      handle: async (ctx, { body }) => {
        await createPrinter(ctx, { id: body.id, setup: setupOf(body), reach });
        return { printers: await findPrinterSetups(ctx.tx, ctx.branch.id) };
      },
    }),
    route({
      method: 'GET',
      path: '/v1/printers/{printerId}',
      operation: 'readPrinter',
      summary: 'A printer as it is set up, and how its breaker moved of late.',
      scope: 'branch',
      permission: CONFIGURE,
      branchOf: branchOfPrinter,
      params: PrinterParams,
      answer: { status: 200, schema: PrinterDetail },
      handle: (ctx, { params }) => detailOf(ctx.tx, params.printerId),
    }),
    route({
      method: 'PUT',
      path: '/v1/printers/{printerId}',
      operation: 'updatePrinter',
      summary:
        'Set up a printer otherwise. One that is told to be another machine starts with a closed breaker.',
      scope: 'branch',
      permission: CONFIGURE,
      branchOf: branchOfPrinter,
      params: PrinterParams,
      body: PrinterChange,
      answer,
      handle: async (ctx, { params, body }) => {
        await updatePrinter(ctx, { ...params, version: body.version, setup: setupOf(body), reach });
        return { printers: await findPrinterSetups(ctx.tx, ctx.branch.id) };
      },
    }),
    route({
      method: 'DELETE',
      path: '/v1/printers/{printerId}',
      operation: 'deletePrinter',
      summary: 'Take a printer away; what waits for it still comes out of it or of its fallback.',
      scope: 'branch',
      permission: CONFIGURE,
      branchOf: branchOfPrinter,
      params: PrinterParams,
      answer,
      handle: async (ctx, { params }) => {
        await deletePrinter(ctx, params);
        return { printers: await findPrinterSetups(ctx.tx, ctx.branch.id) };
      },
    }),
    route({
      method: 'POST',
      path: '/v1/printers/{printerId}/restore',
      operation: 'restorePrinter',
      summary: 'Bring a printer back with the stations it served.',
      scope: 'branch',
      permission: CONFIGURE,
      branchOf: branchOfPrinter,
      params: PrinterParams,
      body: NoBody,
      answer,
      handle: async (ctx, { params }) => {
        await restorePrinter(ctx, params);
        return { printers: await findPrinterSetups(ctx.tx, ctx.branch.id) };
      },
    }),
  ];
}
