// What is written for people keeps step with the code, and the first commands run before anything is installed.
import ts from 'typescript';
import { fault, literal, parse, walk } from './files.mjs';

/** @typedef {import('./files.mjs').File} File */
/** @typedef {import('./files.mjs').Violation} Violation */

export const rules = ['settings-documented', 'scripts-old-node'];

/** What a Node 18 does not have. */
const TOO_NEW =
  /\b(Temporal\.|Promise\.(withResolvers|try)|(Map|Object)\.groupBy|RegExp\.escape|Array\.fromAsync|import\.meta\.(dirname|filename)|process\.getBuiltinModule|process\.loadEnvFile|\.toSorted\(|\.toReversed\(|\.toSpliced\()/;
const TOO_NEW_MODULES = /^node:(sqlite|sea|test\/reporters)$/;

/**
 * @param {File[]} files
 * @returns {Violation[]}
 */
export function check(files) {
  return [
    ...settings(files),
    ...files
      .filter(({ path }) => /^scripts\/[^/]+\.mjs$/.test(path) && path !== 'scripts/check.mjs')
      .flatMap(oldNode),
  ];
}

/**
 * Every setting of kernel/config.ts stands in the tables of both READMEs.
 * @param {File[]} files
 */
function settings(files) {
  const config = files.find(({ path }) => path === 'server/src/kernel/config.ts');
  if (!config) return [];
  /** @type {Violation[]} */
  const faults = [];
  const readmes = files.filter(({ path }) => /^README(\.es)?\.md$/.test(path));
  walk(parse(config), (node) => {
    if (!ts.isPropertyAssignment(node) || node.name.getText() !== 'env') return;
    const name = literal(node.initializer);
    if (name === undefined) return;
    for (const { path } of readmes.filter(({ text }) => !text.includes(`\`${name}\``))) {
      faults.push(fault('settings-documented', config, node, `${path} does not list the setting ${name}`));
    }
  });
  return faults;
}

/** @param {File} file */
function oldNode(file) {
  /** @type {Violation[]} */
  const faults = [];
  const message = 'this script must run on Node 18, before the pinned one is here';
  for (const [index, line] of file.text.split('\n').entries()) {
    const found = TOO_NEW.exec(line)?.[0];
    if (found)
      faults.push({
        rule: 'scripts-old-node',
        path: file.path,
        line: index + 1,
        message: `${found}: ${message}`,
      });
  }
  for (const statement of parse(file).statements) {
    const from = ts.isImportDeclaration(statement) ? literal(statement.moduleSpecifier) : undefined;
    const tooNew =
      ts.isImportDeclaration(statement) &&
      (statement.attributes !== undefined || TOO_NEW_MODULES.test(from ?? ''));
    if (tooNew) faults.push(fault('scripts-old-node', file, statement, `${from}: ${message}`));
  }
  return faults;
}
