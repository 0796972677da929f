import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readTree } from './files.mjs';
import { house } from './plants/house.mjs';
import { writeHouse } from './plants/tree.mjs';
import { wallPlants } from './plants/walls.mjs';
import { checkWalls, rules, unseen } from './walls.mjs';

describe('walls', () => {
  /** @type {import('./files.mjs').Violation[]} */
  let found = [];
  const planted = { ...house };
  for (const { path, text, also } of wallPlants)
    Object.assign(planted, { ...also, ...planted }, { [path]: text });
  const tree = writeHouse(planted);

  beforeAll(async () => {
    found = await checkWalls(tree.root, readTree(tree.root));
  });
  afterAll(tree.remove);

  /** A circle is reported at one of its files and names the others. @param {string} path */
  const rulesAt = (path) =>
    found
      .filter((fault) => fault.path === path || fault.message.includes(`→ ${path}`))
      .map((fault) => fault.rule);

  test('a house that keeps the rules has no fault', async () => {
    const clean = writeHouse(house);
    expect(await checkWalls(clean.root, readTree(clean.root))).toEqual([]);
    clean.remove();
  });

  test.each(wallPlants)('$rule: $path is caught', ({ rule, path }) => {
    expect(rulesAt(path)).toContain(rule);
  });

  test.each(wallPlants)('$rule: $path breaks no other wall', ({ rule, path }) => {
    expect(new Set(rulesAt(path))).toEqual(new Set([rule]));
  });

  test('every wall has a planted violation', () => {
    const tested = new Set([...wallPlants.map(({ rule }) => rule), 'walls-saw-everything']);
    expect(new Set(rules)).toEqual(tested);
  });

  test('walls-saw-everything: a cruise over 0 modules is a fault, and so is a file left out', () => {
    const files = [{ path: 'server/src/main.ts', text: '' }];
    expect(unseen([], new Set())).toMatchObject([{ rule: 'walls-saw-everything' }]);
    expect(unseen(files, new Set())).toMatchObject([
      { rule: 'walls-saw-everything', path: 'server/src/main.ts' },
    ]);
    expect(unseen(files, new Set(['server/src/main.ts']))).toEqual([]);
  });
});
