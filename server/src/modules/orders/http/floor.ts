import T from 'typebox';
import { NOT_MODIFIED, type Route, route } from '../../../kernel/route.ts';
import { Id, NoBody } from '../../../kernel/schemas.ts';
import type { Tx } from '../../../kernel/tx.ts';
import { createArea } from '../create-area.ts';
import { createTable } from '../create-table.ts';
import { deleteArea } from '../delete-area.ts';
import { deleteTable } from '../delete-table.ts';
import {
  AreaChange,
  AreaOrder,
  Floor,
  NewArea,
  NewTable,
  NewTables,
  TableChange,
  TablePlaces,
} from '../floor-schemas.ts';
import { generateTables } from '../generate-tables.ts';
import { orderAreas } from '../order-areas.ts';
import { placeTables } from '../place-tables.ts';
import { findAreaBranch } from '../queries/areas.ts';
import { findTableBranch } from '../queries/tables.ts';
import { readFloor } from '../read-floor.ts';
import { restoreArea } from '../restore-area.ts';
import { restoreTable } from '../restore-table.ts';
import { updateArea } from '../update-area.ts';
import { updateTable } from '../update-table.ts';

const EDIT = 'orders.edit_floor';
const BranchParams = T.Object({ branchId: Id });
const AreaParams = T.Object({ areaId: Id });
const TableParams = T.Object({ tableId: Id });
const namedBranch = { named: (input: { params: { branchId: string } }) => input.params.branchId };
const ofArea = {
  lookedUp: (tx: Tx, { params }: { params: { areaId: string } }) => findAreaBranch(tx, params.areaId),
};
const ofTable = {
  lookedUp: (tx: Tx, { params }: { params: { tableId: string } }) => findTableBranch(tx, params.tableId),
};
/** The whole plan: what becomes of one of them changes where others may stand. */
const answer = { status: 200, schema: Floor } as const;

const areaRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/v1/areas',
    operation: 'createArea',
    summary: 'Make an area behind the others of the branch.',
    scope: 'branch',
    permission: EDIT,
    branchOf: { named: (input: { body: { branchId: string } }) => input.body.branchId },
    body: NewArea,
    idempotent: true,
    answer: { status: 201, schema: Floor },
    handle: async (ctx, { body }) => {
      await createArea(ctx, body);
      return readFloor(ctx);
    },
  }),
  route({
    method: 'PUT',
    path: '/v1/branches/{branchId}/areas/order',
    operation: 'orderAreas',
    summary: 'Put the areas in this order; those that are not named come behind.',
    scope: 'branch',
    permission: EDIT,
    branchOf: namedBranch,
    params: BranchParams,
    body: AreaOrder,
    answer,
    handle: async (ctx, { body }) => {
      await orderAreas(ctx, body);
      return readFloor(ctx);
    },
  }),
  route({
    method: 'PUT',
    path: '/v1/areas/{areaId}',
    operation: 'updateArea',
    summary: 'Name an area.',
    scope: 'branch',
    permission: EDIT,
    branchOf: ofArea,
    params: AreaParams,
    body: AreaChange,
    answer,
    handle: async (ctx, { params, body }) => {
      await updateArea(ctx, { ...params, ...body });
      return readFloor(ctx);
    },
  }),
  route({
    method: 'DELETE',
    path: '/v1/areas/{areaId}',
    operation: 'deleteArea',
    summary: 'Take an area away that has no tables.',
    scope: 'branch',
    permission: EDIT,
    branchOf: ofArea,
    params: AreaParams,
    answer,
    handle: async (ctx, { params }) => {
      await deleteArea(ctx, params);
      return readFloor(ctx);
    },
  }),
  route({
    method: 'POST',
    path: '/v1/areas/{areaId}/restore',
    operation: 'restoreArea',
    summary: 'Bring an area back.',
    scope: 'branch',
    permission: EDIT,
    branchOf: ofArea,
    params: AreaParams,
    body: NoBody,
    answer,
    handle: async (ctx, { params }) => {
      await restoreArea(ctx, params);
      return readFloor(ctx);
    },
  }),
  route({
    method: 'POST',
    path: '/v1/areas/{areaId}/tables/generate',
    operation: 'generateTables',
    summary: 'Make many tables with the next free numbers, each where there is room.',
    scope: 'branch',
    permission: EDIT,
    branchOf: ofArea,
    params: AreaParams,
    body: NewTables,
    idempotent: true,
    answer: { status: 201, schema: Floor },
    handle: async (ctx, { params, body }) => {
      await generateTables(ctx, { ...params, ...body });
      return readFloor(ctx);
    },
  }),
];

const plannedTableRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/v1/tables',
    operation: 'createTable',
    summary: 'Make a table in an area.',
    scope: 'branch',
    permission: EDIT,
    branchOf: {
      lookedUp: (tx, { body }: { body: { areaId: string } }) => findAreaBranch(tx, body.areaId),
    },
    body: NewTable,
    idempotent: true,
    answer: { status: 201, schema: Floor },
    handle: async (ctx, { body }) => {
      await createTable(ctx, body);
      return readFloor(ctx);
    },
  }),
  route({
    method: 'PUT',
    path: '/v1/branches/{branchId}/floor/positions',
    operation: 'placeTables',
    summary: 'Put tables where they are to stand, all or none.',
    scope: 'branch',
    permission: EDIT,
    branchOf: namedBranch,
    params: BranchParams,
    body: TablePlaces,
    answer,
    handle: async (ctx, { body }) => {
      await placeTables(ctx, body);
      return readFloor(ctx);
    },
  }),
  route({
    method: 'PUT',
    path: '/v1/tables/{tableId}',
    operation: 'updateTable',
    summary: 'Change a table, or move it to another area.',
    scope: 'branch',
    permission: EDIT,
    branchOf: ofTable,
    params: TableParams,
    body: TableChange,
    answer,
    handle: async (ctx, { params, body }) => {
      await updateTable(ctx, { ...params, ...body });
      return readFloor(ctx);
    },
  }),
  route({
    method: 'DELETE',
    path: '/v1/tables/{tableId}',
    operation: 'deleteTable',
    summary: 'Take a table away on which nothing is open.',
    scope: 'branch',
    permission: EDIT,
    branchOf: ofTable,
    params: TableParams,
    answer,
    handle: async (ctx, { params }) => {
      await deleteTable(ctx, params);
      return readFloor(ctx);
    },
  }),
  route({
    method: 'POST',
    path: '/v1/tables/{tableId}/restore',
    operation: 'restoreTable',
    summary: 'Bring a table back where it was.',
    scope: 'branch',
    permission: EDIT,
    branchOf: ofTable,
    params: TableParams,
    body: NoBody,
    answer,
    handle: async (ctx, { params }) => {
      await restoreTable(ctx, params);
      return readFloor(ctx);
    },
  }),
];

/** The routes by which the plan of a branch is kept. */
export const floorRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/branches/{branchId}/floor',
    operation: 'readFloor',
    summary: 'The areas of a branch with their tables as they are drawn; 304 when If-None-Match still holds.',
    scope: 'branch',
    permission: 'orders.view',
    branchOf: namedBranch,
    params: BranchParams,
    answer,
    handle: async (ctx, { http }) => {
      const floor = await readFloor(ctx);
      const etag = `"floor-${ctx.companyId}-${ctx.branch.id}-${floor.version}"`;
      http.setHeader('etag', etag);
      http.setHeader('cache-control', 'private, no-cache');
      return http.header('if-none-match') === etag ? NOT_MODIFIED : floor;
    },
  }),
  ...areaRoutes,
  ...plannedTableRoutes,
];
