// The tools of `npm run check` that are programs of their own.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * @typedef {object} Step
 * @property {string} rule what it guards, as the tests and README.md name it
 * @property {string} title
 * @property {string[]} command program (a JavaScript file) and its arguments
 */

const require = createRequire(import.meta.url);

/**
 * The program of an installed package, as a file that Node can run.
 * @param {string} name package
 * @param {string} program
 */
function program(name, program) {
  const manifest = findManifest(name);
  const { bin } = /** @type {{ bin: string | Record<string, string> }} */ (
    JSON.parse(readFileSync(manifest, 'utf8'))
  );
  const file = typeof bin === 'string' ? bin : bin[program];
  if (file === undefined) throw new Error(`${name} has no program ${program}`);
  return join(dirname(manifest), file);
}

/** Not every package lets its package.json through its exports. @param {string} name */
function findManifest(name) {
  for (const folder of require.resolve.paths(name) ?? []) {
    const manifest = join(folder, name, 'package.json');
    if (existsSync(manifest)) return manifest;
  }
  throw new Error(`${name} is not installed: run npm ci`);
}

/** Types that were checked before are not checked again. @param {string} project @param {string} name */
const tsc = (project, name) => {
  const cache = ['--incremental', '--tsBuildInfoFile', `node_modules/.cache/check/${name}.tsbuildinfo`];
  return [program('typescript', 'tsc'), '-p', project, ...cache, '--pretty', 'false'];
};

/** @type {Step[]} in the order in which they are printed */
export const steps = [
  {
    rule: 'types',
    title: 'types: server and tools',
    command: tsc('tsconfig.json', 'server'),
  },
  {
    rule: 'types',
    title: 'types: clients',
    command: tsc('clients/tsconfig.json', 'clients'),
  },
  {
    // Apart: the router's own types know one list of addresses per program, and the point of sale has another.
    rule: 'types',
    title: 'types: the office',
    command: tsc('clients/office/tsconfig.json', 'office'),
  },
  {
    rule: 'types',
    title: 'types: the checks themselves',
    command: tsc('scripts/check/tsconfig.json', 'checks'),
  },
  {
    rule: 'format-and-lint',
    title: 'format and lint',
    command: [
      program('@biomejs/biome', 'biome'),
      'ci',
      '--error-on-warnings',
      '--max-diagnostics=none',
      '--colors=off',
    ],
  },
  {
    rule: 'promises-and-any',
    title: 'promises and any, with types',
    command: [program('oxlint', 'oxlint'), '--format=unix'],
  },
  {
    rule: 'dead-code',
    title: 'dead code',
    command: [program('knip', 'knip'), '--no-progress', '--no-config-hints'],
  },
  {
    rule: 'secrets',
    title: 'secrets',
    command: [program('secretlint', 'secretlint'), '--no-color', '**/*', '**/.*'],
  },
];

/**
 * Files made from the code and committed: `made` must be as `maker --check` would write it. A maker that is gone while
 * its files stay is a fault, else renaming it would switch the check off.
 * @type {{ title: string, maker: string, made: RegExp }[]}
 */
const drifts = [
  {
    title: 'contract is as the code says',
    maker: 'contract/scripts/generate.ts',
    made: /^contract\/(openapi\.json|src\/.*\.generated\.ts)$/,
  },
  {
    title: 'table types are as the database says',
    maker: 'server/src/app/testing/write-table-types.ts',
    made: /^server\/src\/modules\/[^/]+\/tables\.ts$/,
  },
  {
    title: '.env.example is as the settings say',
    maker: 'server/src/app/testing/write-env-example.ts',
    made: /^\.env\.example$/,
  },
  {
    title: 'docs/states.md is as the tables say',
    maker: 'server/src/app/testing/write-states.ts',
    made: /^docs\/states\.md$/,
  },
];

/**
 * The steps that compare generated files with their source.
 * @param {string} root
 * @param {import('./files.mjs').File[]} files
 * @returns {(Step | { rule: string, title: string, missing: string })[]}
 */
export function driftSteps(root, files) {
  const rule = 'generated-files';
  /** @type {ReturnType<typeof driftSteps>} */
  const found = [];
  for (const { title, maker, made } of drifts) {
    const orphan = files.find(({ path }) => made.test(path));
    if (existsSync(join(root, maker))) found.push({ rule, title, command: [join(root, maker), '--check'] });
    else if (orphan)
      found.push({
        rule,
        title,
        missing: `${orphan.path} is generated, but ${maker} is not there to compare it`,
      });
  }
  return found;
}

/**
 * Runs a step and waits for its end.
 * @param {string} root folder it runs in
 * @param {Step} step
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function runStep(root, { command }) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, NO_COLOR: '1' };
    const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env });
    let output = '';
    /** @param {string} chunk */
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => resolve({ ok: code === 0, output: output.trim() }));
  });
}
