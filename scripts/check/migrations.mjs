// What a migration file must hold by itself. The catalogue test looks at the migrated database; this looks at the text,
// so that the fault names the file and the line.
import { fault, moduleOf } from './files.mjs';
import { bare } from './sql.mjs';

/** @typedef {import('./files.mjs').File} File */
/** @typedef {import('./files.mjs').Violation} Violation */

export const rules = [
  'migration-number',
  'migration-lock-timeout',
  'migration-own-schema',
  'migration-row-security',
  'migration-company-first',
  'migration-types',
  'migration-states',
  'definer-listed',
  'definer-search-path',
];

/**
 * @param {File[]} files
 * @returns {Violation[]}
 */
export function check(files) {
  const migrations = files.filter(({ path }) => /\/migrations\/[^/]+\.sql$/.test(path));
  const list = files.find(({ path }) => path === 'server/src/modules/identity/README.md')?.text ?? '';
  return [
    ...numbers(migrations),
    ...migrations.flatMap((file) => [...inspect(file), ...definers(file, list, droppedBy(migrations))]),
  ];
}

/**
 * Functions that a migration takes away and none makes again behind it.
 * @param {File[]} migrations
 */
function droppedBy(migrations) {
  /** @type {Set<string>} */
  const dropped = new Set();
  for (const file of migrations.toSorted((a, b) => (a.path < b.path ? -1 : 1)))
    for (const [, act = '', name = ''] of bare(file.text).matchAll(
      /\b(drop|create(?:\s+or\s+replace)?)\s+function\s+(?:if\s+exists\s+)?([a-z_]+\.\w+)/gi,
    ))
      if (act.toLowerCase() === 'drop') dropped.add(name);
      else dropped.delete(name);
  return dropped;
}

/** @param {File[]} migrations */
function numbers(migrations) {
  /** @type {Map<string, File[]>} */
  const folders = new Map();
  for (const file of migrations) {
    const folder = file.path.slice(0, file.path.lastIndexOf('/'));
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  return [...folders.values()].flatMap((list) =>
    list
      .sort((a, b) => (a.path < b.path ? -1 : 1))
      .flatMap((file, index) => {
        const expected = String(index + 1).padStart(4, '0');
        const name = file.path.slice(file.path.lastIndexOf('/') + 1);
        if (new RegExp(`^${expected}-[a-z0-9]+(-[a-z0-9]+)*\\.sql$`).test(name)) return [];
        return [
          fault(
            'migration-number',
            file,
            0,
            `expected ${expected}-some-name.sql: numbers are unique and leave no gap`,
          ),
        ];
      }),
  );
}

/** @param {File} file */
function inspect(file) {
  const text = bare(file.text);
  const schema = moduleOf(file.path)?.name ?? 'kernel';
  return [
    ...every(
      file,
      text,
      /\block_timeout\b/gi,
      'migration-lock-timeout',
      () => 'the migrator sets lock_timeout for every file',
    ),
    ...created(file, text, schema),
    ...tables(file, text),
    ...companyFirst(file, text),
    ...types(file, text),
    ...states(file),
  ];
}

/**
 * @param {File} file
 * @param {string} text
 * @param {RegExp} pattern
 * @param {string} rule
 * @param {(match: RegExpMatchArray) => string | undefined} message nothing when the match is fine
 */
function every(file, text, pattern, rule, message) {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const said = message(match);
    return said === undefined ? [] : [fault(rule, file, match.index, said)];
  });
}

/**
 * A migration creates and alters in its module's own schema.
 * @param {File} file
 * @param {string} text
 * @param {string} schema
 */
function created(file, text, schema) {
  const pattern =
    /\b(?:create|alter|drop)\s+(?:or\s+replace\s+)?(?:table|view|materialized\s+view|function|sequence|type)\s+(?:if\s+(?:not\s+)?exists\s+)?(?:only\s+)?([a-z_]\w*)(\.\w+)?/gi;
  return every(file, text, pattern, 'migration-own-schema', ([, name, rest]) =>
    rest !== undefined && name === schema ? undefined : `belongs in the schema ${schema}`,
  );
}

/**
 * The tables a migration creates: name, body between the brackets, position.
 * @param {string} text
 */
function createdTables(text) {
  return [...text.matchAll(/\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?([a-z_]+\.\w+)\s*\(/gi)].map(
    (match) => {
      let depth = 1;
      let end = match.index + match[0].length;
      while (depth > 0 && end < text.length) {
        if (text[end] === '(') depth += 1;
        if (text[end] === ')') depth -= 1;
        end += 1;
      }
      return {
        name: match[1] ?? '',
        body: text.slice(match.index + match[0].length, end - 1),
        at: match.index,
      };
    },
  );
}

/**
 * A table of companies' rows has row security, forced on its owner too, and one policy.
 * @param {File} file
 * @param {string} text
 */
function tables(file, text) {
  return createdTables(text)
    .filter(({ body }) => /\bcompany_id\b/i.test(body))
    .flatMap(({ name, at }) => {
      const escaped = name.replace('.', '\\.');
      const needed = [
        [
          new RegExp(`alter\\s+table\\s+${escaped}\\s+enable\\s+row\\s+level\\s+security`, 'i'),
          'enable row level security',
        ],
        [
          new RegExp(`alter\\s+table\\s+${escaped}\\s+force\\s+row\\s+level\\s+security`, 'i'),
          'force row level security',
        ],
        [new RegExp(`create\\s+policy\\s+\\w+\\s+on\\s+${escaped}\\b`, 'i'), 'one policy'],
      ];
      return needed
        .filter(([pattern]) => !(/** @type {RegExp} */ (pattern).test(text)))
        .map(([, what]) =>
          fault('migration-row-security', file, at, `${name} has company_id: this file lacks ${what}`),
        );
    });
}

/**
 * Every key of a tenant table begins with company_id: checks of foreign and unique keys bypass row security.
 * @param {File} file
 * @param {string} text
 */
function companyFirst(file, text) {
  const rule = 'migration-company-first';
  const tenants = createdTables(text).filter(({ body }) => /\bcompany_id\b/i.test(body));
  const inTables = tenants.flatMap(({ name, body, at }) => {
    const keys = body.matchAll(
      /\b(?:primary\s+key|unique(?:\s+nulls\s+not\s+distinct)?|foreign\s+key)\s*\(\s*(\w+)|\breferences\s+[\w.]+\s*\(\s*(\w+)/gi,
    );
    const wrong = [...keys].filter((key) => (key[1] ?? key[2])?.toLowerCase() !== 'company_id');
    // A key written on the column itself cannot begin with company_id, unless it is the company itself.
    const own = [
      ...body.matchAll(/^\s*(\w+)[^(,\n]*?\b(?:primary\s+key|unique|references)\b(?!\s*\()/gim),
    ].filter((key) => !['company_id', 'primary', 'unique', 'foreign', 'constraint'].includes(key[1] ?? ''));
    return [...wrong, ...own].map(() => fault(rule, file, at, `every key of ${name} begins with company_id`));
  });
  const names = new Set(tenants.map(({ name }) => name));
  const indexes =
    /\bcreate\s+unique\s+index\s+(?:if\s+not\s+exists\s+)?\w+\s+on\s+(?:only\s+)?([a-z_]+\.\w+)\s*(?:using\s+\w+\s*)?\(\s*(\w+)/gi;
  const inIndexes = every(file, text, indexes, rule, ([, table = '', column]) =>
    names.has(table) && column !== 'company_id'
      ? `a unique index of ${table} begins with company_id`
      : undefined,
  );
  return [...inTables, ...inIndexes];
}

/**
 * Money is whole minor units, instants carry their zone.
 * @param {File} file
 * @param {string} text
 */
function types(file, text) {
  const columns = createdTables(text).flatMap(({ body, at }) =>
    [
      ...body.matchAll(
        /^\s*(\w+)\s+(real|double\s+precision|float\d?|money|timestamp(?!tz)(?!\s+with\s+time\s+zone))\b/gim,
      ),
    ].map(([, name, type]) =>
      fault('migration-types', file, at, `${name}: ${type} — money is bigint …_minor, time is timestamptz`),
    ),
  );
  const money = createdTables(text).flatMap(({ body, at }) =>
    [
      ...body.matchAll(
        /^\s*(\w*(?:price|amount|total|subtotal|discount|fee|tip|cost|change_due|tendered)\w*)\s+(?:bigint|integer|int|numeric(?!\s*\(\s*20\s*,\s*6\s*\)))/gim,
      ),
    ]
      .filter(([, name = '']) => !/_minor$|_count$|_rate$|_id$|_bp$/.test(name))
      .map(([, name]) =>
        fault(
          'migration-types',
          file,
          at,
          `${name}: money columns are bigint and end in _minor; unit costs numeric(20,6)`,
        ),
      ),
  );
  return [...columns, ...money];
}

/** States are stored in lower_snake. @param {File} file */
function states(file) {
  return every(
    file,
    file.text,
    /\bcheck\s*\(\s*\w*(?:state|status|kind|type|role)\w*\s+in\s*\(([^)]*)\)/gi,
    'migration-states',
    ([, values = '']) => (/[A-Z-]/.test(values) ? 'states are stored in lower_snake' : undefined),
  );
}

/**
 * Functions that look over the borders of companies: each is listed in identity/README.md, and none follows the
 * caller's search path.
 * @param {File} file
 * @param {string} list
 * @param {Set<string>} dropped
 */
function definers(file, list, dropped) {
  const text = bare(file.text);
  return [
    ...text.matchAll(/\bcreate\s+(?:or\s+replace\s+)?function\s+([a-z_]+\.\w+)([\s\S]*?)(?=\bcreate\b|$)/gi),
  ].flatMap((match) => {
    const [, name = '', rest = ''] = match;
    if (!/\bsecurity\s+definer\b/i.test(rest)) return [];
    const unlisted = !dropped.has(name) && !new RegExp(`\\b${name.replace('.', '\\.')}\\b`).test(list);
    const open = !/\bset\s+search_path\s*(=|to)/i.test(rest);
    return [
      ...(unlisted
        ? [
            fault(
              'definer-listed',
              file,
              match.index,
              `${name} is a security definer: list it in identity/README.md`,
            ),
          ]
        : []),
      ...(open
        ? [
            fault(
              'definer-search-path',
              file,
              match.index,
              `${name} follows its caller’s search path: set search_path = ''`,
            ),
          ]
        : []),
    ];
  });
}
