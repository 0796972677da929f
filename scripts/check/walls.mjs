// Runs the import rules of walls.cjs with dependency-cruiser, and makes sure they were run on every file.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import { isCode } from './files.mjs';

const walls = createRequire(import.meta.url)('../../walls.cjs');
const FOLDERS = ['server/src', 'printer-link', 'contract', 'clients', 'e2e', 'drills', 'bench', 'scripts'];

/** Names of the rules that walls.cjs holds, and the one this file adds. */
export const rules = [
  ...walls.forbidden.map((/** @type {{ name: string }} */ rule) => rule.name),
  'walls-saw-everything',
];

/**
 * Cruises the tree and returns what broke a wall. A source file that was not cruised is a fault of its own: a
 * TypeScript that dependency-cruiser cannot drive gives a green check over 0 modules.
 * @param {string} root
 * @param {import('./files.mjs').File[]} files
 * @returns {Promise<import('./files.mjs').Violation[]>}
 */
export async function checkWalls(root, files) {
  const { options, forbidden } = walls;
  const folders = FOLDERS.filter((folder) => existsSync(join(root, folder)));
  const { enhancedResolveOptions, ...cruiseOptions } = options;
  const { output } = await cruise(
    folders,
    { ...cruiseOptions, baseDir: root, validate: true, ruleSet: { forbidden } },
    // Without a cache of its own a second cruise in one process would answer from the first one's files.
    { ...enhancedResolveOptions, bustTheCache: true },
  );
  if (typeof output === 'string')
    throw new Error('dependency-cruiser answered with text where its result was expected');
  const faults = output.summary.violations.map((violation) => ({
    rule: violation.rule.name,
    path: violation.from,
    line: 1,
    message: violation.cycle ? circle(violation) : `imports ${violation.to}`,
  }));
  const seen = new Set(output.modules.map((module) => module.source));
  return [...faults, ...unseen(files, seen)];
}

/** @param {import('dependency-cruiser').IViolation} violation */
function circle(violation) {
  return `circle: ${[violation.from, ...(violation.cycle ?? []).map((step) => step.name)].join(' → ')}`;
}

/**
 * Code files the cruise should have seen and has not.
 * @param {import('./files.mjs').File[]} files
 * @param {ReadonlySet<string>} seen
 * @returns {import('./files.mjs').Violation[]}
 */
export function unseen(files, seen) {
  const expected = files.filter(
    ({ path }) => isCode(path) && FOLDERS.some((folder) => path.startsWith(`${folder}/`)),
  );
  const missed = expected.filter(({ path }) => !seen.has(path));
  const rule = 'walls-saw-everything';
  if (expected.length === 0)
    return [{ rule, path: 'walls.cjs', line: 1, message: 'the walls were checked over 0 modules' }];
  return missed.map(({ path }) => ({ rule, path, line: 1, message: 'was not cruised, so no wall holds it' }));
}
