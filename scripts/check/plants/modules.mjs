// Planted faults of a module’s shape, routes, tests and words.
import { edited, lines } from './edit.mjs';

/** @typedef {import('./edit.mjs').Plant} Plant */

const orders = 'server/src/modules/orders';

/** @type {Plant[]} */
const shape = [
  { rule: 'folder-names', what: 'utils/', path: 'clients/pos/src/utils/money.ts', text: '' },
  { rule: 'folder-names', what: 'services/ in a module', path: `${orders}/services/order.ts`, text: '' },
  {
    rule: 'module-known',
    what: 'a module without a level',
    path: 'server/src/modules/loyalty/module.ts',
    text: '',
    at: 'server/src/modules/loyalty',
  },
  {
    rule: 'module-in-map',
    what: 'a module that MAP.md does not name',
    path: 'MAP.md',
    text: '# Map\nidentity, catalog\n',
    at: orders,
  },
  {
    rule: 'module-readme',
    what: 'README of 21 lines',
    path: `${orders}/README.md`,
    text: lines(21, '-'),
    at: orders,
  },
  { rule: 'module-shape', what: 'a folder of its own', path: `${orders}/lines/line.ts`, text: '' },
  { rule: 'module-shape', what: 'a name in capitals', path: `${orders}/CreateOrder.ts`, text: '' },
  { rule: 'module-shape', what: 'a file that is no source', path: `${orders}/notes.md`, text: '' },
  {
    rule: 'door-explicit',
    what: 'export *',
    path: `${orders}/index.ts`,
    text: "export * from './order.ts';\n",
  },
  {
    rule: 'door-explicit',
    what: 'logic in the door',
    path: `${orders}/index.ts`,
    text: 'export const a = () => 1;\n',
  },
  {
    rule: 'use-case-shape',
    what: 'two use cases in a file',
    ...edited(
      `${orders}/create-order.ts`,
      '/** Creates',
      '/** Another one. */\nexport async function dropOrder(ctx: Context): Promise<void> {}\n\n/** Creates',
    ),
  },
  {
    rule: 'use-case-shape',
    what: 'named otherwise',
    ...edited(`${orders}/create-order.ts`, 'function createOrder', 'function makeOrder'),
  },
  {
    rule: 'use-case-shape',
    what: 'ctx under a noun',
    path: `${orders}/order.ts`,
    text: 'export function order(ctx: Context): void {}\n',
  },
  {
    rule: 'pure-rules',
    what: 'the clock in a rule',
    ...edited(`${orders}/order.ts`, 'sum + line', 'sum + line * Temporal.Now.instant().epochMilliseconds'),
  },
  {
    rule: 'pure-rules',
    what: 'queries in a rule',
    path: `${orders}/order.ts`,
    text: "import { insertOrder } from './queries.ts';\n\nexport const order = insertOrder;\n",
  },
  {
    rule: 'pure-rules',
    what: 'files in a rule',
    path: `${orders}/order.ts`,
    text: "import { readFile } from 'node:fs/promises';\n\nexport const order = readFile;\n",
  },
  {
    rule: 'docstring',
    what: 'a use case without',
    path: `${orders}/create-order.ts`,
    text: 'export async function createOrder(ctx: Context): Promise<void> {}\n',
  },
  {
    rule: 'docstring',
    what: 'a kernel function without',
    path: 'server/src/kernel/config.ts',
    text: 'export const config = () => 1;\n',
  },
  {
    rule: 'docstring',
    what: 'a rule that the door lets through',
    path: `${orders}/index.ts`,
    text: "export { total } from './total.ts';\n",
    at: `${orders}/total.ts`,
  },
];

/** @type {Plant[]} */
const routes = [
  {
    rule: 'route-permission',
    what: 'no permission',
    ...edited(`${orders}/http.ts`, "permission: 'orders.create', ", ''),
  },
  {
    rule: 'route-permission',
    what: 'another module’s permission',
    ...edited(`${orders}/http.ts`, "'orders.create'", "'catalog.edit'"),
  },
  {
    rule: 'route-permission',
    what: 'none on a branch route',
    path: `${orders}/http.ts`,
    text: "export const a = route({ method: 'GET', path: '/v1/orders', scope: 'branch', permission: null });\n",
  },
  { rule: 'route-scope', what: 'no scope', ...edited(`${orders}/http.ts`, ", scope: 'branch'", '') },
  {
    rule: 'route-scope',
    what: 'an unknown scope',
    path: `${orders}/http.ts`,
    text: "export const a = route({ method: 'GET', path: '/v1/orders', scope: 'galaxy', permission: 'orders.read' });\n",
  },
  { rule: 'route-address', what: 'no version', ...edited(`${orders}/http.ts`, "'/v1/orders'", "'/orders'") },
  {
    rule: 'route-idempotent',
    what: 'creates without a key',
    path: `${orders}/http.ts`,
    text: "export const a = route({ method: 'POST', path: '/v1/orders', scope: 'branch', permission: 'orders.create', answer: { status: 201 } });\n",
  },
  {
    rule: 'route-permission',
    what: 'none on a route that chooses its address',
    path: `${orders}/http.ts`,
    text: "export const a = route({ method: 'POST', path: b ? '/v1/a' : '/v1/b', scope: 'branch' });\n",
  },
  {
    rule: 'route-status',
    what: 'a status of its own',
    path: `${orders}/http.ts`,
    text: 'export const a = (reply) => reply.code(409);\n',
  },
];

/** @type {Plant[]} */
const tests = [
  {
    rule: 'test-skipped',
    what: '.skip',
    ...edited(`${orders}/order.test.ts`, "test('adds", "test.skip('adds"),
  },
  {
    rule: 'test-skipped',
    what: '.only',
    ...edited(`${orders}/order.test.ts`, "test('adds", "test.only('adds"),
  },
  {
    rule: 'test-timed',
    what: 'a timed expectation',
    ...edited(
      `${orders}/order.test.ts`,
      'expect(totalMinor([1, 2])).toBe(3)',
      'expect(Date.now() - start).toBeLessThan(100)',
    ),
  },
  {
    rule: 'test-timed',
    what: 'elapsedMs compared',
    ...edited(
      `${orders}/order.test.ts`,
      'expect(totalMinor([1, 2])).toBe(3)',
      'expect(elapsedMs).toBeLessThan(100)',
    ),
  },
  {
    rule: 'test-mocks-own',
    what: 'a mocked module',
    ...edited(`${orders}/order.test.ts`, "test('adds", "vi.mock('./queries.ts');\ntest('adds"),
  },
  {
    rule: 'test-asserts',
    what: 'nothing expected',
    path: `${orders}/order.test.ts`,
    text: "test('runs', () => {});\n",
  },
];

/** @type {Plant[]} */
const words = [
  {
    rule: 'refusal-phrase',
    what: 'a code without a sentence',
    ...edited(`${orders}/create-order.ts`, "'orders.empty'", "'orders.too_many'"),
  },
  {
    rule: 'refusal-phrase',
    what: 'a constraint’s code without a sentence',
    path: `${orders}/module.ts`,
    text: "export const orders = { constraints: { orders_pkey: { kind: 'conflict', code: 'orders.known' } } };\n",
  },
  {
    rule: 'refusal-prefix',
    what: 'another module’s code',
    path: 'server/src/modules/catalog/module.ts',
    text: "export const a = new Refusal('invalid', 'orders.empty');\n",
  },
  {
    rule: 'phrases-equal',
    what: 'said in Spanish only',
    path: 'clients/ui/src/phrases/es.ts',
    text: "export const es = { 'orders.empty': 'a', 'orders.more': 'b' };\n",
    at: 'clients/ui/src/phrases/en.ts',
  },
  {
    rule: 'names-only-down',
    what: 'a subscription to a higher module',
    path: `${orders}/handlers.ts`,
    text: "export const hears = ['payments.payment_added'];\n",
  },
  {
    rule: 'names-only-down',
    what: 'business named in realtime',
    path: 'server/src/modules/realtime/events.ts',
    text: "export const a = 'orders.order_sent';\n",
  },
  {
    rule: 'kernel-speaks-no-restaurant',
    what: 'a business word',
    path: 'server/src/kernel/config.ts',
    text: 'export const kitchenPrinter = 1;\n',
  },
  {
    rule: 'kernel-speaks-no-restaurant',
    what: 'a module’s name',
    path: 'server/src/kernel/config.ts',
    text: "export const a = 'orders.order_sent';\n",
  },
  {
    rule: 'modules-lowest-first',
    what: 'orders before catalog',
    ...edited('server/src/app/modules.ts', '[identity, catalog, orders]', '[identity, orders, catalog]'),
  },
  {
    rule: 'event-declaration',
    what: 'no audience',
    ...edited(`${orders}/events.ts`, '  audience: () => [],\n', ''),
  },
  {
    rule: 'event-name',
    what: 'not in the past',
    ...edited(`${orders}/events.ts`, 'orders.order_sent', 'orders.send_order'),
  },
];

/** Files a plant needs beside itself, in the clean house too. */
export const beside = { [`${orders}/total.ts`]: 'export const total = (lines: number[]) => lines.length;\n' };

export const modulePlants = [...shape, ...routes, ...tests, ...words];
