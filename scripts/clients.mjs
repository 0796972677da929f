// Builds the browser apps whose sources changed since they were last built.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { indent, Refusal, root, runQuietly } from './toolchain.mjs';

const MARKER = 'dist/.sources';
const NOT_SOURCES = /(^|\/)(node_modules|dist|coverage)$|\.test\.\w+$|\.tsbuildinfo$/;

/**
 * Builds every stale app.
 * @param {import('./toolchain.mjs').Toolchain} toolchain
 * @param {string} [folder] the project
 * @returns {Promise<string[]>} the apps that were built
 */
export async function buildClients(toolchain, folder = root) {
  const built = [];
  for (const app of listApps(folder)) {
    const home = join(folder, 'clients', app);
    const marker = join(home, MARKER);
    const sources = hashSources(folder, app);
    if (existsSync(marker) && readFileSync(marker, 'utf8') === sources) continue;
    // Gone before the build begins: one that is interrupted half way must not pass for finished.
    rmSync(marker, { force: true });
    const vite = join(folder, 'node_modules/.bin/vite');
    const { code, output } = await runQuietly(
      `Building the ${app} app`,
      vite,
      ['build', '--logLevel', 'warn'],
      {
        cwd: home,
        env: { ...toolchain.env, NODE_ENV: 'production' },
      },
    );
    if (code !== 0)
      throw new Refusal(
        `The ${app} app could not be built.\n\n${indent(output.trim().split('\n').slice(-20))}`,
      );
    writeFileSync(marker, sources);
    built.push(app);
  }
  return built;
}

/**
 * The apps: the folders of clients/ that Vite can build.
 * @param {string} folder
 */
export function listApps(folder) {
  const clients = join(folder, 'clients');
  return readdirSync(clients)
    .filter((name) => existsSync(join(clients, name, 'vite.config.ts')))
    .sort();
}

/**
 * A hash over the names and contents of everything that can change what the app's build makes.
 * @param {string} folder
 * @param {string} app
 */
export function hashSources(folder, app) {
  const clients = join(folder, 'clients');
  const shared = readdirSync(clients, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(clients, entry.name));
  const sources = [
    ...['clients/ui', 'clients/device', 'contract/src', `clients/${app}`].flatMap((path) =>
      listFiles(join(folder, path)),
    ),
    ...['contract/package.json', 'package-lock.json', 'tsconfig.base.json'].map((path) => join(folder, path)),
    ...shared,
  ];
  const hash = createHash('sha256');
  for (const file of sources.filter((path) => existsSync(path)).sort()) {
    const contents = createHash('sha256').update(readFileSync(file)).digest('hex');
    hash.update(`${relative(folder, file)} ${contents}\n`);
  }
  return hash.digest('hex');
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function listFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (NOT_SOURCES.test(path)) return [];
    return entry.isDirectory() ? listFiles(path) : [path];
  });
}
