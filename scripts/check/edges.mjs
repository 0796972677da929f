// Rules 4, 5 and 6 where an import does not show them: the environment, transactions and the network.
import ts from 'typescript';
import { fault, imports, isCode, isTesting, MAY_DIAL, MAY_OPEN, moduleOf, parse, walk } from './files.mjs';

/** @typedef {import('./files.mjs').File} File */
/** @typedef {import('./files.mjs').Violation} Violation */

export const rules = [
  'environment-only-in-config',
  'transaction-calls',
  'no-second-transaction',
  'kernel-internals',
  'network-calls',
  'no-network-in-transaction',
];

const READS_ENVIRONMENT =
  /^(server\/src\/kernel\/config(\.test)?\.ts$|server\/src\/(kernel|app)\/testing\/|scripts\/|drills\/|bench\/|e2e\/|[^/]+\.config\.ts$|clients\/[^/]+\/vite\.config\.ts$|clients\/print-agent\/src\/settings\.ts$)/;
/** What stands behind a transaction handle; only the kernel may hold it. */
const INTERNALS = new Set(['bindTx', 'unbindTx', 'stateOf', 'TxState']);
const OPENERS = new Set(['inTenant', 'outsideTenants', 'askInTenant', 'askOutside']);
const DIALS =
  /(-driver\.ts$|^@fastops\/printer-link$|^(node:)?(net|http|https|http2|tls|dgram|dns)$|^(undici|ioredis|nodemailer)$)/;
const GLOBAL_NETWORK = new Set(['fetch', 'WebSocket', 'EventSource']);

/**
 * @param {File[]} files
 * @returns {Violation[]}
 */
export function check(files) {
  return files.filter(({ path }) => isCode(path)).flatMap((file) => [...environment(file), ...server(file)]);
}

/** @param {File} file */
function environment(file) {
  /** @type {Violation[]} */
  const faults = [];
  if (READS_ENVIRONMENT.test(file.path)) return faults;
  const message = 'settings are read once, in kernel/config.ts';
  walk(parse(file), (node) => {
    const direct =
      ts.isPropertyAccessExpression(node) &&
      node.name.text === 'env' &&
      node.expression.getText() === 'process';
    const keyed = ts.isElementAccessExpression(node) && node.expression.getText() === 'process';
    if (direct || keyed) faults.push(fault('environment-only-in-config', file, node, message));
  });
  for (const { from, name } of imports(file).values()) {
    const taken = /^(node:)?process$/.test(from) && (name === 'env' || name === '*' || name === 'default');
    if (taken) faults.push(fault('environment-only-in-config', file, 0, message));
  }
  return faults;
}

/** @param {File} file */
function server(file) {
  if (
    !file.path.startsWith('server/src/') ||
    file.path.startsWith('server/src/kernel/') ||
    isTesting(file.path)
  )
    return [];
  /** @type {Violation[]} */
  const faults = [];
  const names = imports(file);
  for (const [local, { from, name }] of names) {
    const taken = /\/kernel\/tx\.ts$/.test(from) && (INTERNALS.has(name) || name === '*');
    if (taken)
      faults.push(
        fault('kernel-internals', file, 0, `${local} is the kernel’s own: it could bend a transaction`),
      );
  }
  const rest = moduleOf(file.path)?.rest;
  walk(parse(file), (node) => {
    const forged = ts.isAsExpression(node) && /^(Tx|OutsideTx)$/.test(node.type.getText());
    if (forged)
      faults.push(fault('kernel-internals', file, node, 'only inTenant makes a Tx; a cast forges one'));
    if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return;
    if (rest !== undefined && !MAY_DIAL.test(rest)) faults.push(...globalNetwork(file, node.expression));
    if (!ts.isCallExpression(node)) return;
    if (rest !== undefined && !MAY_OPEN.test(rest)) faults.push(...opens(file, node.expression));
    faults.push(...secondTransaction(file, node), ...dialsInside(file, node, names));
  });
  return faults;
}

/**
 * The door to the database may be handed about as a value; calling it is what counts.
 * @param {File} file
 * @param {ts.Expression} callee
 */
function opens(file, callee) {
  if (!ts.isPropertyAccessExpression(callee) || !OPENERS.has(callee.name.text)) return [];
  const message = `${callee.name.text} is called by http.ts, worker.ts and app/ alone`;
  return [fault('transaction-calls', file, callee.name, message)];
}

/**
 * A query builder can open a transaction too (`.transaction().execute(…)`).
 * @param {File} file
 * @param {ts.CallExpression} call
 */
function secondTransaction(file, call) {
  const callee = call.expression;
  if (!ts.isPropertyAccessExpression(callee)) return [];
  if (!['transaction', 'startTransaction', 'controlledTransaction'].includes(callee.name.text)) return [];
  const message = 'a use case receives its transaction in ctx and opens none';
  return [fault('no-second-transaction', file, callee.name, message)];
}

/**
 * Rule 6: write the intent, commit, and dial in a job. Between begin and commit nothing is dialled.
 * @param {File} file
 * @param {ts.CallExpression} call
 * @param {ReturnType<typeof imports>} names
 */
function dialsInside(file, call, names) {
  const callee = call.expression;
  const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText();
  if (!OPENERS.has(name)) return [];
  /** @type {Violation[]} */
  const faults = [];
  for (const argument of call.arguments) {
    walk(argument, (node) => {
      if (!ts.isIdentifier(node)) return;
      const imported = names.get(node.text);
      const dials = (imported && !imported.typeOnly && DIALS.test(imported.from)) || isGlobalCall(node);
      if (dials)
        faults.push(
          fault(
            'no-network-in-transaction',
            file,
            node,
            `${node.text} is called while a transaction is open`,
          ),
        );
    });
  }
  return faults;
}

/** @param {ts.Identifier} node */
function isGlobalCall(node) {
  const called = ts.isCallExpression(node.parent) || ts.isNewExpression(node.parent);
  return (
    called &&
    /** @type {ts.CallExpression} */ (node.parent).expression === node &&
    GLOBAL_NETWORK.has(node.text)
  );
}

/**
 * @param {File} file
 * @param {ts.Expression} callee
 */
function globalNetwork(file, callee) {
  const name = callee.getText().replace(/^globalThis\./, '');
  if (!GLOBAL_NETWORK.has(name)) return [];
  return [fault('network-calls', file, callee, `${name}: only drivers and workers reach the network`)];
}
