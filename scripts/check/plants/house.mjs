// A small house that keeps every rule. The tests plant one fault at a time in it.

/** @type {Record<string, string>} path → text */
export const house = {
  'README.md': '# House\n\n| `PORT` | 3000 |\n',
  'README.es.md': '# Casa\n\n| `PORT` | 3000 |\n',
  'MAP.md':
    '| word | module |\n|---|---|\n| usuario · user | identity |\n| carta · menu | catalog |\n| comanda · ticket | orders |\n',
  'server/package.json': '{ "name": "@fastops/server", "type": "module" }\n',
  'server/src/main.ts': "import { modules } from './app/modules.ts';\n\nmodules.length;\n",
  'server/src/app/modules.ts': `import { catalog } from '../modules/catalog/module.ts';
import { identity } from '../modules/identity/module.ts';
import { orders } from '../modules/orders/module.ts';

export const modules = [identity, catalog, orders];
`,
  'server/src/app/http.ts':
    "import fastify from 'fastify';\n\n/** The HTTP server with every route of every module. */\nexport const server = () => fastify();\n",
  'server/src/app/sockets.ts':
    "import { Server } from 'socket.io';\n\nexport const sockets = new Server();\n",
  'server/src/kernel/config.ts':
    "export const SETTINGS = [{ env: 'PORT' }];\n\n/** Settings of this process, read once. */\nexport const config = () => ({ port: process.env.PORT });\n",
  'server/src/kernel/tx.ts':
    '/** A transaction of one company. */\nexport interface Tx {\n  readonly companyId: string;\n}\n',
  'server/src/kernel/context.ts':
    "import type { Tx } from './tx.ts';\n\nexport interface Context {\n  tx: Tx;\n}\n",
  'server/src/kernel/tenant.ts': `import pg from 'pg';
import type { Tx } from './tx.ts';

/** Opens a transaction of one company and runs the work in it. */
export const inTenant = <T>(companyId: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
  new pg.Pool().connect().then(() => work({ companyId }));
`,
  'server/src/kernel/sql.ts': `import { Kysely } from 'kysely';
import type { Tx } from './tx.ts';

/** The query builder of one module over this transaction. */
export const tables = <T>(tx: Tx): Kysely<T> => new Kysely<T>(tx);
`,
  'server/src/kernel/refusal.ts': `/** The one error the product says no with. */
export class Refusal extends Error {
  constructor(kind: string, code: string) {
    super(kind + code);
  }
}
`,
  'server/src/kernel/testing/fake-clock.ts':
    '/** A clock that stands still. */\nexport const fakeClock = () => 0;\n',
  'server/src/app/testing/test-app.ts':
    "import { fakeClock } from '../../kernel/testing/fake-clock.ts';\nimport { server } from '../http.ts';\n\n/** The real app for a test, on its own database. */\nexport const testApp = () => [server(), fakeClock()];\n",
  'server/src/kernel/tenant.test.ts': "import '../app/testing/test-app.ts';\n\nexpect(1).toBe(1);\n",
  'server/src/modules/identity/README.md':
    '# identity\nOwns companies and members. Definers: `identity.find_login`.\n',
  'server/src/modules/identity/index.ts': "export { findMember } from './find-member.ts';\n",
  'server/src/modules/identity/module.ts': "export const identity = { name: 'identity' };\n",
  'server/src/modules/identity/find-member.ts': `import type { Context } from '../../kernel/context.ts';

/** The member with this id, or nothing when there is none in the company. */
export async function findMember(ctx: Context, id: string): Promise<string | undefined> {
  return ctx.tx.companyId === id ? id : undefined;
}
`,
  'server/src/modules/catalog/README.md': '# catalog\nOwns products and prices.\n',
  'server/src/modules/catalog/index.ts': "export { quoteLines } from './quote-lines.ts';\n",
  'server/src/modules/catalog/module.ts': "export const catalog = { name: 'catalog' };\n",
  'server/src/modules/catalog/quote-lines.ts': `import type { Context } from '../../kernel/context.ts';
import { findMember } from '../identity/index.ts';

/** The price of each line in minor units; refuses nothing. */
export async function quoteLines(ctx: Context, ids: string[]): Promise<(string | undefined)[]> {
  return Promise.all(ids.map((id) => findMember(ctx, id)));
}
`,
  'server/src/modules/orders/README.md': '# orders\nOwns orders and their lines.\n',
  'server/src/modules/orders/index.ts':
    "export { createOrder } from './create-order.ts';\nexport { orderSent } from './events.ts';\n",
  'server/src/modules/orders/module.ts':
    "import type { inTenant } from '../../kernel/tenant.ts';\nimport { routes } from './http.ts';\n\nexport const orders = { name: 'orders', routes };\n",
  'server/src/modules/orders/http.ts': `import type { FastifyInstance } from 'fastify';
import { inTenant } from '../../kernel/tenant.ts';
import { createOrder } from './create-order.ts';

export const routes = (app: FastifyInstance) => {
  app.post('/v1/orders', { config: { permission: 'orders.create', scope: 'branch' } }, (request) =>
    inTenant(request.id, (tx) => createOrder({ tx }, { lines: [] })),
  );
};
`,
  'server/src/modules/orders/create-order.ts': `import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { quoteLines } from '../catalog/index.ts';
import { totalMinor } from './order.ts';
import { insertOrder } from './queries.ts';

/** Creates an order and returns its total in minor units. Refuses an order without lines (orders.empty). */
export async function createOrder(ctx: Context, input: { lines: string[] }): Promise<number> {
  if (input.lines.length === 0) throw new Refusal('invalid', 'orders.empty');
  await quoteLines(ctx, input.lines);
  await insertOrder(ctx.tx);
  return totalMinor([1]);
}
`,
  'server/src/modules/orders/order.ts': `/** The sum of the lines, in minor units. */
export function totalMinor(lines: number[]): number {
  return lines.reduce((sum, line) => sum + line, 0);
}
`,
  'server/src/modules/orders/order.test.ts': `import { expect, test } from 'vitest';
import { testApp } from '../../app/testing/test-app.ts';
import { totalMinor } from './order.ts';

test('adds lines', () => {
  testApp();
  expect(totalMinor([1, 2])).toBe(3);
});
`,
  'server/src/modules/orders/queries.ts': `import { tables } from '../../kernel/sql.ts';
import type { Tx } from '../../kernel/tx.ts';
import type { OrdersTables } from './tables.ts';

export const insertOrder = (tx: Tx) => tables<OrdersTables>(tx);

export const COUNT = 'select count(*) from orders.orders o where o.company_id = kernel.current_company()';
`,
  'server/src/modules/orders/tables.ts':
    "import type { Generated } from 'kysely';\n\nexport interface OrdersTables {\n  'orders.orders': { id: Generated<string> };\n}\n",
  'server/src/modules/orders/events.ts': `export const orderSent = {
  name: 'orders.order_sent',
  schemaVersion: 1,
  payload: {},
  key: (payload: { id: string }) => payload.id,
  audience: () => [],
};
`,
  'server/src/modules/orders/worker.ts':
    "import { connect } from 'node:net';\nimport { inTenant } from '../../kernel/tenant.ts';\n\nexport const work = () => inTenant('1', async () => 1).then(() => connect(9100));\n",
  'server/src/modules/orders/migrations/0001-orders.sql': `create table orders.orders (
  company_id uuid not null,
  id uuid not null,
  total_minor bigint not null,
  created_at timestamptz not null,
  primary key (company_id, id)
);
alter table orders.orders enable row level security;
alter table orders.orders force row level security;
create policy tenant on orders.orders using (company_id = kernel.current_company());
`,
  'printer-link/package.json':
    '{ "name": "@fastops/printer-link", "type": "module", "exports": { ".": "./src/index.ts" } }\n',
  'printer-link/src/index.ts': "export { send } from './tcp-driver.ts';\n",
  'printer-link/src/tcp-driver.ts': 'export const send = 1;\n',
  'contract/package.json':
    '{ "name": "@fastops/contract", "type": "module", "exports": { ".": "./src/index.ts" } }\n',
  'contract/src/index.ts': 'export const version = 1;\n',
  'clients/ui/package.json':
    '{ "name": "@fastops/ui", "type": "module", "exports": { ".": "./src/index.ts", "./styles.css": "./src/styles.css" } }\n',
  'clients/ui/src/index.ts': "export { es } from './phrases/es.ts';\n",
  'clients/ui/src/styles.css': ':root {\n  color: black;\n}\n',
  'clients/ui/src/phrases/es.ts': "export const es = { 'orders.empty': 'El pedido está vacío' };\n",
  'clients/ui/src/phrases/en.ts': "export const en = { 'orders.empty': 'The order is empty' };\n",
  'clients/device/package.json':
    '{ "name": "@fastops/device", "type": "module", "exports": { ".": "./src/index.ts" } }\n',
  'clients/device/src/index.ts':
    "import { version } from '@fastops/contract';\n\nexport const device = version;\n",
  'clients/pos/package.json': '{ "name": "@fastops/pos", "type": "module" }\n',
  'clients/pos/src/main.tsx': `import { version } from '@fastops/contract';
import { device } from '@fastops/device';
import { es } from '@fastops/ui';
import '@fastops/ui/styles.css';

export const app = [version, device, es];
`,
  'clients/kitchen/package.json': '{ "name": "@fastops/kitchen", "type": "module" }\n',
  'clients/kitchen/src/main.tsx': "import { es } from '@fastops/ui';\n\nexport const app = es;\n",
  'drills/crash.ts':
    "import pg from 'pg';\nimport { testApp } from '../server/src/app/testing/test-app.ts';\n\nexport const crash = [testApp, pg];\n",
  'scripts/start.mjs': "import { spawn } from 'node:child_process';\n\nspawn(process.execPath);\n",
};

/** Packages the small house has installed: an empty module each, so that imports resolve. */
export const installed = ['fastify', 'kysely', 'pg', 'socket.io', 'ioredis', 'vitest'];
/** Workspaces linked into node_modules, as npm does. */
export const workspaces = {
  contract: 'contract',
  'printer-link': 'printer-link',
  ui: 'clients/ui',
  device: 'clients/device',
  pos: 'clients/pos',
};
