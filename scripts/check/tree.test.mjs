import { describe, expect, test } from 'vitest';
import { commits, regexes, treeChecks } from './all.mjs';
import { codePlants } from './plants/code.mjs';
import { house } from './plants/house.mjs';
import { beside, modulePlants } from './plants/modules.mjs';
import { soundSql, sqlPlants } from './plants/sql.mjs';
import { asFiles } from './plants/tree.mjs';

const clean = { ...house, ...beside };
const plants = [...codePlants, ...modulePlants, ...sqlPlants];

/** Parsed once: a file that no plant touches is the same object each time. */
const kept = asFiles(clean);

/** @param {Record<string, string>} [planted] replaces files of the clean house, or adds to it */
function faultsIn(planted = {}) {
  const files = [...kept.filter(({ path }) => !(path in planted)), ...asFiles(planted)];
  return treeChecks.flatMap(({ check }) => check(files));
}

describe('checks of the tree', () => {
  test('a house that keeps the rules has no fault', () => {
    expect(faultsIn()).toEqual([]);
  });

  test('SQL as it is really written passes', () => {
    expect(faultsIn(soundSql)).toEqual([]);
  });

  test.each(plants)('$rule: $what is caught', ({ rule, path, text, at }) => {
    const faults = faultsIn({ [path]: text });
    expect(faults.map((fault) => `${fault.rule} ${fault.path}`)).toContain(`${rule} ${at ?? path}`);
  });

  test('every rule has a planted violation', () => {
    const rules = treeChecks.flatMap((check) => check.rules);
    expect([...new Set(plants.map(({ rule }) => rule))].sort()).toEqual([...rules].sort());
  });
});

describe('what may be long, suppressed or skipped with a reason', () => {
  const orders = 'server/src/modules/orders';
  test.each([
    [
      'a long file that says why',
      `${orders}/order.ts`,
      `// size: one table of tax rules that belong together\n${'export {};\n'.repeat(301)}`,
    ],
    [
      'a long function that says why',
      'drills/crash.ts',
      `// size: the steps of one crash, read from top to bottom\nconst a = () => {\n${'  void 0;\n'.repeat(80)}};\na();\n`,
    ],
    [
      'a suppression with its reason',
      'drills/crash.ts',
      '// biome-ignore lint/a/b: the driver wants it in this order\nexport const a = 1;\n',
    ],
    [
      'a test that needs what may be missing',
      `${orders}/order.test.ts`,
      "test.skipIf(!redis)('uses Redis', () => expect(1).toBe(1));\n",
    ],
    [
      'a long describe',
      `${orders}/order.test.ts`,
      `describe('orders', () => {\n${"  test('a', () => expect(1).toBe(1));\n".repeat(80)}});\n`,
    ],
  ])('%s passes', (_what, path, text) => {
    expect(faultsIn({ [path]: text })).toEqual([]);
  });
});

describe('regular expressions', () => {
  /** @param {string} text */
  const judge = async (text) =>
    (await regexes.check([{ path: 'server/src/kernel/a.ts', text }])).map(({ rule }) => rule);

  test('regex-safe: exponential and polynomial patterns are caught', async () => {
    expect(await judge('export const a = /^(a+)+$/;\n')).toEqual(['regex-safe']);
    expect(await judge('export const a = /\\s*\\n?\\s*;$/;\n')).toEqual(['regex-safe']);
    expect(await judge("export const a = new RegExp('^(a|a)*$');\n")).toEqual(['regex-safe']);
  });

  test('regex-judged: a pattern made of a value is caught', async () => {
    expect(await judge('export const a = (b: string) => new RegExp(b);\n')).toEqual(['regex-judged']);
  });

  test('linear patterns pass', async () => {
    expect(
      await judge('export const a = [/^[0-9a-f]{8}-[0-9a-f]{4}$/, new RegExp(RegExp.escape(b))];\n'),
    ).toEqual([]);
  });

  test('both rules are tested', () => {
    expect(regexes.rules).toEqual(['regex-safe', 'regex-judged']);
  });
});

describe('commits', () => {
  /** @param {string} subject */
  const judge = (subject) => commits.check([{ id: '0123456789abcdef', subject }]).map(({ rule }) => rule);

  test.each([
    'Add orders',
    'feat add orders',
    'feat(orders):',
    'wip: orders',
    'Feat(orders): add',
    'feat(Orders): add',
  ])('commit-subject: "%s" is caught', (subject) => {
    expect(judge(subject)).toEqual(commits.rules);
  });

  test.each(['feat(orders): send an order', 'fix: keep the number', 'refactor(kernel)!: one door'])(
    '"%s" passes',
    (subject) => {
      expect(judge(subject)).toEqual([]);
    },
  );
});
