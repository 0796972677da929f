// The same shape in every module, and no folder that says nothing.
import ts from 'typescript';
import {
  exportedFunctions,
  fault,
  imports,
  isTest,
  levels,
  MAY_DIAL,
  moduleOf,
  parse,
  walk,
} from './files.mjs';

/** @typedef {import('./files.mjs').File} File */
/** @typedef {import('./files.mjs').Violation} Violation */

export const rules = [
  'folder-names',
  'module-known',
  'module-in-map',
  'module-readme',
  'module-shape',
  'door-explicit',
  'use-case-shape',
  'pure-rules',
];

const EMPTY_NAMES = /(^|\/)(services?|helpers?|utils?|dtos?|mappers?|common|shared|misc)\//;
const NAMED = /^(index|module|http|queries|tables|events|handlers)\.ts$/;
const OTHER =
  /^(README\.md|(queries|http|testing)\/[a-z0-9]+(-[a-z0-9]+)*(\.test)?\.ts|migrations\/\d{4}-[a-z0-9-]+\.sql)$/;
/** What can be done to a thing that is changed by commands: pure like a noun file, a file for what belongs together. */
const COMMANDS = /^commands\/[a-z0-9]+(-[a-z0-9]+)*(\.test)?\.ts$/;
const WORDS = /^[a-z0-9]+(-[a-z0-9]+)*(\.test)?\.ts$/;
const README_LINES = 20;
/** First words that are acts and nothing else. Words that are also nouns (order, print, note …) are judged by their `ctx`. */
const ACTS = new Set(
  'accept activate add announce approve assign authenticate bump cancel change claim clear close confirm create decline deliver disable enable enqueue enroll enter expire find fire forget get import include invite issue join leave list load lock mark merge move open pay publish quote read recall receive record refresh refund register reject release remove rename renew reopen replace replay reset resolve restore resume retry revoke run save search send serve set settle split start stop submit suspend switch sync take test toggle update upload verify void withdraw write'.split(
    ' ',
  ),
);

/**
 * @param {File[]} files
 * @returns {Violation[]}
 */
export function check(files) {
  const map = files.find(({ path }) => path === 'MAP.md')?.text ?? '';
  const modules = new Set(files.flatMap(({ path }) => moduleOf(path)?.name ?? []));
  return [
    ...files
      .filter(({ path }) => EMPTY_NAMES.test(path))
      .map((file) => fault('folder-names', file, 0, 'this folder name says nothing: name the business word')),
    ...[...modules].flatMap((name) => inspectModule(name, files, map)),
    ...files.flatMap(inspectFile),
  ];
}

/**
 * @param {string} name
 * @param {File[]} files
 * @param {string} map
 */
function inspectModule(name, files, map) {
  const folder = `server/src/modules/${name}`;
  const own = files.filter(({ path }) => path.startsWith(`${folder}/`));
  /** @param {string} rule @param {string} message */
  const said = (rule, message) => [{ rule, path: folder, line: 1, message }];
  const readme = own.find(({ path }) => path === `${folder}/README.md`);
  const lines = readme?.text.trimEnd().split('\n').length ?? 0;
  return [
    ...(name in levels ? [] : said('module-known', `${name} has no level in walls.cjs`)),
    ...(new RegExp(`\\b${name}\\b`).test(map) ? [] : said('module-in-map', `MAP.md does not name ${name}`)),
    ...(readme ? [] : said('module-readme', 'has no README.md: what it owns, what it refuses to own')),
    ...(lines > README_LINES
      ? said('module-readme', `README.md has ${lines} lines, over ${README_LINES}`)
      : []),
    ...(own.some(({ path }) => path === `${folder}/module.ts`)
      ? []
      : said('module-shape', 'has no module.ts')),
  ];
}

/** @param {File} file */
function inspectFile(file) {
  const home = moduleOf(file.path);
  if (!home) return [];
  const { rest } = home;
  if (OTHER.test(rest)) return [];
  if (COMMANDS.test(rest)) return isTest(rest) ? [] : pure(file);
  if (!WORDS.test(rest))
    return [
      fault(
        'module-shape',
        file,
        0,
        `${rest} is not a file of a module: README.md, one of the named files, verb-noun.ts or noun.ts`,
      ),
    ];
  if (isTest(rest)) return [];
  if (rest === 'index.ts') return door(file);
  if (NAMED.test(rest) || MAY_DIAL.test(rest)) return [];
  return isUseCase(file, rest) ? useCase(file, rest) : pure(file);
}

/** The door names what it lets through. @param {File} file */
function door(file) {
  return parse(file).statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement) && statement.exportClause && statement.moduleSpecifier) return [];
    return [
      fault('door-explicit', file, statement, 'a door only names what it lets through: export { … } from …'),
    ];
  });
}

/**
 * A use case: its name begins with an act, or it receives a context.
 * @param {File} file
 * @param {string} name file name
 */
export function isUseCase(file, name) {
  const first = name.split(/[-.]/)[0] ?? '';
  return (
    (ACTS.has(first) && name.includes('-')) ||
    exportedFunctions(file).some(({ fn }) => parameter(fn) === 'ctx')
  );
}

/** @param {ts.FunctionLikeDeclaration} fn */
const parameter = (fn) => fn.parameters[0]?.name.getText();

/**
 * One use case per file: verb-noun, one exported function `(ctx, input)` of the same name.
 * @param {File} file
 * @param {string} rest
 */
function useCase(file, rest) {
  const expected = rest.replace(/\.ts$/, '').replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
  const exported = exportedFunctions(file);
  const [only] = exported;
  /** @param {string} message */
  const said = (message) => [fault('use-case-shape', file, only?.node ?? 0, message)];
  if (!rest.includes('-')) return said('a use case is named verb-noun');
  if (!only || exported.length !== 1 || only.name !== expected)
    return said(`one use case per file: it exports one function, ${expected}`);
  if (parameter(only.fn) !== 'ctx' || only.fn.parameters.length > 2)
    return said(`${expected} takes (ctx, input)`);
  return [];
}

const QUIET_NODE = /^(node:)?(crypto|util|buffer|assert|url|path)$/;
/** Kernel files whose functions only calculate. */
const QUIET_KERNEL =
  /\/kernel\/(money|money-text|refusal|flow|clock|ids|events|module|route|schemas|command-schemas)\.ts$/;
const LOUD_CALLS =
  /^(Date\.now|Math\.random|performance\.now|Temporal\.Now\.\w+|setTimeout|setInterval|setImmediate|fetch|crypto\.(randomUUID|getRandomValues)|console\.\w+)$/;

/**
 * Rules are nouns and pure: no input or output, no clock, no chance. What they need is handed to them.
 * @param {File} file
 */
function pure(file) {
  /** @type {Violation[]} */
  const faults = [];
  /** @param {ts.Node | number} at @param {string} message */
  const said = (at, message) =>
    faults.push(fault('pure-rules', file, at, `${message}; a noun file only calculates`));
  const sources = new Set([...imports(file).values()].filter((one) => !one.typeOnly).map(({ from }) => from));
  for (const from of sources) {
    const loudNode =
      /^node:|^(fs|net|http|https|child_process|timers)(\/|$)/.test(from) && !QUIET_NODE.test(from);
    const loudKernel = /\/kernel\//.test(from) && !QUIET_KERNEL.test(from);
    const loudSibling = /^\.\.?\/(queries|http|handlers|worker|module)(\/|\.ts$)/.test(from);
    if (loudNode || loudKernel || loudSibling) said(0, `imports ${from}`);
  }
  walk(parse(file), (node) => {
    if (ts.isCallExpression(node) && LOUD_CALLS.test(node.expression.getText()))
      said(node, `calls ${node.expression.getText()}`);
    const now =
      ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0;
    if (now) said(node, 'reads the clock');
  });
  for (const { fn, node } of exportedFunctions(file)) {
    if (/^(tx|database)$/.test(parameter(fn) ?? '')) said(node, `takes ${parameter(fn)}`);
  }
  return faults;
}
