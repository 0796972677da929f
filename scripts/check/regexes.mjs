// No regular expression that an input can send into exponential or polynomial time.
import ts from 'typescript';
import { fault, isProduct, parse, walk } from './files.mjs';

/** @typedef {import('./files.mjs').File} File */
/** @typedef {import('./files.mjs').Violation} Violation */

export const rules = ['regex-safe', 'regex-judged'];

/** Longest one pattern may be thought about; the automaton decides most in a few milliseconds. */
const LIMIT_MS = 20_000;

/**
 * Judges every regular expression of server, clients and contract. Blocks while it thinks.
 * @param {File[]} files
 * @returns {Promise<Violation[]>}
 */
export async function check(files) {
  // The pure JavaScript engine: the others start a process or a Java machine per pattern.
  process.env.RECHECK_BACKEND = 'pure';
  const { checkSync } = await import('recheck');
  /** @type {Map<string, string>} */
  const judged = new Map();
  return files
    .filter(({ path }) => isProduct(path))
    .flatMap((file) =>
      patterns(file).flatMap(({ node, source, flags }) => {
        if (source === undefined)
          return [
            fault(
              'regex-judged',
              file,
              node,
              'built from a value: escape it with RegExp.escape, or write it out',
            ),
          ];
        const key = `/${source}/${flags}`;
        const verdict =
          judged.get(key) ?? judge(checkSync(source, flags, { timeout: LIMIT_MS, randomSeed: 1 }));
        judged.set(key, verdict);
        return verdict === '' ? [] : [fault('regex-safe', file, node, `${key}: ${verdict}`)];
      }),
    );
}

/**
 * @param {import('recheck').Diagnostics} result
 * @returns {string} empty when the pattern is safe
 */
function judge(result) {
  if (result.status === 'safe') return '';
  if (result.status === 'vulnerable')
    return `${result.complexity.type} time, for example on ${result.attack.pattern}`;
  return `could not be judged (${result.error.kind}): write it simpler`;
}

/**
 * Every pattern of a file; `source` is absent where it is made from a value that is not a plain string.
 * @param {File} file
 * @returns {{ node: ts.Node, source: string | undefined, flags: string }[]}
 */
function patterns(file) {
  /** @type {{ node: ts.Node, source: string | undefined, flags: string }[]} */
  const found = [];
  walk(parse(file), (node) => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      found.push({ node, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    const made =
      (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp';
    if (!made) return;
    const [first, second] = node.arguments ?? [];
    const fixed = first && ts.isStringLiteralLike(first) ? first.text : undefined;
    if (fixed === undefined && first && /^RegExp\.escape\(/.test(first.getText())) return;
    found.push({ node, source: fixed, flags: second && ts.isStringLiteralLike(second) ? second.text : '' });
  });
  return found;
}
