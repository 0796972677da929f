// How a plant is made: a piece of the clean house changed, or a file of its own.
import { house } from './house.mjs';

/** @typedef {{ rule: string, what: string, path: string, text: string, at?: string }} Plant `at` where the fault is reported elsewhere */

/**
 * One replacement in a file of the clean house.
 * @param {string} path
 * @param {string} from
 * @param {string} to
 */
export function edited(path, from, to) {
  const text = house[path] ?? '';
  if (!text.includes(from)) throw new Error(`${path} does not contain ${from}`);
  return { path, text: text.replace(from, to) };
}

/**
 * @param {number} count
 * @param {string} [line]
 */
export const lines = (count, line = 'export {};') => `${line}\n`.repeat(count);
