// File ≤ 300 lines, function ≤ 60. Over that: split, or say why in a comment `size: …`.
import ts from 'typescript';
import { comments, fault, isCode, isGenerated, isTest, parse, walk } from './files.mjs';

/** @typedef {import('./files.mjs').File} File */
/** @typedef {import('./files.mjs').Violation} Violation */

export const rules = ['file-size', 'function-size'];

const MAX_FILE = 300;
const MAX_FUNCTION = 60;
const WHY = /\bsize:\s+\S.{10,}/;

/**
 * @param {File[]} files
 * @returns {Violation[]}
 */
export function check(files) {
  const measured = files.filter(({ path }) => (isCode(path) || path.endsWith('.sql')) && !isGenerated(path));
  return measured.flatMap((file) => [...fileSize(file), ...(isCode(file.path) ? functionSizes(file) : [])]);
}

/** @param {File} file */
function fileSize(file) {
  const lines = file.text.replace(/\n$/, '').split('\n');
  if (lines.length <= MAX_FILE || WHY.test(lines.slice(0, 10).join('\n'))) return [];
  return [
    fault(
      'file-size',
      file,
      0,
      `${lines.length} lines, over ${MAX_FILE}: split it, or say why in "size: …" at the top`,
    ),
  ];
}

/** @param {File} file */
function functionSizes(file) {
  /** @type {Violation[]} */
  const faults = [];
  const source = parse(file);
  walk(source, (node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return;
    if (isTest(file.path) && isSuite(node)) return;
    const start = source.getLineAndCharacterOfPosition(node.getStart()).line;
    const length = source.getLineAndCharacterOfPosition(node.end).line - start + 1;
    if (length <= MAX_FUNCTION || saysWhy(file, node)) return;
    faults.push(
      fault(
        'function-size',
        file,
        node,
        `${length} lines, over ${MAX_FUNCTION}: split it, or say why in "size: …" above`,
      ),
    );
  });
  return faults;
}

/** `describe(…, () => { … })` is a chapter, not a function. @param {ts.Node} node */
function isSuite(node) {
  return ts.isCallExpression(node.parent) && /^(describe|suite)\b/.test(node.parent.expression.getText());
}

/**
 * @param {File} file
 * @param {ts.Node} node
 */
function saysWhy(file, node) {
  const statement = ts.findAncestor(node, (one) => ts.isStatement(one) || ts.isClassElement(one)) ?? node;
  const line = fault('', file, node, '').line;
  const near = comments(file).filter(
    ({ pos }) => pos >= statement.pos && fault('', file, pos, '').line <= line + 1,
  );
  return near.some(({ text }) => WHY.test(text));
}
