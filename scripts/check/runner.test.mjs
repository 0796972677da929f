import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { commits, regexes, treeChecks } from './all.mjs';
import { house } from './plants/house.mjs';
import { writeHouse } from './plants/tree.mjs';
import { runStep, steps } from './steps.mjs';
import { rules as walls } from './walls.mjs';

const runner = fileURLToPath(new URL('../check.mjs', import.meta.url));

/**
 * The gate as `npm run check` runs it, on another tree and without the tools that tools.test.mjs tries.
 * @param {Record<string, string>} files
 */
async function check(files) {
  const tree = writeHouse(files);
  const command = [runner, '--root', tree.root, 'walls', 'sizes', 'SQL'];
  const result = await runStep(tree.root, { rule: '', title: '', command });
  tree.remove();
  return result;
}

test('a house that keeps the rules ends well, one line per step', async () => {
  const { ok, output } = await check(house);
  expect(output.split('\n').map((line) => line.slice(0, 8).trim())).toEqual([
    '✓ walls',
    '✓ SQL an',
    '✓ sizes',
    expect.stringMatching(/^\d+ files/),
  ]);
  expect(ok).toBe(true);
}, 60_000);

test('all faults of all steps are printed, and the gate is shut', async () => {
  const { ok, output } = await check({
    ...house,
    'server/src/modules/orders/order.ts': `import '../../app/sockets.ts';\n${'export {};\n'.repeat(300)}export const a = 'delete from orders.orders';\n`,
  });
  for (const rule of ['modules-never-app', 'file-size', 'sql-outside-queries'])
    expect(output).toContain(rule);
  expect(ok).toBe(false);
}, 60_000);

test('README.md says of every rule what it wants', () => {
  const page = readFileSync(new URL('README.md', import.meta.url), 'utf8');
  const rules = [
    ...treeChecks.flatMap((one) => one.rules),
    ...walls.map((name) => name.replace(/^only-down-.*/, 'only-down-…')),
    ...steps.map(({ rule }) => rule),
    ...regexes.rules,
    ...commits.rules,
    'generated-files',
  ];
  expect([...new Set(rules)].filter((rule) => !page.includes(`\`${rule}\``))).toEqual([]);
});
