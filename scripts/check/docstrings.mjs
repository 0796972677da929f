// Public functions carry a docstring: what it returns, units, refusals, the source of a rule.
import { posix } from 'node:path';
import ts from 'typescript';
import { exportedFunctions, fault, isCode, isTest, isTesting, MAY_DIAL, moduleOf, parse } from './files.mjs';
import { isUseCase } from './shape.mjs';

/** @typedef {import('./files.mjs').File} File */
/** @typedef {import('./files.mjs').Violation} Violation */

export const rules = ['docstring'];

const NOT_USE_CASES = /^(index|module|http|queries|tables|events|handlers)\.ts$|^(queries|http)\//;
/** Doors of packages and modules: what they let through is public. */
const DOOR = /^(server\/src\/modules\/[^/]+|clients\/(ui|device)\/src|contract\/src)\/index\.ts$/;

/**
 * @param {File[]} files
 * @returns {Violation[]}
 */
export function check(files) {
  const code = new Map(
    files.filter(({ path }) => isCode(path) && !isTest(path)).map((file) => [file.path, file]),
  );
  /** @type {Map<string, Violation>} */
  const faults = new Map();
  for (const file of code.values()) {
    const published = isPublic(file) ? exportedFunctions(file).map(({ name }) => ({ file, name })) : [];
    const through = DOOR.test(file.path) ? letThrough(file, code) : [];
    for (const one of [...published, ...through]) {
      for (const { node } of exportedFunctions(one.file).filter(({ name }) => name === one.name)) {
        if (hasDocstring(node)) continue;
        const found = fault(
          'docstring',
          one.file,
          node,
          `${one.name} is public: say what it returns, units, refusals, its source`,
        );
        faults.set(`${found.path}:${found.line}`, found);
      }
    }
  }
  return [...faults.values()];
}

/** Kernel files and use cases. @param {File} file */
function isPublic(file) {
  if (file.path.startsWith('server/src/kernel/')) return !isTesting(file.path);
  const rest = moduleOf(file.path)?.rest;
  return rest !== undefined && !NOT_USE_CASES.test(rest) && !MAY_DIAL.test(rest) && isUseCase(file, rest);
}

/**
 * What a door names, with the file where it is written.
 * @param {File} file
 * @param {Map<string, File>} code
 */
function letThrough(file, code) {
  return parse(file).statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || statement.isTypeOnly) return [];
    const { exportClause, moduleSpecifier } = statement;
    if (!exportClause || !ts.isNamedExports(exportClause)) return [];
    if (!moduleSpecifier || !ts.isStringLiteral(moduleSpecifier)) return [];
    const target = code.get(posix.join(posix.dirname(file.path), moduleSpecifier.text));
    return target
      ? exportClause.elements.map(({ name, propertyName }) => ({
          file: target,
          name: (propertyName ?? name).text,
        }))
      : [];
  });
}

/** @param {ts.Node} node */
function hasDocstring(node) {
  return ts.getJSDocCommentsAndTags(node).some((doc) => doc.getText().replace(/[*/\s]/g, '').length >= 15);
}
