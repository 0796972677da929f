// Rules 1, 3 and 9 where a string does what an import may not: names point down too.
import ts from 'typescript';
import { fault, imports, isCode, isTest, levels, literal, moduleOf, parse, walk } from './files.mjs';

/** @typedef {import('./files.mjs').File} File */
/** @typedef {import('./files.mjs').Violation} Violation */

export const rules = [
  'names-only-down',
  'kernel-speaks-no-restaurant',
  'modules-lowest-first',
  'event-declaration',
  'event-name',
];

const NAME = new RegExp(`^(${Object.keys(levels).join('|')})\\.[a-z_]\\w*$`);
/** Words of a restaurant. In the kernel they would mean that a business rule has sunk into it. */
const RESTAURANT =
  /(?<![a-z])(restaurant|kitchen|waiter|cashier|comanda|mesa|courier|recipe|dish|menu|cuisine|gratuity|invoice|receipt|catalogue|storefront)s?(?![a-z])/i;
/** The fake printer of the tests is told to refuse, to be deaf, to be slow: it lives beside the other fakes. */
const KERNEL = /^server\/src\/kernel\/(?!testing\/)/;
const PAST =
  /(ed|sent|paid|made|begun|done|lost|left|taken|set|put|cut|split|sold|bought|held|found|shut|undone|withdrawn|given)$/;

/**
 * @param {File[]} files
 * @returns {Violation[]}
 */
export function check(files) {
  return files
    .filter(({ path }) => path.startsWith('server/src/') && isCode(path) && !isTest(path))
    .flatMap((file) => {
      const home = moduleOf(file.path);
      if (KERNEL.test(file.path)) return kernel(file);
      if (file.path === 'server/src/app/modules.ts') return lowestFirst(file);
      if (!home) return [];
      return [...names(file, home.name), ...(home.rest === 'events.ts' ? events(file, home.name) : [])];
    });
}

/**
 * A subscription, a permission or an event of a higher module, by its name: `payments` may hear `orders`, never the
 * other way round; realtime, which stands low, can name no business at all.
 * @param {File} file
 * @param {string} home
 */
function names(file, home) {
  /** @type {Violation[]} */
  const faults = [];
  walk(parse(file), (node) => {
    const other = NAME.exec(literal(node) ?? '')?.[1];
    if (other === undefined || other === home || Number(levels[other]) < Number(levels[home])) return;
    faults.push(
      fault(
        'names-only-down',
        file,
        node,
        `${home} does not know ${other}: calls, subscriptions and names point down`,
      ),
    );
  });
  return faults;
}

/** @param {File} file */
function kernel(file) {
  /** @type {Violation[]} */
  const faults = [];
  walk(parse(file), (node) => {
    const text = ts.isIdentifier(node) ? node.text.replace(/([a-z])([A-Z])/g, '$1 $2') : literal(node);
    // A sentence may speak of a restaurant, to explain a setting; a name may not.
    if (text === undefined || (!ts.isIdentifier(node) && /\s/.test(text))) return;
    const word = RESTAURANT.exec(text)?.[1] ?? NAME.exec(text)?.[0];
    if (word)
      faults.push(
        fault(
          'kernel-speaks-no-restaurant',
          file,
          node,
          `${word}: the kernel knows no business word and no module`,
        ),
      );
  });
  return faults;
}

/**
 * `app/modules.ts` lists the modules lowest first: they are migrated and started in that order.
 * @param {File} file
 */
function lowestFirst(file) {
  /** @type {Violation[]} */
  const faults = [];
  const from = new Map(
    [...imports(file)].flatMap(([local, one]) => {
      const name = /\/modules\/([^/]+)\//.exec(one.from)?.[1];
      return name === undefined || one.typeOnly ? [] : [[local, name]];
    }),
  );
  walk(parse(file), (node) => {
    if (!ts.isArrayLiteralExpression(node)) return;
    const order = node.elements.flatMap((element) => {
      const start = ts.isCallExpression(element) ? element.expression : element;
      const name = from.get(start.getText().split('.')[0] ?? '');
      return name === undefined ? [] : [{ element, name, level: Number(levels[name]) }];
    });
    for (const [index, one] of order.entries()) {
      const before = order[index - 1];
      if (before && before.level > one.level) {
        faults.push(
          fault(
            'modules-lowest-first',
            file,
            one.element,
            `${one.name} stands after ${before.name}, which is higher`,
          ),
        );
      }
    }
  });
  return faults;
}

/**
 * Each event type declares beside its payload who may see it (rule 9) and what it is ordered by.
 * @param {File} file
 * @param {string} home
 */
function events(file, home) {
  /** @type {Violation[]} */
  const faults = [];
  walk(parse(file), (node) => {
    if (!ts.isObjectLiteralExpression(node)) return;
    const properties = new Map(node.properties.map((one) => [one.name?.getText() ?? '', one]));
    if (!properties.has('payload') || !properties.has('name')) return;
    const missing = ['schemaVersion', 'key', 'audience'].filter((name) => !properties.has(name));
    if (missing.length > 0)
      faults.push(
        fault(
          'event-declaration',
          file,
          node,
          `an event declares its ${missing.join(' and ')} beside its payload`,
        ),
      );
    const stated = properties.get('name');
    const name = stated && ts.isPropertyAssignment(stated) ? literal(stated.initializer) : undefined;
    if (name !== undefined && !(new RegExp(`^${home}\\.[a-z]+(_[a-z]+)*$`).test(name) && PAST.test(name))) {
      faults.push(
        fault('event-name', file, node, `${name}: an event is ${home}.something_happened, in the past`),
      );
    }
  });
  return faults;
}
