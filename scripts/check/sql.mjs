// Rules 4, 5 and 7 inside the text: where SQL may stand, whose tables it may name, and that it opens no transaction.
import { fault, isCode, isTesting, levels, literal, moduleOf, parse, walk } from './files.mjs';

/** @typedef {import('./files.mjs').File} File */
/** @typedef {import('./files.mjs').Violation} Violation */
/** @typedef {{ file: File, at: number, text: string }} Sql */

export const rules = [
  'sql-outside-queries',
  'sql-own-schema',
  'sql-qualified',
  'sql-transaction',
  'sql-no-notify',
];

const STATEMENT =
  /^\s*(select\s[^;]*\sfrom\s|select\s+\w+(\.\w+)?\s*\(|insert\s+into\s|update\s+[\w."]+\s+(as\s+\w+\s+|\w+\s+)?set\s|delete\s+from\s|merge\s+into\s|with\s+(recursive\s+)?\w+\s*(\([^)]*\)\s*)?as\s|call\s+\w+\.|truncate\s|(create|alter|drop)\s+(table|index|view|function|policy|schema|role|sequence|type|trigger)\s)/i;
const TRANSACTION =
  /^\s*(begin|commit|rollback|start\s+transaction|prepare\s+transaction)(\s+(work|transaction|to\s+\w+))?\s*;?\s*$|^\s*(savepoint|release\s+savepoint)\s+\w+\s*;?\s*$|\bset_config\s*\(|\bset\s+(local|session)\s+[\w.]+|^\s*set\s+[\w.]+\s*(=|\bto\b)|^\s*(re)?set\s+role\b/i;
/** A whole string that is a table's name, as a query builder takes it. */
const TABLE = /^([a-z_]+)\.[a-z_]\w*(\s+as\s+\w+)?$/;
/** Modules that read other modules' published views (rule 7). */
const READERS = new Set(['reports', 'intelligence']);

/**
 * @param {File[]} files
 * @returns {Violation[]}
 */
export function check(files) {
  const views = publishedViews(files);
  return files.flatMap((file) => {
    const home = moduleOf(file.path);
    if (file.path.endsWith('.sql'))
      return home ? named({ file, at: 0, text: file.text }, home.name, views, true) : kernel(file, []);
    if (!isCode(file.path) || !file.path.startsWith('server/src/') || isTesting(file.path)) return [];
    if (file.path.startsWith('server/src/kernel/')) return kernel(file, stringsOf(file));
    const strings = stringsOf(file);
    if (!home || !/^queries(\.ts$|\/)/.test(home.rest)) return strings.flatMap(outside);
    const sql = strings.filter(
      ({ text }) => STATEMENT.test(text) || TABLE.test(text) || /\b(from|join|where)\s+\w+\.\w+/i.test(text),
    );
    return [
      ...strings.flatMap(opensTransaction),
      ...sql.flatMap((one) => named(one, home.name, views, false)),
    ];
  });
}

/**
 * The kernel's SQL names its own schema and the catalogue, never a module's.
 * @param {File} file
 * @param {Sql[]} strings
 */
function kernel(file, strings) {
  const none = new Set(['']);
  const sql = file.path.endsWith('.sql')
    ? [{ file, at: 0, text: file.text }]
    : strings.filter(({ text }) => STATEMENT.test(text));
  return sql.flatMap((one) => {
    const text = bare(one.text);
    return [...foreign(one, text, 'kernel', none, false), ...notifies(one, text)];
  });
}

/**
 * A notification inside a transaction takes a lock on the whole database at commit.
 * @param {Sql} sql
 * @param {string} text
 */
function notifies(sql, text) {
  const match = /\bpg_notify\s*\(|^\s*notify\s+\w/im.exec(text);
  if (!match) return [];
  const message = 'wake-ups travel outside the transaction: use afterCommit and the wake-ups';
  return [fault('sql-no-notify', sql.file, sql.at + offset(sql, match.index), message)];
}

/**
 * Every string and template of a file.
 * @param {File} file
 * @returns {Sql[]}
 */
function stringsOf(file) {
  /** @type {Sql[]} */
  const found = [];
  walk(parse(file), (node) => {
    const text = literal(node);
    if (text !== undefined) found.push({ file, at: node.getStart(), text });
  });
  return found;
}

/** @param {Sql} sql */
function outside({ file, at, text }) {
  if (!STATEMENT.test(text) && !opensTransaction({ file, at, text }).length) return [];
  return [
    fault(
      'sql-outside-queries',
      file,
      at,
      'SQL stands only in a module’s queries.ts, its migrations and the kernel',
    ),
  ];
}

/** @param {Sql} sql */
function opensTransaction({ file, at, text }) {
  if (!TRANSACTION.test(text)) return [];
  return [fault('sql-transaction', file, at, 'only the kernel begins, ends or marks a transaction')];
}

/**
 * Names that a SQL text must not speak: another module's tables, and tables without a schema.
 * @param {Sql} sql
 * @param {string} home
 * @param {ReadonlySet<string>} views
 * @param {boolean} migration
 */
function named(sql, home, views, migration) {
  const text = bare(sql.text);
  return [...foreign(sql, text, home, views, migration), ...unqualified(sql, text), ...notifies(sql, text)];
}

/**
 * @param {Sql} sql
 * @param {string} text
 * @param {string} home
 * @param {ReadonlySet<string>} views
 * @param {boolean} migration
 */
function foreign(sql, text, home, views, migration) {
  /** @type {Violation[]} */
  const faults = [];
  for (const match of text.matchAll(/\b([a-z_]+)\.([a-z_]\w*)(\s*\()?/g)) {
    const [whole, schema = '', name = '', call] = match;
    if (schema === home) continue;
    const known = schema === 'kernel' || schema in levels;
    if (!known) continue;
    const below = schema in levels && Number(levels[schema]) < Number(levels[home]);
    // `kernel.f(…)` calls, `execute function kernel.f` names one; `insert into kernel.t (…)` only looks like a call.
    const before = text.slice(0, match.index);
    if (
      schema === 'kernel' &&
      (/\b(function|procedure)\s+$/i.test(before) || (call && !/\binto\s+$/i.test(before)))
    )
      continue;
    if (READERS.has(home) && below && views.has(`${schema}.${name}`)) continue;
    if (migration && below && /\breferences\s+$/i.test(before)) continue;
    const message = `${home} may name only its own schema here, not ${whole.replace(/\s*\($/, '')}`;
    faults.push(fault('sql-own-schema', sql.file, sql.at + offset(sql, match.index), message));
  }
  return faults;
}

/** Only exact where the text is the file itself; a template's first line is near enough. @param {Sql} sql @param {number} index */
const offset = (sql, index) => (sql.file.path.endsWith('.sql') ? index : 0);

/**
 * A table without its schema is looked up on the search path, which a caller could set.
 * @param {Sql} sql
 * @param {string} text
 */
function unqualified(sql, text) {
  const flat = text.replace(/\b(extract|trim|substring|overlay)\s*\([^()]*(\([^()]*\)[^()]*)*\)/gi, (inner) =>
    ' '.repeat(inner.length),
  );
  const ctes = new Set(
    [
      ...flat.matchAll(
        /(?:\bwith(?:\s+recursive)?|,)\s+(\w+)\s*(?:\([^)]*\)\s*)?as\s+(?:not\s+)?(?:materialized\s+)?\(/gi,
      ),
    ].map((match) => match[1]),
  );
  const places =
    /(?<!\bdistinct\s+)\b(?:from|join|insert\s+into|delete\s+from|truncate(?:\s+table)?|create\s+(?:table|view)|alter\s+table|using)\s+(?:only\s+|lateral\s+|if\s+(?:not\s+)?exists\s+)*([a-z_]\w*)\b(?!\s*[.(])/gi;
  const updates = /\bupdate\s+(?:only\s+)?([a-z_]\w*)(?:\s+(?:as\s+)?\w+)?\s+set\b/gi;
  return [...flat.matchAll(places), ...flat.matchAll(updates)].flatMap((match) => {
    const name = match[1] ?? '';
    if (ctes.has(name) || NOT_TABLES.has(name.toLowerCase())) return [];
    const message = `name the schema too: ${name} alone is looked up on the search path`;
    return [fault('sql-qualified', sql.file, sql.at + offset(sql, match.index), message)];
  });
}

/** Words that follow `from`, `using` and the like without being a table. */
const NOT_TABLES = new Set([
  'public',
  'btree',
  'gin',
  'gist',
  'brin',
  'hash',
  'select',
  'unnest',
  'current_user',
  'values',
  'fastops_app',
  'fastops_definer',
]);

/**
 * The text without comments and without what stands between quotes, same length.
 * @param {string} text
 */
export function bare(text) {
  return text.replace(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'/g, (part) => part.replace(/[^\n]/g, ' '));
}

/**
 * Views that migrations create, as `schema.view`: what a module publishes for reports.
 * @param {File[]} files
 */
function publishedViews(files) {
  const names = files
    .filter((file) => file.path.endsWith('.sql'))
    .flatMap((file) => [
      ...bare(file.text).matchAll(/\bcreate\s+(?:or\s+replace\s+)?view\s+([a-z_]+\.\w+)/gi),
    ]);
  return new Set(names.map((match) => match[1] ?? ''));
}
