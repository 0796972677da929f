// One file per wall that breaks it, and only it. All stand in the house at once: one cruise finds them.
import { levels } from '../files.mjs';

/** @typedef {{ rule: string, path: string, text: string, also?: Record<string, string> }} WallPlant */

/** @param {string[]} specifiers */
const importing = (...specifiers) => specifiers.map((from) => `import '${from}';\n`).join('');
/** @param {string} from */
const importingType = (from) => `import type { Anything } from '${from}';\n\nexport type Mine = Anything;\n`;

const modules = 'server/src/modules';

/** For each module an import of the lowest one out of its reach: its neighbour on the same level, or the next above. */
const onlyDown = Object.keys(levels).flatMap((name) => {
  const reach = Object.keys(levels).filter(
    (other) => other !== name && Number(levels[other]) >= Number(levels[name]),
  );
  const [target] = reach.sort((a, b) => Number(levels[a]) - Number(levels[b]));
  if (target === undefined) return [];
  return {
    rule: `only-down-${name}`,
    path: `${modules}/${name}/planted-${name}.ts`,
    // A type is enough: types are knowledge too.
    text: importingType(`../${target}/index.ts`),
    also: { [`${modules}/${target}/index.ts`]: 'export type Anything = string;\n' },
  };
});

/** @type {WallPlant[]} */
export const wallPlants = [
  ...onlyDown,
  {
    rule: 'kernel-knows-nobody',
    path: 'server/src/kernel/planted-1.ts',
    text: importingType('../modules/identity/index.ts'),
  },
  {
    rule: 'kernel-knows-nobody',
    path: 'server/src/kernel/planted-2.ts',
    text: importing('../app/sockets.ts'),
  },
  {
    rule: 'kernel-knows-nobody',
    path: 'server/src/kernel/testing/planted.ts',
    text: importing('../../app/http.ts'),
  },
  {
    rule: 'tests-through-testing',
    path: 'server/src/kernel/planted-app.test.ts',
    text: importing('../app/http.ts'),
  },
  {
    rule: 'kernel-tests-know-no-module',
    path: 'server/src/kernel/planted-module.test.ts',
    text: importing('../modules/identity/index.ts'),
  },
  {
    rule: 'tests-through-testing',
    path: `${modules}/orders/planted-app.test.ts`,
    text: importing('../../app/http.ts'),
  },
  {
    rule: 'modules-never-app',
    path: `${modules}/orders/planted-app.ts`,
    text: importing('../../app/sockets.ts'),
  },
  {
    rule: 'module-through-door',
    path: `${modules}/orders/planted-door.ts`,
    text: importing('../catalog/quote-lines.ts'),
  },
  {
    rule: 'own-door-never',
    path: `${modules}/orders/planted-own-door.ts`,
    text: importing('./index.ts'),
  },
  {
    rule: 'app-through-door',
    path: 'server/src/app/planted.ts',
    text: importing('../modules/orders/queries.ts'),
  },
  {
    rule: 'no-circles',
    path: `${modules}/orders/planted-circle.ts`,
    text: importingType('./planted-circle-back.ts'),
    also: {
      [`${modules}/orders/planted-circle-back.ts`]: `${importing('./planted-circle.ts')}export type Anything = 1;\n`,
    },
  },
  {
    rule: 'sql-only-in-queries',
    path: `${modules}/orders/planted-sql.ts`,
    text: importing('../../kernel/sql.ts'),
  },
  { rule: 'sql-only-in-queries', path: 'server/src/app/queries.ts', text: importing('../kernel/sql.ts') },
  { rule: 'sql-only-in-queries', path: `${modules}/orders/planted-kysely.ts`, text: importingType('kysely') },
  { rule: 'pg-only-in-kernel', path: `${modules}/orders/queries/planted-pg.ts`, text: importing('pg') },
  {
    rule: 'fastify-only-at-the-edge',
    path: `${modules}/orders/planted-fastify.ts`,
    text: importingType('fastify'),
  },
  {
    rule: 'sockets-only-in-realtime',
    path: `${modules}/orders/planted-sockets.ts`,
    text: importing('socket.io'),
  },
  {
    rule: 'sockets-only-in-realtime',
    path: 'server/src/kernel/planted-sockets.ts',
    text: importing('socket.io'),
  },
  {
    rule: 'transactions-only-at-the-edge',
    path: `${modules}/orders/send-order.ts`,
    text: importing('../../kernel/tenant.ts'),
  },
  {
    rule: 'transactions-only-at-the-edge',
    path: `${modules}/orders/handlers.ts`,
    text: importing('../../kernel/tenant.ts'),
  },
  {
    rule: 'transactions-only-at-the-edge',
    path: `${modules}/orders/queries/planted-tx.ts`,
    text: importing('../../../kernel/tenant.ts'),
  },
  {
    rule: 'registration-hands-on',
    path: `${modules}/catalog/module.ts`,
    text: "import '../../kernel/tenant.ts';\n\nexport const catalog = { name: 'catalog' };\n",
  },
  { rule: 'network-only-at-drivers', path: `${modules}/orders/planted-net.ts`, text: importing('node:net') },
  { rule: 'network-only-at-drivers', path: `${modules}/orders/planted-https.ts`, text: importing('https') },
  { rule: 'network-only-at-drivers', path: `${modules}/orders/planted-redis.ts`, text: importing('ioredis') },
  {
    rule: 'drivers-only-for-workers',
    path: `${modules}/orders/planted-dial.ts`,
    text: importing('./tcp-driver.ts'),
    also: { [`${modules}/orders/tcp-driver.ts`]: importing('node:net') },
  },
  {
    rule: 'printer-link-for-whoever-prints',
    path: `${modules}/orders/planted-printer.ts`,
    text: importing('@fastops/printer-link'),
  },
  {
    rule: 'printer-link-for-whoever-prints',
    path: 'clients/pos/src/planted-printer.ts',
    text: importing('@fastops/printer-link'),
  },
  {
    rule: 'printer-link-knows-nobody',
    path: 'printer-link/src/planted-server.ts',
    text: importing('../../server/src/kernel/refusal.ts'),
  },
  {
    rule: 'printer-link-through-door',
    path: 'clients/print-agent/src/planted-inside.ts',
    text: importing('../../../printer-link/src/tcp-driver.ts'),
  },
  {
    rule: 'server-stands-alone',
    path: 'server/src/app/planted-contract.ts',
    text: importing('@fastops/contract'),
  },
  {
    rule: 'clients-never-server',
    path: 'clients/pos/src/planted-server.ts',
    text: importing('../../../server/src/kernel/refusal.ts'),
  },
  {
    rule: 'clients-never-each-other',
    path: 'clients/kitchen/src/planted-pos.ts',
    text: importing('../../pos/src/main.tsx'),
  },
  {
    rule: 'clients-never-each-other',
    path: 'clients/kitchen/src/planted-pos-type.ts',
    text: importingType('@fastops/pos/src/main.tsx'),
  },
  {
    rule: 'ui-and-device-below-apps',
    path: 'clients/ui/src/planted.ts',
    text: importing('../../pos/src/main.tsx'),
  },
  { rule: 'ui-and-device-below-apps', path: 'clients/device/src/planted.ts', text: importing('@fastops/ui') },
  {
    rule: 'clients-through-door',
    path: 'clients/pos/src/planted-door.ts',
    text: importing('../../ui/src/phrases/es.ts'),
  },
  {
    rule: 'contract-maker-asks-app',
    path: 'contract/scripts/planted.ts',
    text: importing('../../server/src/modules/orders/index.ts'),
  },
  {
    rule: 'contract-imports-nothing',
    path: 'contract/src/planted.ts',
    text: importingType('../../server/src/kernel/refusal.ts'),
  },
  {
    rule: 'workbench-through-testing',
    path: 'drills/planted.ts',
    text: importing('../server/src/modules/orders/index.ts'),
  },
  {
    rule: 'workbench-through-testing',
    path: 'bench/planted.ts',
    text: importing('../server/src/kernel/refusal.ts'),
  },
  {
    rule: 'scripts-stand-alone',
    path: 'scripts/planted.mjs',
    text: importing('../server/src/kernel/config.ts'),
  },
  { rule: 'scripts-before-install', path: 'scripts/planted-install.mjs', text: importing('kysely') },
  {
    rule: 'testing-only-in-tests',
    path: `${modules}/orders/planted-testing.ts`,
    text: importing('../../kernel/testing/fake-clock.ts'),
  },
  {
    rule: 'tests-never-imported',
    path: `${modules}/orders/planted-test.ts`,
    text: importing('./order.test.ts'),
  },
  {
    rule: 'imports-resolve',
    path: `${modules}/orders/planted-missing.ts`,
    text: importing('./not-there.ts'),
  },
];
