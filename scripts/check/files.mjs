// What every check works on: the files of the tree, read once, parsed once.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import ts from 'typescript';

/**
 * @typedef {{ path: string, text: string }} File path from the root, with `/`
 * @typedef {{ rule: string, path: string, line: number, message: string }} Violation
 * @typedef {(files: File[]) => Violation[]} Check
 */

const SKIPPED_FOLDERS = new Set(['node_modules', '.git', 'dist', 'coverage', '.fastops']);
const READ = /\.(ts|tsx|mts|cts|js|mjs|cjs|sql|css|md|json)$/;
const CODE = /\.(ts|tsx|mts|cts|js|mjs|cjs)$/;

/** @type {{ levels: Record<string, number>, mayOpen: string, mayDial: string }} what walls.cjs knows and others need */
const house = createRequire(import.meta.url)('../../walls.cjs').house;

/** Height of each business module. */
export const { levels } = house;
/** File names of a module that may open a transaction. */
export const MAY_OPEN = new RegExp(`^${house.mayOpen}`);
/** File names of a module that may reach the network. */
export const MAY_DIAL = new RegExp(`^${house.mayDial}`);

/**
 * Reads the tree under `root`: sources, SQL, styles, pages and settings; nothing installed or built.
 * @param {string} root
 * @returns {File[]} in path order
 */
export function readTree(root) {
  /** @type {File[]} */
  const files = [];
  /** @param {string} folder */
  const read = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !SKIPPED_FOLDERS.has(entry.name)) read(path);
      if (entry.isFile() && READ.test(entry.name))
        files.push({ path, text: readFileSync(join(root, path), 'utf8') });
    }
  };
  read('');
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** @param {string} path */
export const isCode = (path) => CODE.test(path) && !path.endsWith('.d.ts');
/** @param {string} path */
export const isTest = (path) => /\.test\.(tsx?|mjs)$/.test(path);
/** @param {string} path row types, contract types and the like: written by a tool, compared by the drift check */
export const isGenerated = (path) =>
  /\.generated\.(ts|json)$|^server\/src\/(modules\/[^/]+|kernel)\/tables\.ts$/.test(path);
/** @param {string} path */
export const isTesting = (path) =>
  isTest(path) || /^server\/src\/(kernel|app|modules\/\w+)\/testing\//.test(path);
/** @param {string} path */
export const isProduct = (path) =>
  /^(server|clients|contract)\//.test(path) && isCode(path) && !isTesting(path);

/**
 * The business module a path belongs to.
 * @param {string} path
 * @returns {{ name: string, rest: string } | undefined}
 */
export function moduleOf(path) {
  const match = /^server\/src\/modules\/([^/]+)\/(.+)$/.exec(path);
  return match?.[1] && match[2] ? { name: match[1], rest: match[2] } : undefined;
}

/** @type {WeakMap<File, ts.SourceFile>} */
const parsed = new WeakMap();

/**
 * The syntax tree of a file, parsed the first time it is asked for.
 * @param {File} file
 * @returns {ts.SourceFile}
 */
export function parse(file) {
  let tree = parsed.get(file);
  if (!tree) {
    tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true, kindOf(file.path));
    parsed.set(file, tree);
  }
  return tree;
}

/** @param {string} path */
function kindOf(path) {
  if (path.endsWith('x')) return ts.ScriptKind.TSX;
  return /\.[mc]?js$/.test(path) ? ts.ScriptKind.JS : ts.ScriptKind.TS;
}

/**
 * Calls `visit` for every node below and including `node`, parents first.
 * @param {ts.Node} node
 * @param {(node: ts.Node) => void} visit
 */
export function walk(node, visit) {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/**
 * The text of a string that holds no expression, or the fixed parts of a template with `?` for each expression.
 * @param {ts.Node} node
 * @returns {string | undefined}
 */
export function literal(node) {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map((span) => `?${span.literal.text}`).join('');
}

/**
 * A fault at a node or at a position in the text.
 * @param {string} rule
 * @param {File} file
 * @param {ts.Node | number} at
 * @param {string} message
 * @returns {Violation}
 */
export function fault(rule, file, at, message) {
  const position = typeof at === 'number' ? at : at.getStart();
  const line = file.text.slice(0, position).split('\n').length;
  return { rule, path: file.path, line, message };
}

/**
 * Every comment of a code file, with its position.
 * @param {File} file
 * @returns {{ text: string, pos: number }[]}
 */
export function comments(file) {
  const source = parse(file);
  /** @type {Map<number, number>} */
  const found = new Map();
  /** @param {number} at */
  const collect = (at) => {
    const leading = ts.getLeadingCommentRanges(file.text, at) ?? [];
    for (const range of [...leading, ...(ts.getTrailingCommentRanges(file.text, at) ?? [])])
      found.set(range.pos, range.end);
  };
  walk(source, (node) => {
    if (ts.isJsxText(node)) return;
    collect(node.pos);
    collect(node.end);
    // Comments inside something empty (`{}`, `()`, `{/* … */}`) hang on no child.
    if (node.getChildCount(source) > 0) for (const child of node.getChildren(source)) collect(child.end);
  });
  return [...found]
    .sort((a, b) => a[0] - b[0])
    .map(([pos, end]) => ({ pos, text: file.text.slice(pos, end) }));
}

/**
 * The names a file imports, by local name: where from and what it is called there.
 * @param {File} file
 * @returns {Map<string, { from: string, name: string, typeOnly: boolean }>}
 */
export function imports(file) {
  /** @type {Map<string, { from: string, name: string, typeOnly: boolean }>} */
  const names = new Map();
  for (const statement of parse(file).statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const from = statement.moduleSpecifier.text;
    const clause = statement.importClause;
    if (!clause) continue;
    const typeOnly = clause.phaseModifier === ts.SyntaxKind.TypeKeyword;
    if (clause.name) names.set(clause.name.text, { from, name: 'default', typeOnly });
    const bindings = clause.namedBindings;
    if (bindings && ts.isNamespaceImport(bindings))
      names.set(bindings.name.text, { from, name: '*', typeOnly });
    if (bindings && ts.isNamedImports(bindings)) {
      for (const one of bindings.elements) {
        const name = (one.propertyName ?? one.name).text;
        names.set(one.name.text, { from, name, typeOnly: typeOnly || one.isTypeOnly });
      }
    }
  }
  return names;
}

/**
 * The functions a file exports at its top level: declarations and constants that hold a function.
 * @param {File} file
 * @returns {{ name: string, node: ts.Statement, fn: ts.FunctionLikeDeclaration }[]}
 */
export function exportedFunctions(file) {
  /** @type {{ name: string, node: ts.Statement, fn: ts.FunctionLikeDeclaration }[]} */
  const found = [];
  for (const node of parse(file).statements) {
    if (!ts.canHaveModifiers(node)) continue;
    if (!ts.getModifiers(node)?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)) continue;
    if (ts.isFunctionDeclaration(node)) found.push({ name: node.name?.text ?? 'default', node, fn: node });
    if (!ts.isVariableStatement(node)) continue;
    for (const { name, initializer } of node.declarationList.declarations) {
      const isFunction =
        initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer));
      if (isFunction && ts.isIdentifier(name)) found.push({ name: name.text, node, fn: initializer });
    }
  }
  return found;
}
