// House rules with one home each: the clock, identifiers, rounding, `get…` that refuses.
import ts from 'typescript';
import { exportedFunctions, fault, isCode, isTest, MAY_DIAL, moduleOf, parse, walk } from './files.mjs';

/** @typedef {import('./files.mjs').File} File */
/** @typedef {import('./files.mjs').Violation} Violation */

export const rules = ['one-clock', 'one-id-maker', 'one-rounding', 'one-refusal', 'get-refuses'];

/** @type {{ rule: string, pattern: RegExp, message: string }[]} */
const CALLS = [
  {
    rule: 'one-clock',
    pattern: /^(Date\.now|Temporal\.Now\.\w+)$/,
    message: 'the time comes in ctx.now, deadlines from the database',
  },
  {
    rule: 'one-id-maker',
    pattern: /^((node)?[cC]rypto\.)?(randomUUID|randomUUIDv7|uuid|uuidv[47])$/,
    message: 'identifiers are UUIDv7 and made by newId of kernel/ids.ts',
  },
  {
    rule: 'one-rounding',
    pattern: /^(Math\.round|parseFloat|Number\.parseFloat)$|\.toFixed$/,
    message: 'money is rounded in one way, in kernel/money.ts',
  },
];

/**
 * @param {File[]} files
 * @returns {Violation[]}
 */
export function check(files) {
  return files
    .filter(({ path }) => moduleOf(path) && isCode(path) && !isTest(path))
    .flatMap((file) => [...calls(file), ...getters(file)]);
}

/** @param {File} file */
function calls(file) {
  /** @type {Violation[]} */
  const faults = [];
  walk(parse(file), (node) => {
    const called = ts.isCallExpression(node) || ts.isNewExpression(node) ? node.expression.getText() : '';
    const found = CALLS.find(({ pattern }) => pattern.test(called));
    if (found) faults.push(fault(found.rule, file, node, `${called}: ${found.message}`));
    // What a driver throws is caught by its worker and never reaches a caller.
    const extended =
      !MAY_DIAL.test(moduleOf(file.path)?.rest ?? '') &&
      ts.isHeritageClause(node) &&
      /^extends\s+\w*Error\b/.test(node.getText());
    if (extended)
      faults.push(fault('one-refusal', file, node, 'the product says no with a Refusal and its code'));
    const now = ts.isNewExpression(node) && called === 'Date' && (node.arguments?.length ?? 0) === 0;
    if (now)
      faults.push(
        fault('one-clock', file, node, 'new Date(): the time comes in ctx.now, as a Temporal.Instant'),
      );
  });
  return faults;
}

/** `find…` may return nothing, `get…` refuses. @param {File} file */
function getters(file) {
  return exportedFunctions(file)
    .filter(({ name }) => /^get[A-Z]/.test(name))
    .filter(({ fn }) => /\b(undefined|null)\b/.test(fn.type?.getText().replace(/\{[^}]*\}/g, '') ?? ''))
    .map(({ name, node }) =>
      fault('get-refuses', file, node, `${name} may return nothing: call it find…, or refuse`),
    );
}
