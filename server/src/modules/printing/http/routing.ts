import T from 'typebox';
import type { BranchContext, Context } from '../../../kernel/context.ts';
import { type Route, route } from '../../../kernel/route.ts';
import { Id, NoBody } from '../../../kernel/schemas.ts';
import { createStation } from '../create-station.ts';
import { deleteStation } from '../delete-station.ts';
import { findRoutes, findRoutingVersion } from '../queries/routing.ts';
import { findStations } from '../queries/stations.ts';
import { restoreStation } from '../restore-station.ts';
import { Stations } from '../schemas.ts';
import { setRouting } from '../set-routing.ts';
import { NewStation, Routing, RoutingChange, StationChange } from '../setup-schemas.ts';
import { updateStation } from '../update-station.ts';

const MANAGE = 'printing.manage_stations';
const CONFIGURE = 'printing.configure';
const BranchParams = T.Object({ branchId: Id });
const StationParams = T.Object({ stationId: Id });
const namedBranch = { named: (input: { params: { branchId: string } }) => input.params.branchId };

const stationsOf = async ({ tx }: Context) => ({ stations: await findStations(tx) });
async function routingOf({ tx, branch }: BranchContext) {
  const [routes, version] = await Promise.all([findRoutes(tx, branch.id), findRoutingVersion(tx, branch.id)]);
  const stations = [...routes.values()].map((one) => ({
    ...one,
    targets: one.targets.map((target) => ({
      ...target,
      orderTypes: target.orderTypes && [...target.orderTypes],
    })),
  }));
  return { version, stations };
}

const stationRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/v1/stations',
    operation: 'createStation',
    summary: 'Make a station of the company behind the others.',
    scope: 'company',
    permission: MANAGE,
    idempotent: true,
    body: NewStation,
    answer: { status: 201, schema: Stations },
    handle: async (ctx, { body }) => {
      await createStation(ctx, { ...body, name: body.name.trim() });
      return stationsOf(ctx);
    },
  }),
  route({
    method: 'PUT',
    path: '/v1/stations/{stationId}',
    operation: 'updateStation',
    summary: 'Name a station or make it of another kind.',
    scope: 'company',
    permission: MANAGE,
    params: StationParams,
    body: StationChange,
    answer: { status: 200, schema: Stations },
    handle: async (ctx, { params, body }) => {
      await updateStation(ctx, { ...params, ...body, name: body.name.trim() });
      return stationsOf(ctx);
    },
  }),
  route({
    method: 'DELETE',
    path: '/v1/stations/{stationId}',
    operation: 'deleteStation',
    summary:
      'Take a station away; what the menu still sends there goes to the default station of the branch.',
    scope: 'company',
    permission: MANAGE,
    params: StationParams,
    answer: { status: 200, schema: Stations },
    handle: async (ctx, { params }) => {
      await deleteStation(ctx, params);
      return stationsOf(ctx);
    },
  }),
  route({
    method: 'POST',
    path: '/v1/stations/{stationId}/restore',
    operation: 'restoreStation',
    summary: 'Bring a station back with its printers.',
    scope: 'company',
    permission: MANAGE,
    params: StationParams,
    body: NoBody,
    answer: { status: 200, schema: Stations },
    handle: async (ctx, { params }) => {
      await restoreStation(ctx, params);
      return stationsOf(ctx);
    },
  }),
];

/** The routes of stations, and of what comes out where in a branch. */
export const routingRoutes: Route[] = [
  ...stationRoutes,
  route({
    method: 'GET',
    path: '/v1/branches/{branchId}/print-routing',
    operation: 'readPrintRouting',
    summary: 'What comes out where in a branch, station by station.',
    scope: 'branch',
    permission: CONFIGURE,
    branchOf: namedBranch,
    params: BranchParams,
    answer: { status: 200, schema: Routing },
    handle: routingOf,
  }),
  route({
    method: 'PUT',
    path: '/v1/branches/{branchId}/print-routing',
    operation: 'setPrintRouting',
    summary: 'Replace what comes out where in a branch; a station that is not named has no printer.',
    scope: 'branch',
    permission: CONFIGURE,
    branchOf: namedBranch,
    params: BranchParams,
    body: RoutingChange,
    answer: { status: 200, schema: Routing },
    handle: async (ctx, { body }) => {
      await setRouting(ctx, body);
      return routingOf(ctx);
    },
  }),
];
