import { run, type Statement, send } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { PaperStyle } from '../paper-style.ts';
import type { ExpoMode, Route, RouteTarget } from '../routing.ts';

// Printers that are away are left out, and come back with their targets.
const FIND_ROUTES: Statement = {
  name: 'printing.find_routes',
  text: `select s.id as "stationId", s.name as "stationName", s.kind, coalesce(b.expo, 'skip') as expo,
      coalesce(b.is_default, false) as "isDefault",
      (select coalesce(jsonb_agg(jsonb_build_object('printerId', sp.printer_id, 'copies', sp.copies,
          'orderTypes', sp.order_types) order by p.sort_order, p.name, p.id), '[]')
        from printing.station_printers sp
        join printing.printers p on p.company_id = sp.company_id and p.id = sp.printer_id and p.deleted_at is null
        where sp.company_id = s.company_id and sp.station_id = s.id and sp.branch_id = $2) as targets,
      (select jsonb_build_object('header', k.header, 'footer', k.footer, 'hidden', k.hidden, 'lineSize', k.line_size,
          'noteSize', k.note_size, 'logo', null)
        from printing.paper_styles k where k.company_id = $1 and k.branch_id = $2 and k.kind = 'kitchen') as style
    from printing.stations s
    left join printing.station_branches b
      on b.company_id = s.company_id and b.station_id = s.id and b.branch_id = $2
    where s.company_id = $1 and s.deleted_at is null
    order by s.sort_order, s.name`,
};

/** All stations of the company as this branch works with them, by station id, in the company's order. */
export async function findRoutes(tx: Tx, branchId: string): Promise<Map<string, Route>> {
  const routes = await run<Route & { style: PaperStyle | null }>(tx, FIND_ROUTES, [tx.companyId, branchId]);
  return new Map(routes.map((route) => [route.stationId, { ...route, style: route.style ?? undefined }]));
}

const FIND_VERSION: Statement = {
  name: 'printing.find_routing_version',
  text: 'select version from printing.branch_routings where company_id = $1 and branch_id = $2',
};

/** How often the routing of a branch was changed; 1 for one that never was. */
export async function findRoutingVersion(tx: Tx, branchId: string): Promise<number> {
  return (await run<{ version: number }>(tx, FIND_VERSION, [tx.companyId, branchId]))[0]?.version ?? 1;
}

const NEXT_VERSION: Statement = {
  name: 'printing.next_routing_version',
  text: `insert into printing.branch_routings as r (company_id, branch_id, version) values ($1, $2, $3 + 1)
    on conflict (company_id, branch_id) do update set version = r.version + 1 where r.version = $3
    returning version`,
};

/** Moves the version of a routing on, and holds it until the end of the transaction. False when it is another by now. */
export async function takeRoutingVersion(tx: Tx, branchId: string, version: number): Promise<boolean> {
  const [taken] = await run<{ version: number }>(tx, NEXT_VERSION, [tx.companyId, branchId, version]);
  return taken?.version === version + 1;
}

/** How a branch is to work with one station. */
export interface RouteSetup {
  stationId: string;
  expo: ExpoMode;
  isDefault: boolean;
  targets: readonly RouteTarget[];
}

const CLEAR_STATIONS: Statement = {
  name: 'printing.clear_routes',
  text: 'delete from printing.station_branches where company_id = $1 and branch_id = $2',
};
// Targets of printers that are away stay: they come back with them.
const CLEAR_TARGETS: Statement = {
  name: 'printing.clear_targets',
  text: `delete from printing.station_printers t using printing.printers p
    where t.company_id = $1 and t.branch_id = $2 and p.company_id = $1 and p.id = t.printer_id and p.deleted_at is null`,
};
const INSERT_STATIONS: Statement = {
  name: 'printing.insert_routes',
  text: `insert into printing.station_branches (company_id, branch_id, station_id, expo, is_default)
    select $1, $2, x."stationId", x.expo, x."isDefault"
    from jsonb_to_recordset($3::jsonb) as x ("stationId" uuid, expo text, "isDefault" boolean)`,
};
const INSERT_TARGETS: Statement = {
  name: 'printing.insert_targets',
  text: `insert into printing.station_printers (company_id, branch_id, station_id, printer_id, copies, order_types)
    select $1, $2, x."stationId", t."printerId", t.copies, t."orderTypes"
    from jsonb_to_recordset($3::jsonb) as x ("stationId" uuid, targets jsonb)
    cross join jsonb_to_recordset(x.targets) as t ("printerId" uuid, copies smallint, "orderTypes" text[])`,
};

/** Replaces how a branch works with its stations; whoever calls holds its version. */
export function putRoutes(tx: Tx, branchId: string, routes: readonly RouteSetup[]): void {
  send(tx, CLEAR_STATIONS, [tx.companyId, branchId]);
  send(tx, CLEAR_TARGETS, [tx.companyId, branchId]);
  send(tx, INSERT_STATIONS, [tx.companyId, branchId, JSON.stringify(routes)]);
  send(tx, INSERT_TARGETS, [tx.companyId, branchId, JSON.stringify(routes)]);
}
