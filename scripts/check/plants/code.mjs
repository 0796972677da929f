// Planted faults of edges and house rules. `path` is replaced in the clean house, or added to it.
import { edited, lines } from './edit.mjs';

/** @typedef {import('./edit.mjs').Plant} Plant */

const orders = 'server/src/modules/orders';
const longFunction = `export const long = () => {\n${lines(60, '  void 0;')}};\n`;

/** @type {Plant[]} */
const edges = [
  {
    rule: 'environment-only-in-config',
    what: 'process.env in a module',
    path: `${orders}/order.ts`,
    text: 'export const port = process.env.PORT;\n',
  },
  {
    rule: 'environment-only-in-config',
    what: 'env imported',
    path: 'server/src/app/http.ts',
    text: "import { env } from 'node:process';\n\nexport const port = env.PORT;\n",
  },
  {
    rule: 'transaction-calls',
    what: 'a use case opens a transaction through a handed door',
    ...edited(
      `${orders}/create-order.ts`,
      'await insertOrder(ctx.tx);',
      "await database.inTenant('1', insertOrder);",
    ),
  },
  {
    rule: 'no-second-transaction',
    what: 'the query builder begins one',
    ...edited(`${orders}/queries.ts`, 'tables<OrdersTables>(tx)', 'tables<OrdersTables>(tx).transaction()'),
  },
  {
    rule: 'kernel-internals',
    what: 'the state behind a transaction',
    path: `${orders}/queries.ts`,
    text: "import { stateOf } from '../../kernel/tx.ts';\n\nexport const raw = stateOf;\n",
  },
  {
    rule: 'kernel-internals',
    what: 'a forged transaction',
    path: `${orders}/worker.ts`,
    text: "export const tx = { companyId: '1' } as unknown as Tx;\n",
  },
  {
    rule: 'network-calls',
    what: 'fetch in a use case',
    ...edited(
      `${orders}/create-order.ts`,
      'await insertOrder(ctx.tx);',
      "await fetch('https://gateway.test');",
    ),
  },
  {
    rule: 'no-network-in-transaction',
    what: 'a driver inside a transaction',
    path: `${orders}/worker.ts`,
    text: "import { inTenant } from '../../kernel/tenant.ts';\nimport { dial } from './tcp-driver.ts';\n\nexport const work = () => inTenant('1', async () => dial());\n",
  },
  {
    rule: 'no-network-in-transaction',
    what: 'fetch inside a transaction',
    path: `${orders}/worker.ts`,
    text: "export const work = (db) => db.inTenant('1', () => fetch('https://gateway.test'));\n",
  },
];

/** @type {Plant[]} */
const house_ = [
  {
    rule: 'one-clock',
    what: 'Date.now',
    ...edited(`${orders}/create-order.ts`, 'totalMinor([1])', 'Date.now()'),
  },
  {
    rule: 'one-clock',
    what: 'new Date()',
    path: `${orders}/http.ts`,
    text: 'export const at = new Date();\n',
  },
  {
    rule: 'one-id-maker',
    what: 'a random UUID',
    ...edited(`${orders}/create-order.ts`, 'totalMinor([1])', 'crypto.randomUUID()'),
  },
  {
    rule: 'one-rounding',
    what: 'Math.round on money',
    ...edited(`${orders}/order.ts`, 'sum + line', 'sum + Math.round(line)'),
  },
  {
    rule: 'one-refusal',
    what: 'an error class of a module',
    path: `${orders}/order.ts`,
    text: 'export class TooMany extends Error {}\n',
  },
  {
    rule: 'settings-documented',
    what: 'a setting the Spanish page lacks',
    path: 'README.es.md',
    text: '# Casa\n',
    at: 'server/src/kernel/config.ts',
  },
  {
    rule: 'scripts-old-node',
    what: 'something Node 18 lacks',
    path: 'scripts/start.mjs',
    text: 'const { promise } = Promise.withResolvers();\n\nawait promise;\n',
  },
  {
    rule: 'get-refuses',
    what: 'get… that returns nothing',
    ...edited(
      `${orders}/queries.ts`,
      'export const insertOrder',
      'export function getOrder(): string | undefined {\n  return undefined;\n}\nexport const insertOrder',
    ),
  },
  { rule: 'file-size', what: '301 lines', path: `${orders}/order.ts`, text: lines(301) },
  {
    rule: 'function-size',
    what: 'a function of 62 lines',
    path: 'server/src/kernel/config.ts',
    text: longFunction,
  },
  {
    rule: 'function-size',
    what: 'a method of 62 lines',
    path: 'clients/pos/src/screen.tsx',
    text: `export class Screen {\n  show() {\n${lines(60, '    void 0;')}  }\n}\n`,
  },
  {
    rule: 'suppression-reason',
    what: 'biome-ignore without a reason',
    path: `${orders}/order.ts`,
    text: '// biome-ignore lint/style/useConst\nexport let a = 1;\n',
  },
  {
    rule: 'suppression-reason',
    what: '@ts-expect-error without a reason',
    path: 'clients/pos/src/main.tsx',
    text: 'export const a = (\n  // @ts-expect-error\n  b\n);\n',
  },
  {
    rule: 'suppression-reason',
    what: 'oxlint-disable before a closing brace',
    path: `${orders}/order.ts`,
    text: 'export function a() {\n  // oxlint-disable-next-line no-empty\n}\n',
  },
  {
    rule: 'suppression-reason',
    what: 'a suppression in a style',
    path: 'clients/ui/src/styles.css',
    text: '/* biome-ignore lint/a */\na {\n}\n',
  },
  {
    rule: 'any-zero',
    what: 'as any',
    path: 'clients/pos/src/main.tsx',
    text: 'export const a = 1 as any;\n',
  },
  { rule: 'any-zero', what: ': any[]', path: 'drills/crash.ts', text: 'export const a: any[] = [];\n' },
];

export const codePlants = [...edges, ...house_];
