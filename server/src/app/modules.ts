import type { Announcer, EventType } from '../kernel/events.ts';
import type { Files } from '../kernel/files.ts';
import type { Log } from '../kernel/log.ts';
import type { Mailer } from '../kernel/mail.ts';
import type { Module } from '../kernel/module.ts';
import type { Reach } from '../kernel/reach.ts';
import type { Database } from '../kernel/tenant.ts';
import type { Wakeups } from '../kernel/wakeups.ts';
import { catalogModule } from '../modules/catalog/index.ts';
import { customersModule } from '../modules/customers/index.ts';
import { type IdentityTools, identityModule } from '../modules/identity/index.ts';
import { ordersModule } from '../modules/orders/index.ts';
import { paymentsModule } from '../modules/payments/index.ts';
import { printingModule } from '../modules/printing/index.ts';
import { type Broadcast, realtimeModule } from '../modules/realtime/index.ts';

/** What the modules are built with. */
export interface ModuleTools extends IdentityTools {
  database: Database;
  wakeups: Wakeups;
  announcer: Announcer;
  log: Log;
  mailer: Mailer;
  files: Files;
  /** Where printers may be connected to. */
  reach: Reach;
  broadcast: Broadcast;
  /** Filled here with the events of every module; realtime reads it when the first one is carried. */
  events: Map<string, EventType>;
}

/** Every module of the product, the lowest level first. */
export function buildModules(given: Omit<ModuleTools, 'usage' | 'exports'>): Module[] {
  const tools: ModuleTools = { ...given, usage: [], exports: [] };
  const modules = [
    identityModule(tools),
    realtimeModule(tools.events, tools.broadcast),
    printingModule(tools),
    catalogModule(tools),
    customersModule,
    ordersModule,
    paymentsModule,
  ];
  for (const module of modules) {
    for (const event of module.events ?? []) tools.events.set(event.name, event);
    tools.usage.push(...(module.usage ?? []));
    tools.exports.push(...(module.exports ?? []));
  }
  return modules;
}
