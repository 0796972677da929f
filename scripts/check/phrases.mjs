// Error codes are keys of the phrase files: nobody ever reads a code where a sentence should stand.
import ts from 'typescript';
import { fault, isTesting, levels, literal, moduleOf, parse, walk } from './files.mjs';

/** @typedef {import('./files.mjs').File} File */
/** @typedef {import('./files.mjs').Violation} Violation */

export const rules = ['refusal-phrase', 'refusal-prefix', 'phrases-equal'];

/**
 * @param {File[]} files
 * @returns {Violation[]}
 */
export function check(files) {
  const languages = ['es', 'en'].map((language) => {
    const file = files.find(({ path }) => new RegExp(`^clients/ui/src/(.+/)?${language}\\.ts$`).test(path));
    return { language, file, keys: file ? keysOf(file) : new Set() };
  });
  const server = files.filter(({ path }) => /^server\/src\/.*\.ts$/.test(path) && !isTesting(path));
  const codes = server.flatMap(refusals);
  return [...codes.flatMap((code) => judge(code, languages)), ...equal(languages)];
}

/**
 * @param {{ file: File, node: ts.Node, code: string }} refusal
 * @param {{ language: string, keys: Set<string> }[]} languages
 */
function judge({ file, node, code }, languages) {
  const faults = languages
    .filter(({ keys }) => !keys.has(code))
    .map(({ language }) => fault('refusal-phrase', file, node, `${code} has no sentence in ${language}`));
  const home = moduleOf(file.path)?.name;
  const prefix = code.split('.')[0] ?? '';
  // app/ stands above the modules and may speak for them; the kernel does not know them.
  const wrong =
    home === undefined ? file.path.startsWith('server/src/kernel/') && prefix in levels : prefix !== home;
  if (wrong)
    faults.push(
      fault('refusal-prefix', file, node, `${code}: a code begins with the name of its own module`),
    );
  return faults;
}

/**
 * Codes in `new Refusal(kind, code)`, `refuse(kind, code)` and in `{ kind, code }` of a module's constraints.
 * @param {File} file
 * @returns {{ file: File, node: ts.Node, code: string }[]}
 */
function refusals(file) {
  /** @type {{ file: File, node: ts.Node, code: string }[]} */
  const found = [];
  /** @param {ts.Expression | undefined} node */
  const add = (node) => {
    if (!node) return;
    if (ts.isConditionalExpression(node)) {
      add(node.whenTrue);
      add(node.whenFalse);
    }
    const code = literal(node);
    if (code !== undefined && /^[a-z_]+\.[\w.]+$/.test(code)) found.push({ file, node, code });
  };
  walk(parse(file), (node) => {
    if (ts.isNewExpression(node) && node.expression.getText() === 'Refusal') add(node.arguments?.[1]);
    if (ts.isCallExpression(node) && node.expression.getText() === 'refuse') add(node.arguments[1]);
    if (!ts.isObjectLiteralExpression(node)) return;
    const properties = new Map(
      node.properties.filter(ts.isPropertyAssignment).map((one) => [one.name.getText(), one.initializer]),
    );
    if (properties.has('kind')) add(properties.get('code'));
  });
  return found;
}

/** @param {File} file */
function keysOf(file) {
  /** @type {Set<string>} */
  const keys = new Set();
  walk(parse(file), (node) => {
    if (ts.isPropertyAssignment(node) && ts.isStringLiteral(node.name)) keys.add(node.name.text);
  });
  return keys;
}

/** @param {{ language: string, file: File | undefined, keys: Set<string> }[]} languages */
function equal(languages) {
  return languages.flatMap(({ language, file, keys }) =>
    languages.flatMap((other) =>
      [...other.keys]
        .filter((key) => !keys.has(key))
        .map((key) => {
          const path = file?.path ?? `clients/ui/src/phrases/${language}.ts`;
          return {
            rule: 'phrases-equal',
            path,
            line: 1,
            message: `${key} is said in ${other.language} only`,
          };
        }),
    ),
  );
}
