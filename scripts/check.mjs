// `npm run check`: every rule of the house, one line per step. `npm run check -- walls` runs the steps whose line
// contains the word; `--root FOLDER` judges another tree.
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { commits, regexes, treeChecks } from './check/all.mjs';
import { readTree } from './check/files.mjs';
import { driftSteps, runStep, steps } from './check/steps.mjs';
import { checkWalls } from './check/walls.mjs';

/** @typedef {{ title: string, rules: string[], run: () => Promise<string[]> | string[] }} Line */

const { values, positionals: words } = parseArgs({
  options: { root: { type: 'string' } },
  allowPositionals: true,
});
const root = values.root ?? fileURLToPath(new URL('..', import.meta.url));
const files = readTree(root);

/** @param {import('./check/files.mjs').Violation[]} violations */
const said = (violations) =>
  violations.map(({ rule, path, line, message }) => `${path}:${line}  ${rule}  ${message}`);

/** @type {Line[]} programs of their own, several at a time */
const programs = [...steps, ...driftSteps(root, files)].map((step) => ({
  title: step.title,
  rules: [step.rule],
  run: async () => {
    if ('missing' in step) return [step.missing];
    const { ok, output } = await runStep(root, step);
    return ok ? [] : [output || 'failed without a word'];
  },
}));

/** @type {Line[]} in this process, one after the other */
const inHere = [
  { title: 'walls', rules: ['walls'], run: async () => said(await checkWalls(root, files)) },
  ...treeChecks.map(({ title, rules, check }) => ({ title, rules, run: () => said(check(files)) })),
  { title: 'regular expressions', rules: regexes.rules, run: async () => said(await regexes.check(files)) },
  { title: 'commits', rules: commits.rules, run: () => said(commits.check(commits.readCommits(root))) },
];

/** @type {string[]} */
const report = [];

/**
 * Runs one line, prints its outcome and keeps its faults for the end.
 * @param {Line} line
 * @param {() => Promise<string[]> | string[]} run
 */
async function print({ title }, run) {
  const start = performance.now();
  const faults = await run();
  const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(6);
  const outcome = faults.length === 0 ? 'ok' : `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`;
  process.stdout.write(`${faults.length === 0 ? '✓' : '✗'} ${title.padEnd(40)} ${seconds} s  ${outcome}\n`);
  if (faults.length > 0)
    report.push(`\n${title}\n${faults.map((fault) => fault.replace(/^/gm, '  ')).join('\n')}`);
}

/** @param {Line[]} lines */
async function runPrograms(lines) {
  const waiting = [...lines];
  const worker = async () => {
    for (let line = waiting.shift(); line; line = waiting.shift()) await print(line, line.run);
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, worker));
}

/** @param {Line} line */
const wanted = ({ title, rules }) =>
  words.length === 0 || words.some((word) => title.includes(word) || rules.includes(word));

// First what is quick to read, then what takes the processors for itself.
for (const line of inHere.filter(wanted)) await print(line, line.run);
await runPrograms(programs.filter(wanted));

if (report.length === 0) {
  process.stdout.write(`${files.length} files keep every rule\n`);
} else {
  process.stdout.write(`${report.join('\n')}\n\nWhat each rule wants: scripts/check/README.md\n`);
  process.exitCode = 1;
}
