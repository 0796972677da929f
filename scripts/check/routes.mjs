// Every route says who may call it; statuses of refusals are decided in app/http.ts alone.
import ts from 'typescript';
import { fault, literal, moduleOf, parse, walk } from './files.mjs';

/** @typedef {import('./files.mjs').File} File */
/** @typedef {import('./files.mjs').Violation} Violation */

export const rules = ['route-permission', 'route-scope', 'route-address', 'route-idempotent', 'route-status'];

const SCOPES = new Set(['public', 'self', 'company', 'branch', 'platform']);
const ADDRESS = /^\/v1(\/([a-z0-9]+(-[a-z0-9]+)*|\{[a-zA-Z]+\}|:[a-zA-Z]+))+$/;
const METHODS = new Set(['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'all', 'route']);

/**
 * @param {File[]} files
 * @returns {Violation[]}
 */
export function check(files) {
  return files.filter(({ path }) => /^http(\.ts$|\/)/.test(moduleOf(path)?.rest ?? '')).flatMap(inspect);
}

/** @param {File} file */
function inspect(file) {
  /** @type {Violation[]} */
  const faults = [];
  walk(parse(file), (node) => {
    const route = asRoute(node);
    if (route) faults.push(...judge(file, node, route, moduleOf(file.path)?.name ?? ''));
    const status = refusalStatus(node);
    if (status)
      faults.push(
        fault(
          'route-status',
          file,
          node,
          `${status}: refuse with a Refusal; its kind decides the status in one place`,
        ),
      );
  });
  return faults;
}

/**
 * A route in any of its forms: `route({ method, path, … })` or `app.post('/v1/…', { … })`.
 * @param {ts.Node} node
 * @returns {{ addresses: string[], settings: Map<string, ts.Expression> } | undefined}
 */
function asRoute(node) {
  if (!ts.isCallExpression(node)) return undefined;
  const settings = new Map(node.arguments.filter(ts.isObjectLiteralExpression).flatMap(entries));
  const first = node.arguments[0];
  const isMethod = ts.isPropertyAccessExpression(node.expression) && METHODS.has(node.expression.name.text);
  const named = settings.get('path') ?? settings.get('url');
  if (named && settings.has('method')) return { addresses: literalsIn(named), settings };
  const addresses = isMethod && first ? literalsIn(first).filter((text) => text.startsWith('/')) : [];
  return addresses.length > 0 ? { addresses, settings } : undefined;
}

/** Every string in an expression: a route may choose its address. @param {ts.Expression} expression */
function literalsIn(expression) {
  /** @type {string[]} */
  const found = [];
  walk(expression, (node) => {
    const text = literal(node);
    if (text !== undefined) found.push(text);
  });
  return found;
}

/**
 * The properties of an object, those of a nested `config` included.
 * @param {ts.ObjectLiteralExpression} object
 * @returns {[string, ts.Expression][]}
 */
function entries(object) {
  return object.properties.flatMap((property) => {
    if (ts.isShorthandPropertyAssignment(property))
      return [/** @type {[string, ts.Expression]} */ ([property.name.text, property.name])];
    if (!ts.isPropertyAssignment(property)) return [];
    const name = property.name.getText();
    const nested =
      name === 'config' && ts.isObjectLiteralExpression(property.initializer)
        ? entries(property.initializer)
        : [];
    return [/** @type {[string, ts.Expression]} */ ([name, property.initializer]), ...nested];
  });
}

/**
 * @param {File} file
 * @param {ts.Node} node
 * @param {{ addresses: string[], settings: Map<string, ts.Expression> }} route
 * @param {string} module
 */
function judge(file, node, { addresses, settings }, module) {
  const name = addresses.join(' or ') || 'this route';
  /** @param {string} rule @param {string} message */
  const said = (rule, message) => [fault(rule, file, node, `${name} ${message}`)];
  const scope = settings.get('scope');
  const scopeName = scope && literal(scope);
  const permission = settings.get('permission');
  const code = permission && literal(permission);
  const nobody =
    permission?.kind === ts.SyntaxKind.NullKeyword && scopeName !== 'public' && scopeName !== 'self';
  const knownScope = scope && (scopeName === undefined || SCOPES.has(scopeName));
  const creates = /status:\s*201\b/.test(settings.get('answer')?.getText() ?? '');
  const sound = addresses.length > 0 && addresses.every((address) => ADDRESS.test(address));
  return [
    ...(knownScope ? [] : said('route-scope', `declares its scope: ${[...SCOPES].join(', ')}`)),
    ...(permission && !nobody ? [] : said('route-permission', 'declares its permission')),
    ...(code === undefined || code.startsWith(`${module}.`)
      ? []
      : said('route-permission', `asks for ${code}, not one of ${module}`)),
    ...(creates && settings.get('idempotent')?.kind !== ts.SyntaxKind.TrueKeyword
      ? said('route-idempotent', 'creates, so it is idempotent: true')
      : []),
    ...(sound ? [] : said('route-address', 'is not /v1/plural-nouns/{id}/command')),
  ];
}

/** `reply.code(404)` and the like. @param {ts.Node} node */
function refusalStatus(node) {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  if (!['code', 'status'].includes(node.expression.name.text)) return undefined;
  const first = node.arguments[0];
  return first && ts.isNumericLiteral(first) && Number(first.text) >= 400 ? first.text : undefined;
}
