import type { Announcer } from '../../kernel/events.ts';
import type { Log } from '../../kernel/log.ts';
import type { Module } from '../../kernel/module.ts';
import type { Database } from '../../kernel/tenant.ts';
import type { Wakeups } from '../../kernel/wakeups.ts';
import { jobPrinted, paperPrinted } from './events.ts';
import { printingRoutes } from './http.ts';
import { forgetOld } from './queries/jobs.ts';
import { PrintWorker } from './worker.ts';
import { VirtualPrinters } from './worker-virtual-printers.ts';

/** Registers printing. The virtual printers stand before the worker that sends to them. */
export function printingModule(tools: {
  database: Database;
  wakeups: Wakeups;
  announcer: Announcer;
  log: Log;
}): Module {
  return {
    name: 'printing',
    permissions: [
      {
        code: 'printing.view',
        es: 'Ver estaciones, impresoras y lo impreso',
        en: 'See stations, printers and printed paper',
        roles: ['owner', 'manager', 'cashier', 'waiter', 'kitchen'],
      },
    ],
    channels: [{ name: 'printers', permission: 'printing.view' }],
    events: [jobPrinted, paperPrinted],
    routes: printingRoutes,
    work: [new VirtualPrinters(tools), new PrintWorker(tools)],
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
