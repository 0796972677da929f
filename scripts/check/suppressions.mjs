// A suppression says why; `any` is not used at all.
import ts from 'typescript';
import { comments, fault, isCode, isGenerated, parse, walk } from './files.mjs';

/** @typedef {import('./files.mjs').File} File */
/** @typedef {import('./files.mjs').Violation} Violation */

export const rules = ['suppression-reason', 'any-zero'];

const MARK =
  /(biome-ignore|oxlint-disable|eslint-disable|@ts-expect-error|@ts-ignore|@ts-nocheck|knip-ignore)([^\n]*)/g;
const REASON = /(:|—|–|\s--?)\s+\S.{7,}/;

/**
 * @param {File[]} files
 * @returns {Violation[]}
 */
export function check(files) {
  const styles = files.filter(({ path }) => path.endsWith('.css'));
  const code = files.filter(({ path }) => isCode(path) && !isGenerated(path));
  return [
    ...styles.flatMap((file) => marks(file, file.text, 0)),
    ...code.flatMap((file) => comments(file).flatMap(({ text, pos }) => marks(file, text, pos))),
    ...code.flatMap(anys),
  ];
}

/**
 * @param {File} file
 * @param {string} text
 * @param {number} start
 */
function marks(file, text, start) {
  return [...text.matchAll(MARK)]
    .filter((match) => !REASON.test(match[2] ?? ''))
    .map((match) =>
      fault(
        'suppression-reason',
        file,
        start + match.index,
        `${match[1]} without a reason after a colon or a dash`,
      ),
    );
}

/** @param {File} file */
function anys(file) {
  /** @type {Violation[]} */
  const faults = [];
  walk(parse(file), (node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword)
      faults.push(fault('any-zero', file, node, 'any is 0 here: say what it is, or unknown'));
  });
  return faults;
}
