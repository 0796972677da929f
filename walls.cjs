// The import rules of the house (docs: CONTRIBUTING.md, "Walls"), read by dependency-cruiser in `npm run check`.
// size: the walls are one table, read from top to bottom.
// `scripts/check/walls.mjs` runs them and fails when a source file was not cruised at all.

/**
 * Height of each business module, written here and nowhere else. A module may import only modules
 * of a LOWER level; the same level never. The other checks read this list as `require('./walls.cjs').house`.
 *
 * @type {Record<string, number>}
 */
const levels = {
  identity: 1,
  realtime: 2,
  printing: 2,
  catalog: 3,
  customers: 3,
  orders: 4,
  inventory: 5,
  payments: 5,
  delivery: 5,
  fiscal: 6,
  storefront: 6,
  cash: 7,
  reports: 8,
  intelligence: 9,
};

const TEST = '\\.test\\.tsx?$';
const MODULE = '^server/src/modules/([^/]+)/';
const KERNEL = '^server/src/kernel/';
// kernel/testing holds the fakes, app/testing builds the real app on a cloned database.
const TESTING = '^server/src/(kernel|app)/testing/';
const WORKBENCH = '^(e2e|drills|bench)/';

/** File names of a module that may open a transaction (rule 5), and that may reach the network (rule 6). */
const mayOpen = '(http(\\.ts$|/)|worker[a-z-]*\\.ts$)';
const mayDial = '([a-z-]+-driver|worker[a-z-]*|virtual-printer[a-z-]*)\\.ts$';

/** @param {string} names package names joined by `|`; also matches their `@types` packages */
const packages = (names) => `(^|/)node_modules/(@types/)?(${names})(/|$)`;

/** Packages and Node modules that open a connection. */
const NETWORK = [
  '^(node:)?(net|http|https|http2|tls|dgram|dns|dns/promises)$',
  packages('undici|ioredis|redis|axios|nodemailer|ws|socket\\.io-client|@socket\\.io/redis-streams-adapter'),
];

/**
 * Rule 2 and 3, one rule per module so that the fault names the wall: what stands at the same
 * height or above is out of reach, for calls, subscriptions and types alike.
 */
const onlyDown = Object.entries(levels).flatMap(([name, level]) => {
  const outOfReach = Object.keys(levels).filter((other) => other !== name && (levels[other] ?? 0) >= level);
  if (outOfReach.length === 0) return [];
  return {
    name: `only-down-${name}`,
    comment: `${name} (level ${level}) imports only modules of a lower level; the same level never. Turn the call round.`,
    from: { path: `^server/src/modules/${name}/` },
    to: { path: `^server/src/modules/(${outOfReach.join('|')})/` },
  };
});

const layers = [
  {
    name: 'kernel-knows-nobody',
    comment: 'Rule 1: the kernel imports no module and not the app.',
    from: { path: KERNEL, pathNot: TEST },
    to: { path: '^server/src/(modules/|app/|main\\.ts)' },
  },
  {
    name: 'kernel-tests-know-no-module',
    comment: 'Rule 1 for the tests of the kernel: a module in them would be a rule of business in disguise.',
    from: { path: `${KERNEL}.*${TEST}` },
    to: { path: '^server/src/modules/' },
  },
  {
    name: 'modules-never-app',
    comment: 'Rule 1: app/ knows the modules, never the other way round.',
    from: { path: MODULE, pathNot: TEST },
    to: { path: '^server/src/(app/|main\\.ts)' },
  },
  {
    name: 'tests-through-testing',
    comment:
      'Tests of modules and kernel run on the real app and database: they may import app/testing, and nothing else of app/.',
    from: { path: `^server/src/(modules|kernel)/.*${TEST}` },
    to: { path: '^server/src/(app/(?!testing/)|main\\.ts)' },
  },
  {
    name: 'module-through-door',
    comment: 'Rule 2: another module is imported only through its index.ts.',
    from: { path: MODULE },
    to: { path: '^server/src/modules/(?!$1/)[^/]+/(?!index\\.ts$)' },
  },
  {
    name: 'own-door-never',
    comment: 'Rule 2: inside a module import the file itself, never the own door.',
    from: { path: MODULE },
    to: { path: '^server/src/modules/$1/index\\.ts$' },
  },
  {
    name: 'app-through-door',
    comment: 'app/ sees of a module its door and its registration (module.ts), nothing else.',
    from: { path: '^server/src/(app/|main\\.ts)' },
    to: { path: '^server/src/modules/[^/]+/(?!(index|module)\\.ts$)' },
  },
  {
    name: 'no-circles',
    comment: 'Circles 0, type imports included.',
    from: {},
    to: { circular: true },
  },
];

const edges = [
  {
    name: 'sql-only-in-queries',
    comment:
      'Rule 4: SQL lives in queries.ts. tables.ts may take column types from Kysely (types only, generated). Tests may prepare and inspect rows.',
    from: {
      path: '^server/src/',
      pathNot: [KERNEL, `${MODULE}queries(\\.ts$|/)`, `${MODULE}tables\\.ts$`, TEST],
    },
    to: { path: ['^server/src/kernel/sql\\.ts$', packages('kysely')] },
  },
  {
    name: 'pg-only-in-kernel',
    comment:
      'Rule 4: the driver is the kernel’s. Bench and drills measure and check from outside, so they may hold one.',
    from: { path: '^(server|clients|contract|e2e)/', pathNot: KERNEL },
    to: { path: packages('pg|pg-[^/]+|postgres') },
  },
  {
    name: 'fastify-only-at-the-edge',
    comment: 'Rule 4: Fastify only in http.ts (or http/), app/ and the kernel’s http files.',
    from: {
      path: '^server/src/',
      pathNot: [
        '^server/src/app/',
        '^server/src/modules/[^/]+/http(\\.ts$|/)',
        '^server/src/kernel/http[^/]*\\.ts$',
        TESTING,
      ],
    },
    to: { path: packages('fastify|@fastify/[^/]+') },
  },
  {
    name: 'sockets-only-in-realtime',
    comment: 'Rule 4: Socket.IO only in app/sockets.ts and realtime.',
    from: {
      path: '^server/src/',
      pathNot: ['^server/src/app/sockets(\\.test)?\\.ts$', '^server/src/modules/realtime/', TEST],
    },
    to: { path: packages('socket\\.io|socket\\.io-client|@socket\\.io/[^/]+') },
  },
  {
    name: 'transactions-only-at-the-edge',
    comment:
      'Rule 5: only http.ts, worker.ts, app/ and the kernel open a transaction. Use cases receive it in ctx. Tests stand at the edge themselves; module.ts has a rule of its own.',
    from: { path: MODULE, pathNot: [MODULE + mayOpen, `${MODULE}module\\.ts$`, TEST] },
    to: { path: '^server/src/kernel/tenant\\.ts$' },
  },
  {
    name: 'registration-hands-on',
    comment:
      'Rule 5: module.ts may name the type of the door to the database, to hand it to the worker; it opens nothing.',
    from: { path: `${MODULE}module\\.ts$` },
    to: { path: '^server/src/kernel/tenant\\.ts$', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'network-only-at-drivers',
    comment:
      'Rule 6: a module reaches the network only from *-driver.ts, worker.ts and the virtual printer. Tests talk to real sockets.',
    from: {
      path: MODULE,
      pathNot: [MODULE + mayDial, TEST],
    },
    to: { path: NETWORK },
  },
  {
    name: 'drivers-only-for-workers',
    comment:
      'Rule 6: what dials is called by a worker or another driver, never by a use case, a rule or a route.',
    from: {
      path: MODULE,
      pathNot: [
        '^server/src/modules/[^/]+/([a-z-]+-driver|worker[a-z-]*|module|virtual-printer[a-z-]*)\\.ts$',
        TEST,
      ],
    },
    to: { path: '^server/src/modules/[^/]+/[a-z-]+-driver\\.ts$' },
  },
];

const link = [
  {
    name: 'printer-link-for-whoever-prints',
    comment:
      'Rule 6: what talks to printers is called by workers, drivers and the print agent; rules and queries may name its types.',
    from: {
      path: ['^server/src/', '^clients/'],
      pathNot: [MODULE + mayDial, '^clients/print-agent/', TEST],
    },
    to: { path: '^printer-link/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'printer-link-knows-nobody',
    comment: 'How bytes reach a printer, shared by server and print agent: it imports nothing of ours.',
    from: { path: '^printer-link/' },
    to: { path: '^(server|clients|contract|e2e|drills|bench|scripts)/' },
  },
  {
    name: 'printer-link-through-door',
    comment: 'printer-link is imported through what its package.json exports.',
    from: { pathNot: '^printer-link/' },
    to: { path: '^printer-link/(?!src/index\\.ts$)' },
  },
];

const clients = [
  {
    name: 'server-stands-alone',
    comment: 'Rule 8: the server imports nothing of the clients, the contract or the workbench.',
    from: { path: '^server/' },
    to: { path: '^(clients|contract|e2e|drills|bench|scripts)/' },
  },
  {
    name: 'clients-never-server',
    comment: 'Rule 8: clients know the contract, never the server nor the workbench.',
    from: { path: '^clients/' },
    to: { path: '^(server|e2e|drills|bench|scripts)/' },
  },
  {
    name: 'clients-never-each-other',
    comment: 'Rule 8: an app imports contract, ui and device, never another app.',
    from: { path: '^clients/([^/]+)/', pathNot: '^clients/(ui|device)/' },
    to: { path: '^clients/(?!($1|ui|device)/)' },
  },
  {
    name: 'ui-and-device-below-apps',
    comment: 'Rule 8: ui and device import no app and not each other.',
    from: { path: '^clients/(ui|device)/' },
    to: { path: '^clients/(?!$1/)' },
  },
  {
    name: 'clients-through-door',
    comment:
      'ui, device and contract are imported through what their package.json exports; a Vite setting may share code too.',
    from: { path: '^clients/([^/]+)/', pathNot: '/vite\\.config\\.ts$' },
    to: {
      path: '^(clients/(?!$1/)(ui|device)|contract)/',
      pathNot: '^(clients/(ui|device)|contract)/src/(index\\.tsx?|styles\\.css)$',
    },
  },
  {
    name: 'contract-imports-nothing',
    comment: 'Rule 8: the contract is generated from the server’s answers, it imports nothing of ours.',
    from: { path: '^contract/', pathNot: '^contract/scripts/' },
    to: { path: '^(server|clients|e2e|drills|bench|scripts)/' },
  },
  {
    name: 'contract-maker-asks-app',
    comment: 'What writes the contract builds the real app to ask it; it knows no module and no client.',
    from: { path: '^contract/scripts/' },
    to: { path: '^(server/src/modules|clients|e2e|drills|bench|scripts)/' },
  },
  {
    name: 'workbench-through-testing',
    comment:
      'e2e, drills and bench stand outside: of the server they may use kernel/testing and app/testing only.',
    from: { path: WORKBENCH },
    to: { path: '^(server/src/(?!(kernel|app)/testing/)|clients/)' },
  },
  {
    name: 'scripts-before-install',
    comment: 'The first scripts bring the dependencies, so they have none. check.mjs runs after them.',
    from: { path: '^scripts/[^/]+\\.mjs$', pathNot: ['^scripts/check\\.mjs$', '\\.test\\.mjs$'] },
    to: { path: ['(^|/)node_modules/', '^scripts/(check/|reset\\.mjs$)'] },
  },
  {
    name: 'scripts-stand-alone',
    comment:
      'scripts/ must run before anything is installed or built: it starts the product, it does not import it. reset.mjs is started on the pinned runtime and shares the code that owns the data folder.',
    from: { path: '^scripts/', pathNot: ['\\.test\\.(ts|mjs)$', '^scripts/reset\\.mjs$'] },
    to: { path: '^(server|clients|contract|e2e|drills|bench)/' },
  },
];

const hygiene = [
  {
    name: 'testing-only-in-tests',
    comment:
      'kernel/testing and app/testing are for tests, drills, bench and e2e; the product never runs on them.',
    from: { pathNot: [TESTING, TEST, WORKBENCH] },
    to: { path: TESTING },
  },
  {
    name: 'tests-never-imported',
    comment: 'A test file is a leaf.',
    from: {},
    to: { path: '\\.test\\.(tsx?|mjs)$' },
  },
  {
    name: 'imports-resolve',
    comment:
      'An import that cannot be resolved cannot be walled: it would slip through the rules above. `node:` names need no file.',
    from: {},
    to: { couldNotResolve: true, pathNot: '^node:' },
  },
];

module.exports = {
  forbidden: [...layers, ...onlyDown, ...edges, ...link, ...clients, ...hygiene].map((rule) => ({
    ...rule,
    severity: 'error',
  })),
  options: {
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '(^|/)(dist|coverage|\\.fastops)/' },
    // Type-only imports vanish before Node sees them, but a type is knowledge too: rules count them.
    tsPreCompilationDeps: true,
    detectJSDocImports: false,
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'style', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.css', '.d.ts'],
    },
  },
};

// Hidden from dependency-cruiser's own schema check, which refuses keys it does not know.
Object.defineProperty(module.exports, 'house', { value: { levels, mayOpen, mayDial }, enumerable: false });
