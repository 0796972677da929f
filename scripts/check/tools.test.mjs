import { copyFileSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { readTree } from './files.mjs';
import { writeTree } from './plants/tree.mjs';
import { driftSteps, runStep, steps } from './steps.mjs';

const home = fileURLToPath(new URL('../..', import.meta.url));
/** The real settings of the tools: the test holds them, not copies of them. */
const settings = [
  'biome.json',
  '.oxlintrc.json',
  'knip.json',
  '.secretlintrc.json',
  '.gitignore',
  'tsconfig.base.json',
  'tsconfig.json',
];

const small = {
  'package.json': '{ "name": "house", "private": true, "type": "module", "workspaces": ["server"] }\n',
  'server/package.json': '{\n  "name": "@fastops/server",\n  "private": true,\n  "type": "module"\n}\n',
  'server/src/main.ts':
    "import { sum } from './sum.ts';\n\nconst work = async () => sum([1]);\nawait work();\n",
  'server/src/sum.ts':
    '/** The sum of the numbers. */\nexport function sum(numbers: readonly number[]): number {\n  return numbers.reduce((all, one) => all + one, 0);\n}\n',
};

/**
 * Runs one tool of the check on a small tree with the real settings.
 * @param {string} rule
 * @param {Record<string, string>} files
 */
async function run(rule, files) {
  const tree = writeTree({ ...small, ...files });
  for (const file of settings) {
    mkdirSync(dirname(join(tree.root, file)), { recursive: true });
    copyFileSync(join(home, file), join(tree.root, file));
  }
  symlinkSync(join(home, 'node_modules'), join(tree.root, 'node_modules'), 'dir');
  const step = steps.find((one) => one.rule === rule);
  if (!step) throw new Error(`no step guards ${rule}`);
  // The cache of types belongs to the house, not to this tree: node_modules is shared with it.
  const command = step.command.map((word) => word.replace('node_modules/.cache/check', 'cache'));
  // The copied settings are judged where they live; here only the planted files are.
  if (rule === 'format-and-lint') command.push('server');
  const result = await runStep(tree.root, { ...step, command });
  tree.remove();
  return result;
}

/** Not written out: the house looks for secrets in its own files too. */
const secret = [
  '-----BEGIN',
  'RSA PRIVATE',
  `KEY-----\n${'MIIEpAIBAAKCAQEA'.repeat(8)}\n-----END`,
  'RSA PRIVATE',
  'KEY-----',
].join(' ');

/**
 * Planted faults: each a file of its own, all of one tool in one tree. `says` stands in the line of the output that
 * names the file.
 */
const plants = [
  {
    rule: 'types',
    what: 'a wrong type',
    path: 'server/src/wrong.ts',
    text: 'export const wrong = (a: number[]): number => String(a);\n',
    says: 'TS2322',
  },
  {
    rule: 'types',
    what: 'an index that may be missing',
    path: 'server/src/missing.ts',
    text: 'export const missing = (a: number[]): number => a[0];\n',
    says: 'TS2322',
  },
  {
    rule: 'types',
    what: 'an enum, which Node cannot strip',
    path: 'server/src/enum.ts',
    text: 'export enum A {\n  B,\n}\n',
    says: 'TS1294',
  },
  {
    rule: 'format-and-lint',
    what: 'formatted otherwise',
    path: 'server/src/unformatted.ts',
    text: 'export const sum = (a : number[]) => {return a.length}\n',
    says: 'format',
  },
  {
    rule: 'format-and-lint',
    what: 'a lint fault',
    path: 'server/src/debugger.ts',
    text: 'export const stop = () => {\n  debugger;\n};\n',
    says: 'noDebugger',
  },
  {
    rule: 'promises-and-any',
    what: 'a floating promise',
    path: 'server/src/floating.ts',
    text: 'const work = async () => 1;\nexport const start = () => {\n  work();\n};\n',
    says: 'no-floating-promises',
  },
  {
    rule: 'promises-and-any',
    what: 'a promise where nobody waits',
    path: 'server/src/misused.ts',
    text: 'export const each = (a: number[]) => {\n  a.forEach(async (one) => {\n    await Promise.resolve(one);\n  });\n};\n',
    says: 'no-misused-promises',
  },
  {
    rule: 'promises-and-any',
    what: 'any',
    path: 'server/src/any.ts',
    text: 'export const sum = (a: any) => Number(a);\n',
    says: 'no-explicit-any',
  },
  {
    rule: 'promises-and-any',
    what: 'any that came from elsewhere',
    path: 'server/src/unsafe.ts',
    text: "export const one = (): number => JSON.parse('1');\n",
    says: 'no-unsafe-return',
  },
  {
    rule: 'dead-code',
    what: 'an export nobody uses',
    path: 'server/src/dead-export.ts',
    text: 'export const used = 1;\nexport const never = 1;\n',
    says: 'never',
  },
  {
    rule: 'dead-code',
    what: 'a file nobody imports',
    path: 'server/src/dead-file.ts',
    text: 'export const a = 1;\n',
    says: 'dead-file',
  },
  {
    rule: 'dead-code',
    what: 'a dependency nobody uses',
    path: 'server/package.json',
    text: '{ "name": "@fastops/server", "type": "module", "dependencies": { "kysely": "0.29.9" } }\n',
    says: 'kysely',
  },
  {
    rule: 'dead-code',
    what: 'a dependency nobody declared',
    path: 'server/src/main.ts',
    text: "import 'pg';\nimport { used } from './dead-export.ts';\nimport { sum } from './sum.ts';\n\nsum([used]);\n",
    says: 'pg',
  },
  {
    rule: 'secrets',
    what: 'a private key',
    path: 'server/src/key.txt',
    text: `${secret}\n`,
    says: 'key.txt',
  },
];

describe('tools', { timeout: 120_000 }, () => {
  const rules = [...new Set(steps.map(({ rule }) => rule))];

  test('every tool has a planted violation', () => {
    expect([...new Set(plants.map(({ rule }) => rule))].sort()).toEqual([...rules].sort());
  });

  describe.each(rules)('%s', (rule) => {
    const own = plants.filter((plant) => plant.rule === rule);
    /** @type {{ ok: boolean, output: string }} */
    let planted;
    beforeAll(async () => {
      planted = await run(rule, Object.fromEntries(own.map(({ path, text }) => [path, text])));
    });

    test('a tree that keeps the rules passes', async () => {
      expect(await run(rule, {})).toMatchObject({ ok: true });
    });

    test('a fault ends the check', () => {
      expect(planted.ok).toBe(false);
    });

    test.each(own)('$what is caught', ({ path, says }) => {
      const said = planted.output.split('\n').filter((line) => line.includes(path));
      expect(said.join('\n')).toContain(says);
    });
  });
});

describe('generated-files', () => {
  const maker = 'contract/scripts/generate.ts';
  const made = { 'contract/openapi.json': '{}\n' };

  test('a maker that finds a difference is a fault, one that finds none is not', async () => {
    for (const [code, ok] of /** @type {const} */ ([
      [1, false],
      [0, true],
    ])) {
      const tree = writeTree({
        ...made,
        [maker]: `process.exitCode = process.argv[2] === '--check' ? ${code} : 9;\n`,
      });
      const [step] = driftSteps(tree.root, readTree(tree.root));
      if (!step || 'missing' in step) throw new Error('the maker was not found');
      expect(await runStep(tree.root, step)).toMatchObject({ ok });
      tree.remove();
    }
  });

  test('generated files whose maker is gone are a fault', () => {
    const tree = writeTree(made);
    expect(driftSteps(tree.root, readTree(tree.root))).toMatchObject([
      { rule: 'generated-files', missing: expect.stringContaining(maker) },
    ]);
    tree.remove();
  });
});
