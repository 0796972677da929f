// The checks that read the tree, in the order in which they are printed.
import * as commits from './commits.mjs';
import * as docstrings from './docstrings.mjs';
import * as documents from './documents.mjs';
import * as downward from './downward.mjs';
import * as edges from './edges.mjs';
import * as house from './house.mjs';
import * as hygiene from './hygiene.mjs';
import * as migrations from './migrations.mjs';
import * as phrases from './phrases.mjs';
import * as regexes from './regexes.mjs';
import * as routes from './routes.mjs';
import * as shape from './shape.mjs';
import * as size from './size.mjs';
import * as sql from './sql.mjs';
import * as suppressions from './suppressions.mjs';

/** @typedef {{ title: string, rules: string[], check: import('./files.mjs').Check }} TreeCheck */

/** @type {TreeCheck[]} checks of the tree alone: quick, pure, nothing started */
export const treeChecks = [
  { title: 'shape of modules', rules: shape.rules, check: shape.check },
  { title: 'SQL and its schemas', rules: sql.rules, check: sql.check },
  { title: 'migrations', rules: migrations.rules, check: migrations.check },
  { title: 'edges: settings, transactions, network', rules: edges.rules, check: edges.check },
  { title: 'names point down', rules: downward.rules, check: downward.check },
  { title: 'routes', rules: routes.rules, check: routes.check },
  { title: 'refusals and phrases', rules: phrases.rules, check: phrases.check },
  { title: 'docstrings', rules: docstrings.rules, check: docstrings.check },
  { title: 'sizes', rules: size.rules, check: size.check },
  { title: 'suppressions and any', rules: suppressions.rules, check: suppressions.check },
  { title: 'clock, ids, rounding, getters', rules: house.rules, check: house.check },
  { title: 'tests', rules: hygiene.rules, check: hygiene.check },
  { title: 'documents and first scripts', rules: documents.rules, check: documents.check },
];

export { commits, regexes };
