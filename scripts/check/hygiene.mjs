// Tests that can fail, fail for one reason, and run on the real thing.
import ts from 'typescript';
import { fault, isTest, parse, walk } from './files.mjs';

/** @typedef {import('./files.mjs').File} File */
/** @typedef {import('./files.mjs').Violation} Violation */

export const rules = ['test-skipped', 'test-timed', 'test-mocks-own', 'test-asserts'];

const RUNNERS = /^(describe|test|it|suite|bench)\b/;
const READS_TIME = /\b(Date\.now|performance\.now|process\.hrtime)\b/;
const SOUNDS_TIMED = /\b\w*(elapsed|duration|took|spent)(ms|millis)?\b/i;
const COMPARES = new Set([
  'toBeLessThan',
  'toBeLessThanOrEqual',
  'toBeGreaterThan',
  'toBeGreaterThanOrEqual',
  'toBeCloseTo',
]);
const ASSERTS = /\b(expect|expectTypeOf|assertType|assert|fc\.assert)\b/;

/**
 * @param {File[]} files
 * @returns {Violation[]}
 */
export function check(files) {
  return files.filter(({ path }) => isTest(path)).flatMap(inspect);
}

/** @param {File} file */
function inspect(file) {
  /** @type {Violation[]} */
  const faults = [];
  walk(parse(file), (node) => {
    if (!ts.isCallExpression(node)) return;
    faults.push(...skipped(file, node), ...timed(file, node), ...mocked(file, node));
  });
  if (!ASSERTS.test(file.text))
    faults.push(fault('test-asserts', file, 0, 'a test that expects nothing cannot fail'));
  return faults;
}

/**
 * `skipIf(condition)` stays allowed: what needs Redis is reported as skipped, by name, where there is none.
 * @param {File} file
 * @param {ts.CallExpression} call
 */
function skipped(file, call) {
  const name = call.expression.getText();
  const marked = RUNNERS.test(name) && /\.(skip|only|todo|fails)\b/.test(name);
  if (!marked && !/^(xit|xtest|xdescribe|fit|fdescribe)$/.test(name)) return [];
  return [
    fault(
      'test-skipped',
      file,
      call,
      `${name}: a test runs or is not there; use skipIf with what is missing`,
    ),
  ];
}

/**
 * `expect(Date.now() - start).toBeLessThan(…)`: a slow machine is not a fault of the code.
 * @param {File} file
 * @param {ts.CallExpression} call
 */
function timed(file, call) {
  const callee = call.expression;
  if (!ts.isPropertyAccessExpression(callee) || !COMPARES.has(callee.name.text)) return [];
  const compared = callee.expression.getText();
  if (!READS_TIME.test(compared) && !SOUNDS_TIMED.test(compared)) return [];
  return [
    fault('test-timed', file, call, 'the bench measures time, tests do not: wait for the thing itself'),
  ];
}

/**
 * @param {File} file
 * @param {ts.CallExpression} call
 */
function mocked(file, call) {
  if (!/^(vi|vitest)\.(mock|doMock)$/.test(call.expression.getText())) return [];
  const first = call.arguments[0];
  const target = first && ts.isStringLiteralLike(first) ? first.text : (first?.getText() ?? '');
  if (!/^\.|@fastops\/|import\(|^(pg|kysely)$/.test(target)) return [];
  return [
    fault(
      'test-mocks-own',
      file,
      call,
      'our own modules and SQL are never mocked: the real PostgreSQL is there',
    ),
  ];
}
