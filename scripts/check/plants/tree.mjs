import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { installed, workspaces } from './house.mjs';

/**
 * Writes a tree into a new temporary folder.
 * @param {Record<string, string>} files path → text
 * @returns {{ root: string, remove: () => void }}
 */
export function writeTree(files) {
  const root = mkdtempSync(join(tmpdir(), 'fastops-check-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/**
 * Writes a house that can be cruised: with the packages it imports, and its workspaces linked.
 * @param {Record<string, string>} files path → text
 */
export function writeHouse(files) {
  const packages = installed.flatMap((name) => [
    [`node_modules/${name}/package.json`, `{ "name": "${name}", "main": "index.js" }`],
    [`node_modules/${name}/index.js`, 'module.exports = {};'],
  ]);
  const tree = writeTree({ ...files, ...Object.fromEntries(packages) });
  mkdirSync(join(tree.root, 'node_modules/@fastops'));
  for (const [name, folder] of Object.entries(workspaces)) {
    symlinkSync(join(tree.root, folder), join(tree.root, 'node_modules/@fastops', name), 'dir');
  }
  return tree;
}

/**
 * The tree as the pure checks take it.
 * @param {Record<string, string>} files path → text
 * @returns {import('../files.mjs').File[]}
 */
export function asFiles(files) {
  return Object.entries(files).map(([path, text]) => ({ path, text }));
}
