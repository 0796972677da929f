import T from 'typebox';
import type { BranchContext } from '../../../kernel/context.ts';
import { type Route, route } from '../../../kernel/route.ts';
import { Id, NoBody } from '../../../kernel/schemas.ts';
import type { Tx } from '../../../kernel/tx.ts';
import { tableViews } from '../floor.ts';
import {
  Attention,
  NewReservation,
  reservationFrom,
  Table,
  TableJoin,
  Tables,
  tableAnswer,
} from '../floor-schemas.ts';
import { joinTables } from '../join-tables.ts';
import { findTables } from '../queries/floor.ts';
import { findTableBranch } from '../queries/tables.ts';
import { reserveTable } from '../reserve-table.ts';
import { setAttention } from '../set-attention.ts';
import { unjoinTable } from '../unjoin-table.ts';

const WORK = 'orders.create';
const TableParams = T.Object({ tableId: Id });
const ofTable = {
  lookedUp: (tx: Tx, { params }: { params: { tableId: string } }) => findTableBranch(tx, params.tableId),
};
const answer = { status: 200, schema: Table } as const;

async function listed(ctx: BranchContext) {
  return tableViews(await findTables(ctx.tx, ctx.branch.id), ctx.now).map(tableAnswer);
}

/** The table as it is now. */
async function answered(ctx: BranchContext, { tableId }: { tableId: string }) {
  const table = (await listed(ctx)).find(({ id }) => id === tableId);
  if (!table) throw new Error('a table that was changed is not there');
  return table;
}

/** The routes by which people work with tables. */
export const tableRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/branches/{branchId}/tables',
    operation: 'listTables',
    summary: 'Tables of a branch by area and number, with what is going on at each.',
    scope: 'branch',
    permission: 'orders.view',
    branchOf: { named: (input: { params: { branchId: string } }) => input.params.branchId },
    params: T.Object({ branchId: Id }),
    answer: { status: 200, schema: Tables },
    handle: async (ctx) => ({ tables: await listed(ctx) }),
  }),
  route({
    method: 'POST',
    path: '/v1/tables/{tableId}/attention',
    operation: 'setAttention',
    summary: 'Note that somebody at a table wants attention, or had it.',
    scope: 'branch',
    permission: WORK,
    branchOf: ofTable,
    params: TableParams,
    body: Attention,
    answer,
    handle: async (ctx, { params, body }) => {
      await setAttention(ctx, { ...params, ...body });
      return answered(ctx, params);
    },
  }),
  route({
    method: 'PUT',
    path: '/v1/tables/{tableId}/reservation',
    operation: 'reserveTable',
    summary: 'Keep a table for somebody, in place of whoever it was kept for.',
    scope: 'branch',
    permission: WORK,
    branchOf: ofTable,
    params: TableParams,
    body: NewReservation,
    answer,
    handle: async (ctx, { params, body }) => {
      await reserveTable(ctx, { ...params, reservation: reservationFrom(body) });
      return answered(ctx, params);
    },
  }),
  route({
    method: 'DELETE',
    path: '/v1/tables/{tableId}/reservation',
    operation: 'removeReservation',
    summary: 'Keep a table for nobody.',
    scope: 'branch',
    permission: WORK,
    branchOf: ofTable,
    params: TableParams,
    answer,
    handle: async (ctx, { params }) => {
      await reserveTable(ctx, { ...params, reservation: null });
      return answered(ctx, params);
    },
  }),
  route({
    method: 'POST',
    path: '/v1/tables/{tableId}/join',
    operation: 'joinTables',
    summary: 'Push a table together with another one, on which the group orders.',
    scope: 'branch',
    permission: WORK,
    branchOf: ofTable,
    params: TableParams,
    body: TableJoin,
    answer,
    handle: async (ctx, { params, body }) => {
      await joinTables(ctx, { ...params, ...body });
      return answered(ctx, params);
    },
  }),
  route({
    method: 'POST',
    path: '/v1/tables/{tableId}/unjoin',
    operation: 'unjoinTable',
    summary: 'Pull a table away from the one it was pushed together with.',
    scope: 'branch',
    permission: WORK,
    branchOf: ofTable,
    params: TableParams,
    body: NoBody,
    answer,
    handle: async (ctx, { params }) => {
      await unjoinTable(ctx, params);
      return answered(ctx, params);
    },
  }),
];
