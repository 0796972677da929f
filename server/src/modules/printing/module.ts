import type { Announcer } from '../../kernel/events.ts';
import type { Log } from '../../kernel/log.ts';
import type { Module, Permission } from '../../kernel/module.ts';
import type { Reach } from '../../kernel/reach.ts';
import type { Database } from '../../kernel/tenant.ts';
import type { Wakeups } from '../../kernel/wakeups.ts';
import { jobPrinted, paperPrinted, printerChanged } from './events.ts';
import { cloudPrinterRoutes } from './http/cloudprnt.ts';
import { printingRoutes } from './http.ts';
import { forgetOld } from './queries/jobs.ts';
import { PrintWorker } from './worker.ts';
import { AgentWatch } from './worker-agents.ts';
import { VirtualPrinters } from './worker-virtual-printers.ts';
import { PrintWatch } from './worker-watch.ts';

const PERMISSIONS: readonly Permission[] = [
  {
    code: 'printing.view',
    category: 'printing',
    es: 'Ver estaciones, impresoras y lo impreso',
    en: 'See stations, printers and printed paper',
    reach: 'branch',
    roles: ['administrator', 'manager', 'cashier', 'waiter', 'kitchen'],
  },
  {
    code: 'printing.operate',
    category: 'printing',
    es: 'Reimprimir, enviar a otra impresora, anular impresiones y probar impresoras',
    en: 'Print again, send to another printer, cancel pages and test printers',
    reach: 'branch',
    roles: ['administrator', 'manager', 'cashier', 'kitchen'],
  },
  {
    code: 'printing.configure',
    category: 'printing',
    es: 'Configurar impresoras y qué sale en cuál',
    en: 'Set up printers and what comes out of which',
    reach: 'branch',
    roles: ['administrator', 'manager'],
  },
  {
    code: 'printing.manage_stations',
    category: 'printing',
    es: 'Crear y cambiar estaciones',
    en: 'Create and change stations',
    reach: 'company',
    roles: ['administrator', 'manager'],
  },
  {
    code: 'printing.open_drawer',
    category: 'printing',
    es: 'Abrir el cajón sin una venta',
    en: 'Open the drawer without a sale',
    reach: 'branch',
    roles: ['administrator', 'manager'],
  },
  {
    code: 'printing.edit_papers',
    category: 'printing',
    es: 'Diseñar comandas, cuentas y recibos',
    en: 'Shape tickets, bills and receipts',
    reach: 'branch',
    roles: ['administrator', 'manager'],
  },
];

/** Registers printing. The virtual printers stand before the worker that sends to them. */
export function printingModule(tools: {
  database: Database;
  wakeups: Wakeups;
  announcer: Announcer;
  log: Log;
  reach: Reach;
}): Module {
  return {
    name: 'printing',
    categories: [{ code: 'printing', es: 'Cocina e impresoras', en: 'Kitchen and printers' }],
    permissions: PERMISSIONS,
    channels: [{ name: 'printers', permission: 'printing.view' }],
    events: [jobPrinted, paperPrinted, printerChanged],
    routes: [...printingRoutes(tools), ...cloudPrinterRoutes(tools)],
    // Not the papers: pictures of what came out of a virtual printer, kept for a week.
    exports: [
      { table: 'printing.stations' },
      { table: 'printing.printers' },
      {
        table: 'printing.station_printers',
        key: { branch_id: 'uuid', station_id: 'uuid', printer_id: 'uuid' },
      },
      { table: 'printing.paper_styles', key: { branch_id: 'uuid', kind: 'text' } },
      { table: 'printing.poll_urls', key: { printer_id: 'uuid' }, hidden: ['token_hash'] },
      { table: 'printing.station_branches', key: { branch_id: 'uuid', station_id: 'uuid' } },
      { table: 'printing.branch_routings', key: { branch_id: 'uuid' } },
      { table: 'printing.jobs' },
      { table: 'printing.breaker_changes' },
      { table: 'printing.agents', hidden: ['secret_hash', 'code_hash'] },
    ],
    constraints: {
      agents_pkey: { kind: 'conflict', code: 'printing.agent_exists' },
      printers_pkey: { kind: 'conflict', code: 'printing.printer_exists' },
      printers_name: { kind: 'conflict', code: 'printing.printer_name_taken' },
      stations_pkey: { kind: 'conflict', code: 'printing.station_exists' },
      stations_name: { kind: 'conflict', code: 'printing.station_name_taken' },
    },
    work: [
      new VirtualPrinters(tools),
      new PrintWorker({ ...tools, database: tools.database.counted('printing') }),
      new PrintWatch(tools),
      new AgentWatch(tools),
    ],
    jobs: [
      {
        name: 'printing.forget_old',
        everySeconds: 3_600,
        leaseSeconds: 300,
        run: forgetOld,
      },
    ],
  };
}
